package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.registry.search.AgentIndex;
import dev.errand.registry.search.Profile;
import dev.errand.value.Address;
import java.util.ArrayList;
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
 * Agents of a capability are ranked by words, weighed over all that a card says: no model is loaded, so that a program which asks a
 * handful of agents for offers starts at once. Search is by meaning; its first call loads the models.
 */
final class InMemoryAgentRegistry implements AgentRegistry {

    private static final String TEXT = "text";

    // all guarded by this
    private final Map<Address, Indexed> cards = new LinkedHashMap<>();
    private final Map<String, Address> looks = new HashMap<>();
    private final Map<Address, Integer> lastVersions =
            new HashMap<>(); // retired agents' too, or an old card would come back
    private final WordWeights weights = new WordWeights();
    private @Nullable AgentIndex index;
    private Map<String, AgentCard> inIndex = Map.of();

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
    public List<Match> search(String text, int limit) {
        Meanings found = meanings();
        return found.index().search(text, limit).stream()
                .flatMap(hit -> Optional.ofNullable(found.cards().get(hit.id()))
                        .map(card -> new Match(card, hit.score(), hit.parts()))
                        .stream())
                .toList();
    }

    /** The index as it stands, with the cards that are in it. */
    private record Meanings(AgentIndex index, Map<String, AgentCard> cards) {}

    /** Made by the first search, which loads the models; brought up to date by each. */
    private synchronized Meanings meanings() {
        if (index == null) {
            index = AgentIndex.inMemory();
        }
        Map<String, AgentCard> now = new LinkedHashMap<>();
        cards.forEach((address, card) -> now.put(address.toString(), card.card()));
        List<Profile> changed = new ArrayList<>();
        now.forEach((id, card) -> {
            if (!card.equals(inIndex.get(id))) {
                changed.add(StoredAgentRegistry.profile(card));
            }
        });
        for (String id : inIndex.keySet()) {
            if (!now.containsKey(id)) {
                index.remove(id);
            }
        }
        if (!changed.isEmpty()) {
            index.put(changed);
        }
        inIndex = now;
        return new Meanings(index, now);
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
