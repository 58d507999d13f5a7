package dev.errand.registry.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * A first look at many vectors: of each only the signs of its deviation from the mean of all, a bit for a value, with what it takes
 * to make a dot product of them (as RaBitQ, Gao and Long 2024, without the rotation). Where signs agree, the values are likely to.
 * Reading is thread-safe; writing excludes everything else.
 */
final class Signs {

    /** Slots that are kept together; a chunk is there only if one of them is taken. */
    static final int CHUNK = 1 << 12;

    private final float[] centre;
    private final int words;
    private @Nullable Chunk[] chunks = new Chunk[0];

    private static final class Chunk {

        private final long[] signs;
        private final float[] scales = new float[CHUNK];
        private final float[] offsets = new float[CHUNK];

        private Chunk(int words) {
            signs = new long[CHUNK * words];
            Arrays.fill(offsets, Float.NEGATIVE_INFINITY);
        }
    }

    /** @param centre the mean of what will be compared */
    Signs(float[] centre) {
        this.centre = centre;
        this.words = (centre.length + Long.SIZE - 1) / Long.SIZE;
    }

    void put(int slot, float[] vector) {
        if (slot / CHUNK >= chunks.length) {
            chunks = Arrays.copyOf(chunks, slot / CHUNK + 1);
        }
        Chunk chunk = chunks[slot / CHUNK];
        if (chunk == null) {
            chunk = new Chunk(words);
            chunks[slot / CHUNK] = chunk;
        }
        int within = slot % CHUNK;
        signs(vector, chunk.signs, within * words);
        float squares = 0;
        float sizes = 0;
        float onCentre = 0;
        for (int i = 0; i < centre.length; i++) {
            float deviation = vector[i] - centre[i];
            squares += deviation * deviation;
            sizes += Math.abs(deviation);
            onCentre += vector[i] * centre[i];
        }
        chunk.scales[within] = sizes == 0 ? 0 : squares / sizes;
        chunk.offsets[within] = onCentre;
    }

    void remove(int slot) {
        Chunk chunk = slot / CHUNK < chunks.length ? chunks[slot / CHUNK] : null;
        if (chunk != null) {
            chunk.offsets[slot % CHUNK] = Float.NEGATIVE_INFINITY;
        }
    }

    private void signs(float[] vector, long[] into, int at) {
        Arrays.fill(into, at, at + words, 0);
        for (int i = 0; i < centre.length; i++) {
            if (vector[i] > centre[i]) {
                into[at + i / Long.SIZE] |= 1L << i;
            }
        }
    }

    /** A request, to be held against many. */
    static final class Asked {

        private final long[] signs;
        private final float size;

        private Asked(long[] signs, float size) {
            this.signs = signs;
            this.size = size;
        }
    }

    Asked asked(float[] vector) {
        long[] signs = new long[words];
        signs(vector, signs, 0);
        float sizes = 0;
        for (int i = 0; i < centre.length; i++) {
            sizes += Math.abs(vector[i] - centre[i]);
        }
        return new Asked(signs, sizes / centre.length);
    }

    int chunkCount() {
        return chunks.length;
    }

    /** Estimates of the dot products with one chunk's vectors; minus infinity where there is none. */
    boolean estimate(Asked asked, int number, float[] into) {
        Chunk chunk = chunks[number];
        if (chunk == null) {
            return false;
        }
        long[] mine = asked.signs;
        long[] theirs = chunk.signs;
        for (int slot = 0, at = 0; slot < CHUNK; slot++) {
            int unlike = 0;
            for (int i = 0; i < words; i++) {
                unlike += Long.bitCount(mine[i] ^ theirs[at++]);
            }
            into[slot] = chunk.offsets[slot] + chunk.scales[slot] * asked.size * (centre.length - 2 * unlike);
        }
        return true;
    }
}
