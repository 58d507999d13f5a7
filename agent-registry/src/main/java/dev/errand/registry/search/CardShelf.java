package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/*
 * The meanings of all cards, each in a numbered slot.
 *
 * Up to SMALL cards are all compared by all that they say. Among more, the Codes of their sketches choose those that are. Reading is
 * thread-safe; writing excludes everything else.
 */
final class CardShelf implements AutoCloseable {

    /** Up to so many are all compared by all that they say. */
    private static final int SMALL = 400;

    /** Among more, so many are; more where more are asked for. */
    private static final int COMPARED = 200;

    private final Map<String, Integer> slots = new HashMap<>();
    private final BitSet free = new BitSet();
    private @Nullable String[] ids = new String[64];
    private float[] claims = new float[64];
    private long[] places = new long[64];
    private int used;
    private Records records = new Records();
    private @Nullable PackedCard form;
    private @Nullable Codes codes; // there from SMALL cards on
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
     * @return its slot
     */
    int put(String id, Map<Facet, List<Meaning>> meanings, double claims) {
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
        } else if (codes != null) {
            codes.put(slot, form.sketch(card));
        }
        return slot;
    }

    void remove(String id) {
        Integer slot = slots.remove(id);
        if (slot == null) {
            return;
        }
        ids[slot] = null;
        free.set(slot);
        records.drop(places[slot]);
        if (codes != null) {
            codes.remove(slot);
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

    /** Takes the codes anew, about the mean of the cards that are here now. */
    private void centre(PackedCard form) {
        sizeAtCentring = size();
        Mean english = new Mean();
        Mean chinese = new Mean();
        eachSketch(form, (slot, sketch) -> {
            english.add(sketch.english());
            float[] inChinese = sketch.chinese();
            if (inChinese != null) {
                chinese.add(inChinese);
            }
        });
        Codes anew = new Codes(english.get(1), chinese.get(SentenceModel.BGE_CHINESE.dimension()));
        eachSketch(form, anew::put);
        codes = anew;
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

    /** A card with its nearness in deviations, and how far it is believed. */
    record Compared(String id, int slot, double nearness, double claims) {}

    /** Slots of the cards whose meaning may be nearest, {@code count} at least, among those that the filter lets through. */
    BitSet nearest(Meaning meaning, int count, Predicate<String> filter) {
        int wanted = Math.max(COMPARED, count);
        Codes coded = codes;
        BitSet chosen = new BitSet(used);
        if (coded == null || wanted >= size()) {
            slots.forEach((id, slot) -> {
                if (filter.test(id)) {
                    chosen.set(slot);
                }
            });
        } else {
            for (int slot : coded.nearest(meaning, wanted, slot -> filter.test(id(slot)))) {
                chosen.set(slot);
            }
        }
        return chosen;
    }

    /** Compares cards by all that they say. */
    Compared[] compare(Meaning meaning, BitSet chosen) {
        PackedCard shape = form;
        if (shape == null) {
            return new Compared[0];
        }
        PackedCard.Asked asked = shape.asked(meaning);
        Compared[] compared = new Compared[chosen.cardinality()];
        byte[] card = new byte[0];
        int number = 0;
        for (int slot = chosen.nextSetBit(0); slot >= 0; slot = chosen.nextSetBit(slot + 1)) {
            int length = records.length(places[slot]);
            if (card.length < length) {
                card = new byte[length];
            }
            records.read(places[slot], card, length);
            compared[number++] = new Compared(id(slot), slot, shape.nearness(asked, card, length), claims[slot]);
        }
        return compared;
    }

    /** Where a card is; null if it is not here. */
    @Nullable Integer slot(String id) {
        return slots.get(id);
    }

    /** Whose slot it is. */
    String id(int slot) {
        return Objects.requireNonNull(ids[slot]);
    }
}
