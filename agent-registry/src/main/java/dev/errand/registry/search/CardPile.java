package dev.errand.registry.search;

import dev.errand.registry.search.CardShelf.Compared;
import dev.errand.registry.search.Passage.Facet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cards that come all at once and are searched now, where an {@link AgentIndex} is filled over the life of a registry.
 *
 * <p>To have every model embed all that twenty thousand cards say takes ten minutes. So a card is read as closely as it deserves: of
 * each the description is looked at by the quickest model, of some hundreds that are nearest to a request all passages are, and the
 * {@value #WHOLE} nearest of those, with the cards that share most words with the request, are read by all models and compared as
 * an AgentIndex compares. Up to {@value #WHOLE} cards are read whole at once. Thread-safe.
 */
public final class CardPile implements AutoCloseable {

    /** Cards that are looked at; those after them are found by their words only. */
    public static final int MOST_LOOKED_AT = 50_000;

    private static final int LEAST_CLOSER = 500;
    private static final int MOST_CLOSER = 1_500;
    private static final int CLOSER_SHARE = 12; // one in so many
    private static final int WHOLE = 300;
    private static final int BY_WORDS = 60;
    private static final int CHUNK = 500;

    private final Encoder encoder;
    private final List<Profile> cards;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final LexicalIndex words = new LexicalIndex();
    private final List<Meaning> looks = new ArrayList<>();
    private final Map<Integer, Map<Facet, List<Meaning>>> closer = new ConcurrentHashMap<>();
    private final CardShelf whole = new CardShelf();
    private final ReadWriteLock lock = new ReentrantReadWriteLock(); // of whole

    CardPile(Collection<Profile> profiles, Encoder encoder, IntConsumer looked) {
        this.encoder = encoder;
        this.cards = List.copyOf(profiles);
        CompletableFuture<Void> unused = CompletableFuture.runAsync(encoder::prepare); // while words are counted
        for (int number = 0; number < cards.size(); number++) {
            numbers.put(cards.get(number).id(), number);
            words.put(cards.get(number), number);
        }
        words.refresh();
        if (cards.size() > WHOLE) {
            look(looked);
        }
    }

    /**
     * Looks at cards, no two with the same id.
     *
     * @param cache a SQLite file that keeps what was embedded, made where it is missing
     * @param looked told how many cards have been looked at, now and then
     * @throws java.io.UncheckedIOException if the folder of the cache cannot be made
     */
    public static CardPile of(Collection<Profile> cards, Path cache, IntConsumer looked) {
        return new CardPile(cards, new ModelEncoder(SqliteVectorCache.open(cache)), looked);
    }

    private void look(IntConsumer looked) {
        int most = Math.min(cards.size(), MOST_LOOKED_AT);
        for (int from = 0; from < most; from += CHUNK) {
            looks.addAll(encoder.looks(cards.subList(from, Math.min(most, from + CHUNK)).stream()
                    .map(Passage::look)
                    .toList()));
            looked.accept(looks.size());
        }
    }

    /** The cards nearest to the text, best first; at most {@code limit}, for which as many are read whole as it takes. */
    public List<Hit> search(String text, int limit) {
        Query query = Query.of(text, encoder);
        LexicalIndex.Asked asked = words.asked(query.text());
        Map<Integer, Double> shares = words.best(asked, Math.max(BY_WORDS, limit));
        BitSet chosen = nearest(query.meaning(), Math.max(WHOLE, limit));
        shares.keySet().forEach(chosen::set);
        words.complete(asked, chosen, shares);
        readWhole(chosen);
        lock.readLock().lock();
        try {
            Compared[] compared = whole.compare(query.meaning(), slots(chosen));
            Scored[] scored = new Scored[compared.length];
            for (int i = 0; i < scored.length; i++) {
                Integer number = numbers.get(compared[i].id());
                scored[i] = Scored.of(compared[i], shares.getOrDefault(number, 0.0), Fusion.MEASURED);
            }
            return Scored.best(scored, limit);
        } finally {
            lock.readLock().unlock();
        }
    }

    private BitSet nearest(Meaning asked, int count) {
        BitSet chosen = new BitSet();
        if (cards.size() <= WHOLE) {
            chosen.set(0, cards.size());
            return chosen;
        }
        List<Integer> seen = best(
                IntStream.range(0, looks.size()),
                number -> ModelEncoder.nearness(asked, looks.get(number)),
                Math.max(count, Math.clamp(looks.size() / CLOSER_SHARE, LEAST_CLOSER, MOST_CLOSER)));
        lookCloser(seen);
        best(seen.stream().mapToInt(number -> number), number -> closeness(asked, number), count)
                .forEach(chosen::set);
        return chosen;
    }

    private static List<Integer> best(IntStream numbers, IntToDoubleFunction nearness, int count) {
        record Seen(int number, double nearness) {}
        return numbers.parallel()
                .mapToObj(number -> new Seen(number, nearness.applyAsDouble(number)))
                .sorted((one, two) -> Double.compare(two.nearness(), one.nearness()))
                .limit(count)
                .map(Seen::number)
                .toList();
    }

    private void lookCloser(List<Integer> numbers) {
        List<Integer> fresh =
                numbers.stream().filter(number -> !closer.containsKey(number)).toList();
        List<Map<Facet, List<Meaning>>> meanings = UnderstoodCard.meanings(
                fresh.stream()
                        .map(number -> Passage.afterLook(cards.get(number)))
                        .toList(),
                encoder::looks);
        for (int i = 0; i < meanings.size(); i++) {
            Map<Facet, List<Meaning>> facets = meanings.get(i);
            facets.put(Facet.DESCRIPTION, List.of(looks.get(fresh.get(i))));
            closer.put(fresh.get(i), facets);
        }
    }

    /** As a whole card's nearness, by one model. */
    private double closeness(Meaning asked, int number) {
        return Objects.requireNonNull(closer.get(number)).values().stream()
                .mapToDouble(passages -> passages.stream()
                        .mapToDouble(passage -> ModelEncoder.nearness(asked, passage))
                        .max()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    /* Embedding holds no lock: two searches may read the same card, and the one that comes later does nothing with it. */
    private void readWhole(BitSet chosen) {
        List<Profile> unread;
        lock.readLock().lock();
        try {
            unread = chosen.stream()
                    .mapToObj(cards::get)
                    .filter(card -> whole.slot(card.id()) == null)
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
        List<UnderstoodCard> understood = UnderstoodCard.of(unread, encoder);
        lock.writeLock().lock();
        try {
            for (UnderstoodCard card : understood) {
                if (whole.slot(card.profile().id()) == null) {
                    int unused = whole.put(card.profile().id(), card.meanings(), card.claims());
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private BitSet slots(BitSet chosen) {
        BitSet slots = new BitSet();
        chosen.stream().forEach(number -> {
            @Nullable Integer slot = whole.slot(cards.get(number).id());
            if (slot != null) {
                slots.set(slot);
            }
        });
        return slots;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            words.close();
            whole.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
