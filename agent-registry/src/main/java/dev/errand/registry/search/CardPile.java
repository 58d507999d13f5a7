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
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cards that come all at once and are searched now, where an {@link AgentIndex} is filled over the life of a registry.
 *
 * <p>To have every model embed all that twenty thousand cards say takes half an hour. So a card is read as closely as it deserves: of
 * each the description is looked at by the quickest model, of some hundreds that are nearest to a request all passages are, and one
 * card in twenty, the nearest of those with those that share most words with the request, is read by all models and compared as an
 * AgentIndex compares. Thread-safe; one search is done at a time, on all cores.
 */
public final class CardPile implements AutoCloseable {

    /** Cards that are looked at; those after them are found by their words only. */
    public static final int MOST_LOOKED_AT = 50_000;

    private static final int LEAST_CLOSER = 500;
    private static final int MOST_CLOSER = 1_500;
    private static final int CLOSER_SHARE = 12; // one in so many
    private static final int LEAST_WHOLE = 60;
    private static final int MOST_WHOLE = 300;
    private static final int WHOLE_SHARE = 20; // one in so many
    private static final int BY_WORDS = 30;
    private static final int CHUNK = 500;

    private final Encoder encoder;
    private final List<Profile> cards;
    private final int leastWhole;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final LexicalIndex words = new LexicalIndex();
    private final List<Meaning> looks = new ArrayList<>();
    private final Map<Integer, Map<Facet, List<Meaning>>> closer = new HashMap<>(); // guarded by this
    private final CardShelf whole = new CardShelf(); // guarded by this

    CardPile(Collection<Profile> profiles, Encoder encoder, IntConsumer looked) {
        this.encoder = encoder;
        this.cards = List.copyOf(profiles);
        this.leastWhole = Math.clamp(cards.size() / WHOLE_SHARE, LEAST_WHOLE, MOST_WHOLE);
        CompletableFuture<Void> unused = CompletableFuture.runAsync(encoder::prepare); // while words are counted
        for (int number = 0; number < cards.size(); number++) {
            numbers.put(cards.get(number).id(), number);
            words.put(cards.get(number), number);
        }
        words.refresh();
        if (cards.size() > leastWhole) {
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
        return search(List.of(text), limit).getFirst();
    }

    /** As the other for many texts, in their order; what more than one of them needs is read once. */
    public synchronized List<List<Hit>> search(List<String> texts, int limit) {
        List<Asked> asked = texts.parallelStream()
                .map(text -> Asked.of(text, encoder, words))
                .toList();
        int count = Math.max(leastWhole, limit);
        List<BitSet> seen =
                asked.parallelStream().map(each -> seen(each, count)).toList();
        lookCloser(union(seen));
        List<Chosen> chosen = IntStream.range(0, asked.size())
                .parallel()
                .mapToObj(i -> choose(asked.get(i), seen.get(i), count, limit))
                .toList();
        readWhole(union(chosen.stream().map(Chosen::cards).toList()));
        return chosen.parallelStream().map(each -> compare(each, limit)).toList();
    }

    /** A request that was understood. */
    private record Asked(Meaning meaning, LexicalIndex.Asked words) {

        static Asked of(String text, Encoder encoder, LexicalIndex words) {
            Query query = Query.of(text, encoder);
            return new Asked(query.meaning(), words.asked(query.text()));
        }
    }

    /** The cards that are read whole for a request, by number, and the share of its words that each has. */
    private record Chosen(Asked asked, BitSet cards, Map<Integer, Double> shares) {}

    /** Whom to look at more closely; nobody where all are read whole. */
    private BitSet seen(Asked asked, int count) {
        return cards.size() <= count
                ? new BitSet()
                : best(
                        IntStream.range(0, looks.size()),
                        number -> ModelEncoder.nearness(asked.meaning(), looks.get(number)),
                        Math.max(count, Math.clamp(looks.size() / CLOSER_SHARE, LEAST_CLOSER, MOST_CLOSER)));
    }

    private Chosen choose(Asked asked, BitSet seen, int count, int limit) {
        BitSet chosen;
        if (cards.size() <= count) {
            chosen = new BitSet();
            chosen.set(0, cards.size());
        } else {
            chosen = best(seen.stream(), number -> closeness(asked.meaning(), number), count);
        }
        Map<Integer, Double> shares = words.best(asked.words(), Math.max(BY_WORDS, limit));
        shares.keySet().forEach(chosen::set);
        words.complete(asked.words(), chosen, shares);
        return new Chosen(asked, chosen, shares);
    }

    private List<Hit> compare(Chosen chosen, int limit) {
        Compared[] compared = whole.compare(chosen.asked().meaning(), slots(chosen.cards()));
        Scored[] scored = new Scored[compared.length];
        for (int i = 0; i < scored.length; i++) {
            Integer number = numbers.get(compared[i].id());
            scored[i] = Scored.of(compared[i], chosen.shares().getOrDefault(number, 0.0), Fusion.MEASURED);
        }
        return Scored.best(scored, limit);
    }

    private static BitSet union(List<BitSet> sets) {
        BitSet union = new BitSet();
        sets.forEach(union::or);
        return union;
    }

    private static BitSet best(IntStream numbers, IntToDoubleFunction nearness, int count) {
        record Seen(int number, double nearness) {}
        return numbers.parallel()
                .mapToObj(number -> new Seen(number, nearness.applyAsDouble(number)))
                .sorted((one, two) -> Double.compare(two.nearness(), one.nearness()))
                .limit(count)
                .collect(BitSet::new, (set, each) -> set.set(each.number()), BitSet::or);
    }

    private void lookCloser(BitSet numbers) {
        List<Integer> fresh = numbers.stream()
                .filter(number -> !closer.containsKey(number))
                .boxed()
                .toList();
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

    private void readWhole(BitSet chosen) {
        List<Profile> unread = chosen.stream()
                .mapToObj(cards::get)
                .filter(card -> whole.slot(card.id()) == null)
                .toList();
        for (UnderstoodCard card : UnderstoodCard.of(unread, encoder)) {
            int unused = whole.put(card.profile().id(), card.meanings(), card.claims());
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
    public synchronized void close() {
        words.close();
        whole.close();
    }
}
