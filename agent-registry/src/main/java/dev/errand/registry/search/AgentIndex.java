package dev.errand.registry.search;

import dev.errand.registry.search.CardShelf.Compared;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;

/**
 * Finds agents by a text, by its words and by its meaning, English and Chinese.
 *
 * <p>Lives in memory. Whoever holds the truth fills it at start and keeps it up. The models that understand text are loaded by the
 * first {@link #put} or {@link #search}: about a second. Thread-safe; a search sees each card whole, old or new.
 */
public final class AgentIndex implements AutoCloseable {

    /** Longest text that is searched for, in characters; what follows is not read. */
    public static final int MAX_QUERY = Query.MAX_TEXT;

    /** Cards that share words with the query are weighed down to this place. */
    private static final int MOST_BY_WORDS = 150;

    private final Encoder encoder;
    private final Fusion fusion;
    private final LexicalIndex words = new LexicalIndex();
    private final CardShelf shelf = new CardShelf();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

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
        List<UnderstoodCard> understood = UnderstoodCard.of(profiles, encoder);
        lock.writeLock().lock();
        try {
            for (UnderstoodCard card : understood) {
                int slot = shelf.put(card.profile().id(), card.meanings(), card.claims());
                words.put(card.profile(), slot);
            }
            words.refresh();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Takes a card out; does nothing if it is not here. */
    public void remove(String id) {
        lock.writeLock().lock();
        try {
            shelf.remove(id);
            words.remove(id);
            words.refresh();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many cards are here. */
    public int size() {
        lock.readLock().lock();
        try {
            return shelf.size();
        } finally {
            lock.readLock().unlock();
        }
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
        return Query.of(text, encoder);
    }

    /** As {@link #search(String, int, Predicate)}, for a text that was understood before. */
    public List<Hit> search(Query query, int limit, Predicate<String> filter) {
        return search(query, (int) Math.min(2L * limit, Integer.MAX_VALUE), limit, filter);
    }

    /** As the other, with at least so many cards compared by all that they say. */
    List<Hit> search(Query query, int compared, int limit, Predicate<String> filter) {
        lock.readLock().lock();
        try {
            LexicalIndex.Asked asked = words.asked(query.text());
            Map<Integer, Double> shares = words.best(asked, Math.max(MOST_BY_WORDS, limit));
            BitSet chosen = shelf.nearest(query.meaning(), compared, filter);
            shares.keySet().stream()
                    .filter(slot -> !chosen.get(slot) && filter.test(shelf.id(slot)))
                    .forEach(chosen::set);
            words.complete(asked, chosen, shares);
            Compared[] cards = shelf.compare(query.meaning(), chosen);
            Scored[] scored = new Scored[cards.length];
            for (int i = 0; i < cards.length; i++) {
                scored[i] = Scored.of(cards[i], shares.getOrDefault(cards[i].slot(), 0.0), fusion);
            }
            return Scored.best(scored, limit);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            words.close();
            shelf.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
