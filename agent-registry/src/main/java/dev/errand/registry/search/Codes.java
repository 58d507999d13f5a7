package dev.errand.registry.search;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/*
 * Which of many cards may be nearest, by the BitCodes of their sketches: one bit a value of every card chooses some thousands, four
 * bits of these the few that are wanted. That is a scan of all cards, 18 words each, and misses nothing wherever the cards lie; an
 * index of neighbours would be faster only beyond a million cards, and takes hours to build for those. Reading is thread-safe;
 * writing excludes everything else.
 */
final class Codes {

    /** Chosen by one bit a value, at least, and one card in so many more: they do not tell apart what lies close together. */
    private static final int BY_SIGNS = 500;

    private static final int ONE_IN = 50;

    /** From here on both cores are worth waking. */
    private static final int MANY_CHUNKS = 8;

    private final BitCodes english;
    private final BitCodes chinese;
    private final BitSet inChinese = new BitSet();
    private int size;

    /** About the means of what will be compared. */
    Codes(float[] english, float[] chinese) {
        this.english = new BitCodes(english);
        this.chinese = new BitCodes(chinese);
    }

    void put(int slot, Meaning sketch) {
        english.put(slot, sketch.english());
        float[] alsoChinese = sketch.chinese();
        if (alsoChinese != null) {
            chinese.put(slot, alsoChinese);
            inChinese.set(slot);
        }
        size++;
    }

    void remove(int slot) {
        english.remove(slot);
        chinese.remove(slot);
        inChinese.clear(slot);
        size--;
    }

    /** The slots that are nearest, at most so many, among those that the filter lets through; in no order. */
    int[] nearest(Meaning asked, int count, IntPredicate filter) {
        int bySigns = Math.max(BY_SIGNS + size / ONE_IN, 2 * count);
        BitCodes.Asked inEnglish = english.asked(asked.english());
        Nearest nearest = new Nearest(count);
        float[] chineseVector = asked.chinese();
        if (chineseVector == null) {
            for (int slot : bySigns(english, inEnglish, bySigns, filter)) {
                offer(nearest, ModelEncoder.nearness(english.finely(inEnglish, slot)), slot);
            }
            return nearest.slots();
        }
        BitCodes.Asked alsoChinese = chinese.asked(chineseVector);
        BitSet chosen = new BitSet();
        for (int slot : bySigns(english, inEnglish, bySigns, filter)) {
            chosen.set(slot);
        }
        for (int slot : bySigns(chinese, alsoChinese, bySigns, filter)) {
            chosen.set(slot);
        }
        chosen.stream().forEach(slot -> {
            float dot = english.finely(inEnglish, slot);
            double nearness = inChinese.get(slot)
                    ? ModelEncoder.nearness(dot, chinese.finely(alsoChinese, slot))
                    : ModelEncoder.nearness(dot);
            offer(nearest, nearness, slot);
        });
        return nearest.slots();
    }

    private static void offer(Nearest nearest, double nearness, int slot) {
        if (nearest.takes((float) nearness)) {
            nearest.offer((float) nearness, slot);
        }
    }

    private static int[] bySigns(BitCodes codes, BitCodes.Asked asked, int count, IntPredicate filter) {
        int chunks = codes.chunkCount();
        if (chunks < MANY_CHUNKS) {
            return bySigns(codes, asked, 0, chunks, count, filter).slots();
        }
        int parts = Math.min(chunks, 2 * Runtime.getRuntime().availableProcessors());
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part ->
                        bySigns(codes, asked, part * chunks / parts, (part + 1) * chunks / parts, count, filter))
                .reduce((one, other) -> {
                    one.offerAll(other);
                    return one;
                })
                .orElseThrow()
                .slots();
    }

    private static Nearest bySigns(
            BitCodes codes, BitCodes.Asked asked, int from, int until, int count, IntPredicate filter) {
        Nearest nearest = new Nearest(count);
        float[] estimates = new float[BitCodes.CHUNK];
        for (int chunk = from; chunk < until; chunk++) {
            if (!codes.estimate(asked, chunk, estimates)) {
                continue;
            }
            for (int i = 0; i < estimates.length; i++) {
                // the filter is asked last, as it may take long
                if (nearest.takes(estimates[i]) && filter.test(chunk * BitCodes.CHUNK + i)) {
                    nearest.offer(estimates[i], chunk * BitCodes.CHUNK + i);
                }
            }
        }
        return nearest;
    }
}
