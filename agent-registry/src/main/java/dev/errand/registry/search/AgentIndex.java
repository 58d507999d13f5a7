package dev.errand.registry.search;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Finds agents by a text, by its words and by its meaning, English and Chinese.
 *
 * <p>Lives in memory. Whoever holds the truth fills it at start and keeps it up. The models that understand text are loaded by the
 * first {@link #put} or {@link #search}: about a second. Thread-safe; a search sees each card whole, old or new.
 */
public final class AgentIndex implements AutoCloseable {

    /** Longest text that is searched for, in characters; what follows is not read. */
    public static final int MAX_QUERY = 1_000;

    /** Cards that share words with the query are weighed down to this place. */
    private static final int MOST_BY_WORDS = 300;

    /** So many cards, and twice as many as are asked for, are compared by all that they say; the others by their sketches alone. */
    private static final int COMPARED = 300;

    private final Encoder encoder;
    private final Fusion fusion;
    private final LexicalIndex words = new LexicalIndex();
    private final Map<String, IndexedCard> cards = new ConcurrentHashMap<>();

    AgentIndex(Encoder encoder, Fusion fusion) {
        this.encoder = encoder;
        this.fusion = fusion;
    }

    /** An index that embeds every text anew. */
    public static AgentIndex inMemory() {
        return new AgentIndex(new ModelEncoder(VectorCache.none()), Fusion.MEASURED);
    }

    /**
     * An index that keeps what it embedded in {@code cache}, a SQLite file that is made where it is missing, so that the same cards
     * are taken in fast next time. A damaged cache is passed over.
     *
     * @throws java.io.UncheckedIOException if the folder of the file cannot be made
     */
    public static AgentIndex withCache(Path cache) {
        return new AgentIndex(new ModelEncoder(SqliteVectorCache.open(cache)), Fusion.MEASURED);
    }

    /** Takes cards in, each in the place of one with the same id. */
    public void put(Collection<Profile> profiles) {
        for (IndexedCard card : IndexedCard.of(profiles, encoder)) {
            cards.put(card.id(), card);
        }
        profiles.forEach(words::put);
        words.refresh();
    }

    /** Takes a card out; does nothing if it is not here. */
    public void remove(String id) {
        cards.remove(id);
        words.remove(id);
        words.refresh();
    }

    /** How many cards are here. */
    public int size() {
        return cards.size();
    }

    /** The agents nearest to the text, best first; at most {@code limit}. */
    public List<Hit> search(String text, int limit) {
        return search(text, limit, id -> true);
    }

    /**
     * The agents nearest to the text among those that the filter lets through, best first. One that is far away comes late, and only
     * the limit leaves it out.
     *
     * @param limit at most so many
     * @param filter by id
     */
    public List<Hit> search(String text, int limit, Predicate<String> filter) {
        return search(understand(text), limit, filter);
    }

    /** Embeds a text, which takes most of a search's time: some ten milliseconds. */
    public Query understand(String text) {
        String read = text.length() <= MAX_QUERY ? text : text.substring(0, MAX_QUERY);
        return new Query(read, encoder.query(read));
    }

    /** As {@link #search(String, int, Predicate)}, for a text that was understood before. */
    public List<Hit> search(Query query, int limit, Predicate<String> filter) {
        Meaning meaning = query.meaning();
        int compared = (int) Math.max(COMPARED, Math.min(2L * limit, Integer.MAX_VALUE));
        Map<String, Double> shares = words.search(query.text(), Math.max(MOST_BY_WORDS, limit));
        Collection<IndexedCard> candidates =
                cards.values().stream().filter(card -> filter.test(card.id())).toList();
        if (candidates.size() > compared) {
            candidates = nearest(candidates, meaning, compared, shares.keySet());
        }
        return candidates.stream()
                .map(card -> hit(card, shares.getOrDefault(card.id(), 0.0), meaning))
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id))
                .limit(limit)
                .toList();
    }

    private record Sketched(IndexedCard card, float nearness) {}

    /** The cards whose sketches are nearest, and those that were found by their words. */
    private static Collection<IndexedCard> nearest(
            Collection<IndexedCard> candidates, Meaning meaning, int count, Set<String> byWords) {
        Sketch query = Sketch.of(meaning.english());
        PriorityQueue<Sketched> best = new PriorityQueue<>(count + 1, Comparator.comparingDouble(Sketched::nearness));
        Set<IndexedCard> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (IndexedCard card : candidates) {
            float nearness = card.sketch().dot(query);
            if (best.size() < count || nearness > best.element().nearness()) {
                best.add(new Sketched(card, nearness));
                if (best.size() > count) {
                    best.remove();
                }
            }
            if (byWords.contains(card.id())) {
                chosen.add(card);
            }
        }
        best.forEach(sketched -> chosen.add(sketched.card()));
        return chosen;
    }

    private Hit hit(IndexedCard card, double text, Meaning meaning) {
        double vector = Fusion.squash(card.nearness(meaning));
        Map<String, Double> parts = new HashMap<>(Map.of(Hit.TEXT, text, Hit.VECTOR, vector));
        if (card.claims() < 1) {
            parts.put(Hit.CLAIMS, card.claims());
        }
        return new Hit(card.id(), fusion.score(text, vector) * card.claims(), parts);
    }

    @Override
    public void close() {
        words.close();
    }
}
