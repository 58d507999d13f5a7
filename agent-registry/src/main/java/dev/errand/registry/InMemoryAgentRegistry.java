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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/*
 * Words are weighed by Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq.
 * 3.15) over all that a card says. A scan of all cards serves some thousands; an index takes over where there are more.
 */
final class InMemoryAgentRegistry implements AgentRegistry {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final String TEXT = "text";

    private final Map<Address, Indexed> cards = new LinkedHashMap<>(); // guarded by this

    /** A card with how often each word stands in it. */
    private record Indexed(AgentCard card, Map<String, Integer> counts, int length) {

        static Indexed of(AgentCard card) {
            Stream<String> skills = card.skills().stream()
                    .flatMap(skill -> Stream.of(
                                    Stream.of(skill.name(), skill.description(), skill.capability()),
                                    skill.tags().stream(),
                                    skill.examples().stream())
                            .flatMap(texts -> texts));
            List<String> words = Stream.concat(Stream.of(card.name(), card.description()), skills)
                    .flatMap(text -> Words.in(text).stream())
                    .toList();
            Map<String, Integer> counts = new HashMap<>();
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            return new Indexed(card, counts, words.size());
        }
    }

    @Override
    public synchronized Registration register(SignedCard signed) {
        AgentCard card = signed.card();
        Optional<String> objection = signed.objection();
        if (objection.isPresent()) {
            return new Registration.Refused(objection.get());
        }
        boolean taken = cards.values().stream()
                .map(Indexed::card)
                .anyMatch(other -> !other.address().equals(card.address()) && sameName(other, card));
        if (taken) {
            return new Registration.Refused(
                    "the name '" + card.name() + "' belongs to an agent with another key; choose another name");
        }
        Indexed present = cards.get(card.address());
        if (present != null && present.card().version() >= card.version()) {
            return new Registration.Refused("version " + present.card().version() + " of the card of '" + card.name()
                    + "' is registered already; raise the version to change it");
        }
        cards.put(card.address(), Indexed.of(card));
        return new Registration.Registered();
    }

    @Override
    public synchronized void retire(Address agent) {
        cards.remove(agent);
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
        return rank(cards.values(), words, limit).stream()
                .filter(match -> match.score() > 0)
                .toList();
    }

    private List<Match> rank(Collection<Indexed> candidates, String text, int limit) {
        Set<String> words = new LinkedHashSet<>(Words.in(text));
        double meanLength =
                cards.values().stream().mapToInt(Indexed::length).average().orElse(1);
        return candidates.stream()
                .map(indexed -> match(indexed, words, meanLength))
                .sorted(Comparator.comparingDouble(Match::score)
                        .reversed()
                        .thenComparing(match -> match.agent().name()))
                .limit(limit)
                .toList();
    }

    private Match match(Indexed indexed, Set<String> words, double meanLength) {
        double score = 0;
        for (String word : words) {
            int count = indexed.counts().getOrDefault(word, 0);
            if (count > 0) {
                double norm = K1 * (1 - B + B * indexed.length() / meanLength);
                score += rarity(word) * count * (K1 + 1) / (count + norm);
            }
        }
        return new Match(indexed.card(), score, Map.of(TEXT, score));
    }

    private double rarity(String word) {
        long with = cards.values().stream()
                .filter(indexed -> indexed.counts().containsKey(word))
                .count();
        return Math.log(1 + (cards.size() - with + 0.5) / (with + 0.5));
    }

    private static boolean sameName(AgentCard one, AgentCard other) {
        return one.name().toLowerCase(Locale.ROOT).equals(other.name().toLowerCase(Locale.ROOT));
    }
}
