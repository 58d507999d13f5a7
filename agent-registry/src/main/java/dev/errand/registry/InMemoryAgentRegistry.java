package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * Words are weighed over all that a card says. No model is loaded, so that a program which asks a handful of agents for offers
 * starts at once. A scan serves some thousands of cards in milliseconds.
 */
final class InMemoryAgentRegistry implements AgentRegistry {

    private static final String TEXT = "text";

    // all guarded by this
    private final Map<Address, Indexed> cards = new LinkedHashMap<>();
    private final Map<String, Address> looks = new HashMap<>();
    private final Map<Address, Integer> lastVersions =
            new HashMap<>(); // retired agents' too, or an old card would come back
    private final WordWeights weights = new WordWeights();

    private record Indexed(AgentCard card, WordWeights.Text text) {

        static Indexed of(AgentCard card) {
            Stream<String> skills = card.skills().stream()
                    .flatMap(skill -> Stream.of(
                                    Stream.of(skill.name(), skill.description(), skill.capability()),
                                    skill.tags().stream(),
                                    skill.examples().stream())
                            .flatMap(texts -> texts));
            return new Indexed(
                    card,
                    WordWeights.Text.of(Stream.concat(Stream.of(card.name(), card.description()), skills)
                            .flatMap(text -> Words.in(text).stream())
                            .toList()));
        }
    }

    @Override
    public synchronized Registration register(SignedCard signed) {
        AgentCard card = signed.card();
        Optional<String> objection = signed.objection();
        if (objection.isPresent()) {
            return new Registration.Refused(objection.get());
        }
        for (String look : Names.looks(card.name())) {
            @Nullable Address holder = looks.get(look);
            if (holder != null && !holder.equals(card.address())) {
                String held = Objects.requireNonNull(cards.get(holder)).card().name();
                return new Registration.Refused("the name '" + card.name() + "' looks like '" + held
                        + "', which belongs to an agent with another key; choose another name");
            }
        }
        int last = lastVersions.getOrDefault(card.address(), 0);
        if (last >= card.version()) {
            return new Registration.Refused("version " + last + " of the card of '" + card.name()
                    + "' was registered already; raise the version to change it");
        }
        retire(card.address());
        Indexed indexed = Indexed.of(card);
        cards.put(card.address(), indexed);
        weights.add(indexed.text());
        lastVersions.put(card.address(), card.version());
        Names.looks(card.name()).forEach(look -> looks.put(look, card.address()));
        return new Registration.Registered();
    }

    @Override
    public synchronized void retire(Address agent) {
        Indexed gone = cards.remove(agent);
        if (gone != null) {
            weights.remove(gone.text());
            looks.values().removeIf(agent::equals);
        }
    }

    @Override
    public synchronized Optional<AgentCard> find(Address agent) {
        return Optional.ofNullable(cards.get(agent)).map(Indexed::card);
    }

    @Override
    public synchronized List<AgentCard> list() {
        return cards.values().stream()
                .map(Indexed::card)
                .sorted(Comparator.comparing(AgentCard::name))
                .toList();
    }

    @Override
    public synchronized List<Match> withCapability(String capability, String words, int limit) {
        return rank(
                cards.values().stream()
                        .filter(indexed -> indexed.card().offers(capability))
                        .toList(),
                words,
                limit);
    }

    @Override
    public synchronized List<Match> search(String words, int limit) {
        return rank(cards.values(), words, Integer.MAX_VALUE).stream()
                .filter(match -> match.score() > 0)
                .limit(limit)
                .toList();
    }

    private List<Match> rank(Collection<Indexed> candidates, String text, int limit) {
        Set<String> words = new LinkedHashSet<>(Words.in(text));
        return candidates.stream()
                .map(indexed -> match(indexed, weights.score(indexed.text(), words)))
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.agent().name()))
                .limit(limit)
                .toList();
    }

    private static Match match(Indexed indexed, double score) {
        return new Match(indexed.card(), score, Map.of(TEXT, score));
    }
}
