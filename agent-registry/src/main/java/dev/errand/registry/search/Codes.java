package dev.errand.registry.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/*
 * Which of many cards may be nearest, by the BitCodes of their sketches. Among very many, the signs of the request and of every card
 * choose one card in forty; one bit a value of these some hundreds or thousands, four bits of those the few that are wanted. That is a
 * scan of all cards, 18 words each, that misses little wherever the cards lie: on a hundred thousand real sketches and on copies none
 * of the fifty nearest. An index of neighbours would take hours to build for a million. Reading is thread-safe; writing excludes
 * everything else.
 */
final class Codes {

    /** Chosen by one bit a value, at least, and one card in so many more: they do not tell apart what lies close together. */
    private static final int BY_SIGNS = 500;

    private static final int ONE_IN = 200;

    /** Of so many cards one is looked at for how near the nearest roughly are, and of so many one is near enough. */
    private static final int SAMPLED = 64;

    private static final double ROUGHLY = 1.0 / 40;

    private static final int SCATTER = 0x9e3779b1; // odd, near 2^32 by the golden ratio

    /** Fewer cards in the sample tell nothing. */
    private static final int LEAST_SAMPLE = 256;

    /** From here on both cores are worth waking, and a rough look at every card. */
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
        if (codes.chunkCount() < MANY_CHUNKS) {
            return coarsely(codes, asked, count, filter).slots();
        }
        float least = leastRoughly(codes, asked, count, filter);
        int[] found = coarsely(codes, asked, least, count, filter);
        // a sample may be wrong about what it is of
        return found.length < count && least > Float.NEGATIVE_INFINITY
                ? coarsely(codes, asked, Float.NEGATIVE_INFINITY, count, filter)
                : found;
    }

    private static int[] coarsely(BitCodes codes, BitCodes.Asked asked, float least, int count, IntPredicate filter) {
        int chunks = codes.chunkCount();
        int parts = Math.min(chunks, 2 * Runtime.getRuntime().availableProcessors());
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    int from = part * chunks / parts;
                    return coarsely(codes, asked, from, (part + 1) * chunks / parts, least, count, filter);
                })
                .reduce((one, other) -> {
                    one.offerAll(other);
                    return one;
                })
                .orElseThrow()
                .slots();
    }

    /** The rough estimate that one card in forty reaches, or twice as many as are wanted if that is more: by a sample. */
    private static float leastRoughly(BitCodes codes, BitCodes.Asked asked, int count, IntPredicate filter) {
        float[] sample = new float[codes.chunkCount() * (BitCodes.CHUNK / SAMPLED)];
        int size = 0;
        for (int run = 0; run < sample.length; run++) {
            // anywhere in its run: what came in at regular intervals may be alike
            int slot = run * SAMPLED + ((run * SCATTER) >>> 16) % SAMPLED;
            float estimate = codes.roughly(asked, slot);
            if (estimate != Float.NEGATIVE_INFINITY && filter.test(slot)) {
                sample[size++] = estimate;
            }
        }
        int wanted = (int) Math.ceil(Math.max(ROUGHLY * size, 2.0 * count / SAMPLED));
        if (size < LEAST_SAMPLE || wanted >= size) {
            return Float.NEGATIVE_INFINITY;
        }
        Arrays.sort(sample, 0, size);
        return sample[size - wanted];
    }

    /** The nearest by the coarse estimates among those that are roughly near. */
    private static Nearest coarsely(
            BitCodes codes, BitCodes.Asked asked, int from, int until, float least, int count, IntPredicate filter) {
        Nearest nearest = new Nearest(count);
        float[] rough = new float[BitCodes.CHUNK];
        for (int chunk = from; chunk < until; chunk++) {
            if (!codes.roughly(asked, chunk, rough)) {
                continue;
            }
            for (int i = 0; i < rough.length; i++) {
                if (rough[i] >= least) {
                    int slot = chunk * BitCodes.CHUNK + i;
                    offer(nearest, codes.coarsely(asked, slot), slot, filter);
                }
            }
        }
        return nearest;
    }

    /** The nearest of all by the coarse estimates. */
    private static Nearest coarsely(BitCodes codes, BitCodes.Asked asked, int count, IntPredicate filter) {
        Nearest nearest = new Nearest(count);
        float[] coarse = new float[BitCodes.CHUNK];
        for (int chunk = 0; chunk < codes.chunkCount(); chunk++) {
            if (!codes.coarsely(asked, chunk, coarse)) {
                continue;
            }
            for (int i = 0; i < coarse.length; i++) {
                offer(nearest, coarse[i], chunk * BitCodes.CHUNK + i, filter);
            }
        }
        return nearest;
    }

    /** The filter is asked last, as it may take long. */
    private static void offer(Nearest nearest, float estimate, int slot, IntPredicate filter) {
        if (nearest.takes(estimate) && filter.test(slot)) {
            nearest.offer(estimate, slot);
        }
    }
}
