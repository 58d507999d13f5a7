package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * The meanings of all cards, each in a numbered slot.
 *
 * Up to SMALL cards are all compared by all that they say. Among more, the signs of the sketches choose some thousands, the sketches
 * of these the last COMPARED. The signs are a scan of every card: 18 words each, which no index for vectors beats by enough to be
 * worth what it takes to keep one whole through changes. Reading is thread-safe; writing excludes everything else.
 */
final class CardShelf implements AutoCloseable {

    /** Up to so many are all compared by all that they say. */
    private static final int SMALL = 400;

    /** Among more, so many are; more where more are asked for. */
    private static final int COMPARED = 200;

    /** Chosen by their signs, at least, and one in a hundred more: signs do not tell apart what lies close together. */
    private static final int BY_SIGNS = 1_500;

    /** From here on both cores are worth waking. */
    private static final int MANY_CHUNKS = 8;

    private final Map<String, Integer> slots = new HashMap<>();
    private final BitSet free = new BitSet();
    private @Nullable String[] ids = new String[64];
    private float[] claims = new float[64];
    private long[] places = new long[64];
    private int used;
    private Records records = new Records();
    private @Nullable PackedCard form;
    private @Nullable Signs english; // there from SMALL cards on
    private @Nullable Signs chinese;
    private int sizeAtCentring;

    int size() {
        return slots.size();
    }

    @Override
    public void close() {
        records.close();
    }

    /**
     * Puts a card in, in the place of one with the same id.
     *
     * @param claims how far the card is believed, up to 1
     */
    void put(String id, Map<Facet, List<Meaning>> meanings, double claims) {
        if (form == null) {
            form = new PackedCard(meanings.values().iterator().next().getFirst().english().length);
        }
        remove(id);
        int slot = free.isEmpty() ? used++ : free.nextSetBit(0);
        free.clear(slot);
        if (slot == ids.length) {
            int larger = slot + slot / 2;
            ids = Arrays.copyOf(ids, larger);
            this.claims = Arrays.copyOf(this.claims, larger);
            places = Arrays.copyOf(places, larger);
        }
        byte[] card = form.pack(meanings);
        ids[slot] = id;
        this.claims[slot] = (float) claims;
        places[slot] = records.add(card);
        slots.put(id, slot);
        if (size() > SMALL && size() > 4 * sizeAtCentring) {
            centre(form);
        } else if (english != null) {
            sign(slot, form.sketch(card));
        }
    }

    void remove(String id) {
        Integer slot = slots.remove(id);
        if (slot == null) {
            return;
        }
        ids[slot] = null;
        free.set(slot);
        records.drop(places[slot]);
        if (english != null && chinese != null) {
            english.remove(slot);
            chinese.remove(slot);
        }
        if (records.wasteful()) {
            Records kept = new Records();
            for (int other : slots.values()) {
                byte[] card = new byte[records.length(places[other])];
                records.read(places[other], card, card.length);
                places[other] = kept.add(card);
            }
            records.close();
            records = kept;
        }
    }

    /** Takes the signs anew, about the mean of the cards that are here now. */
    private void centre(PackedCard form) {
        sizeAtCentring = size();
        Mean englishMean = new Mean();
        Mean chineseMean = new Mean();
        eachSketch(form, (slot, sketch) -> {
            englishMean.add(sketch.english());
            float[] chineseSketch = sketch.chinese();
            if (chineseSketch != null) {
                chineseMean.add(chineseSketch);
            }
        });
        english = new Signs(englishMean.get(1));
        chinese = new Signs(chineseMean.get(SentenceModel.BGE_CHINESE.dimension()));
        eachSketch(form, this::sign);
    }

    @FunctionalInterface
    private interface SketchVisitor {

        void visit(int slot, Meaning sketch);
    }

    private void eachSketch(PackedCard form, SketchVisitor visitor) {
        byte[] bytes = new byte[form.mostForSketch()];
        for (int slot : slots.values()) {
            records.read(places[slot], bytes, bytes.length);
            visitor.visit(slot, form.sketch(bytes));
        }
    }

    private static final class Mean {

        private float @Nullable [] sum;
        private int count;

        void add(float[] vector) {
            sum = sum == null ? new float[vector.length] : sum;
            for (int i = 0; i < vector.length; i++) {
                sum[i] += vector[i];
            }
            count++;
        }

        /** Zero where nothing was added. */
        float[] get(int dimension) {
            if (sum == null) {
                return new float[dimension];
            }
            float[] mean = sum.clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= count;
            }
            return mean;
        }
    }

    private void sign(int slot, Meaning sketch) {
        if (english != null && chinese != null) {
            english.put(slot, sketch.english());
            float[] chineseSketch = sketch.chinese();
            if (chineseSketch != null) {
                chinese.put(slot, chineseSketch);
            }
        }
    }

    /** A card with its nearness in deviations, and how far it is believed. */
    record Compared(String id, double nearness, double claims) {}

    /**
     * Those that may be nearest, compared by all that they say.
     *
     * @param count how many are wanted, at least
     * @param others by id, to be compared as well
     * @param filter which count
     */
    Compared[] compare(Meaning meaning, int count, Collection<String> others, Predicate<String> filter) {
        PackedCard shape = form;
        if (shape == null) {
            return new Compared[0];
        }
        PackedCard.Asked asked = shape.asked(meaning);
        int most = size() <= SMALL ? SMALL : Math.max(COMPARED, count);
        BitSet chosen = candidates(shape, meaning, asked, most, filter);
        for (String id : others) {
            Integer slot = slots.get(id);
            if (slot != null && !chosen.get(slot) && filter.test(id)) {
                chosen.set(slot);
            }
        }
        Compared[] compared = new Compared[chosen.cardinality()];
        byte[] card = new byte[0];
        int number = 0;
        for (int slot = chosen.nextSetBit(0); slot >= 0; slot = chosen.nextSetBit(slot + 1)) {
            int length = records.length(places[slot]);
            if (card.length < length) {
                card = new byte[length];
            }
            records.read(places[slot], card, length);
            compared[number++] = new Compared(id(slot), shape.nearness(asked, card, length), claims[slot]);
        }
        return compared;
    }

    private String id(int slot) {
        return Objects.requireNonNull(ids[slot]);
    }

    private BitSet candidates(
            PackedCard shape, Meaning meaning, PackedCard.Asked asked, int count, Predicate<String> filter) {
        BitSet chosen = new BitSet(used);
        Signs signs = english;
        if (signs == null || chinese == null || count >= size()) {
            slots.forEach((id, slot) -> {
                if (filter.test(id)) {
                    chosen.set(slot);
                }
            });
            return chosen;
        }
        int bySigns = Math.max(BY_SIGNS + size() / 100, 2 * count);
        Nearest nearest = new Nearest(count);
        byte[] card = new byte[shape.mostForSketch()];
        for (int slot : nearestBySigns(signs, meaning.english(), bySigns, filter)) {
            roughly(shape, asked, slot, card, nearest);
        }
        float[] inChinese = meaning.chinese();
        if (inChinese != null) {
            for (int slot : nearestBySigns(chinese, inChinese, bySigns, filter)) {
                roughly(shape, asked, slot, card, nearest);
            }
        }
        for (int slot : nearest.slots()) {
            chosen.set(slot);
        }
        return chosen;
    }

    private void roughly(PackedCard shape, PackedCard.Asked asked, int slot, byte[] card, Nearest nearest) {
        records.read(places[slot], card, card.length);
        float nearness = (float) shape.roughly(asked, card);
        if (nearest.takes(nearness)) {
            nearest.offer(nearness, slot);
        }
    }

    private int[] nearestBySigns(Signs signs, float[] vector, int count, Predicate<String> filter) {
        Signs.Asked asked = signs.asked(vector);
        int chunks = signs.chunkCount();
        if (chunks < MANY_CHUNKS) {
            return nearestBySigns(signs, asked, 0, chunks, count, filter).slots();
        }
        int parts = Math.min(chunks, 2 * Runtime.getRuntime().availableProcessors());
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part ->
                        nearestBySigns(signs, asked, part * chunks / parts, (part + 1) * chunks / parts, count, filter))
                .reduce((one, other) -> {
                    one.offerAll(other);
                    return one;
                })
                .orElseThrow()
                .slots();
    }

    private Nearest nearestBySigns(
            Signs signs, Signs.Asked asked, int from, int until, int count, Predicate<String> filter) {
        Nearest nearest = new Nearest(count);
        float[] estimates = new float[Signs.CHUNK];
        for (int chunk = from; chunk < until; chunk++) {
            if (!signs.estimate(asked, chunk, estimates)) {
                continue;
            }
            for (int i = 0; i < estimates.length; i++) {
                // the filter is asked last, as it may take long
                if (nearest.takes(estimates[i]) && filter.test(id(chunk * Signs.CHUNK + i))) {
                    nearest.offer(estimates[i], chunk * Signs.CHUNK + i);
                }
            }
        }
        return nearest;
    }
}
