package dev.errand.registry.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Many vectors, each value in four bits, plane by plane: the first bits of all values, which are the signs of their deviation from
 * the mean of all, then the second, third and fourth. A request is cut into planes likewise, so that a dot product is a count of
 * common bits, which a processor makes 64 at a time without any wide instructions.
 *
 * The first plane alone gives a coarse dot product at a tenth of the work, and a rough one, where of the request too only the signs
 * are looked at, at a fourth of that; what it chooses is estimated again from all four. Each vector has with it what makes the estimate right on the mean (as RaBitQ, Gao and Long 2024, without the rotation). Reading is
 * thread-safe; writing excludes everything else.
 */
final class BitCodes {

    /** Slots that are kept together; a chunk is there only if one of them is taken. */
    static final int CHUNK = 1 << 12;

    private static final int LEVELS = 16;
    private static final float MIDDLE = (LEVELS - 1) / 2f;
    private static final int FINER = 3; // planes beside that of the signs

    /** Width of a level in deviations, at which uniform levels lose least of normal values. */
    private static final float WIDTH = 0.335f;

    private final float[] centre;
    private final int words;
    private @Nullable Chunk[] chunks = new Chunk[0];

    private static final class Chunk {

        private final long[] signs;
        private final long[] finer;
        private final int[] ones = new int[CHUNK];
        private final int[] levels = new int[CHUNK];
        private final float[] coarseScales = new float[CHUNK];
        private final float[] scales = new float[CHUNK];
        private final float[] offsets = new float[CHUNK];

        private Chunk(int words) {
            signs = new long[CHUNK * words];
            finer = new long[CHUNK * words * FINER];
            Arrays.fill(offsets, Float.NEGATIVE_INFINITY);
        }
    }

    /** @param centre the mean of what will be compared */
    BitCodes(float[] centre) {
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
        put(chunk, slot % CHUNK, vector);
    }

    private void put(Chunk chunk, int within, float[] vector) {
        double squares = 0;
        double sizes = 0;
        float onCentre = 0;
        for (int i = 0; i < centre.length; i++) {
            float deviation = vector[i] - centre[i];
            squares += deviation * deviation;
            sizes += Math.abs(deviation);
            onCentre += vector[i] * centre[i];
        }
        float width = WIDTH * (float) Math.sqrt(squares / centre.length);
        int signsAt = within * words;
        int finerAt = within * words * FINER;
        Arrays.fill(chunk.signs, signsAt, signsAt + words, 0);
        Arrays.fill(chunk.finer, finerAt, finerAt + words * FINER, 0);
        double onLevels = 0;
        int levels = 0;
        int ones = 0;
        for (int i = 0; i < centre.length; i++) {
            float deviation = vector[i] - centre[i];
            int level = level(deviation, width, LEVELS);
            onLevels += (level - MIDDLE) * deviation;
            levels += level;
            if ((level & LEVELS / 2) != 0) {
                chunk.signs[signsAt + i / Long.SIZE] |= 1L << i;
                ones++;
            }
            for (int plane = 0; plane < FINER; plane++) {
                if ((level & (LEVELS / 4) >> plane) != 0) {
                    chunk.finer[finerAt + plane * words + i / Long.SIZE] |= 1L << i;
                }
            }
        }
        chunk.ones[within] = ones;
        chunk.levels[within] = levels;
        chunk.coarseScales[within] = sizes == 0 ? 0 : (float) (squares / sizes);
        chunk.scales[within] = onLevels == 0 ? 0 : (float) (squares / onLevels);
        chunk.offsets[within] = onCentre;
    }

    /** The level of a value among so many that lie about zero. */
    private static int level(float value, float width, int levels) {
        return width == 0 ? levels / 2 : Math.clamp((int) Math.floor(value / width) + levels / 2, 0, levels - 1);
    }

    void remove(int slot) {
        Chunk chunk = slot / CHUNK < chunks.length ? chunks[slot / CHUNK] : null;
        if (chunk != null) {
            chunk.offsets[slot % CHUNK] = Float.NEGATIVE_INFINITY;
        }
    }

    /** A request, to be held against many: each value in 64 levels, of which the coarse comparison sees the upper four bits. */
    static final class Asked {

        private static final int LEVELS = 64;
        private static final int PLANES = 6;
        private static final int COARSE = 4;
        private static final float MIDDLE = (LEVELS - 1) / 2f;
        private static final float COARSE_MIDDLE = (LEVELS / 4 - 1) / 2f;

        /** In deviations; what lies farther out counts as much. */
        private static final float FARTHEST = 4.5f;

        private final long[] planes; // the planes of 64 values together, the highest first
        private final int dimension;
        private final float width;
        private final long[] signs;
        private final float size; // mean of the deviations, without their signs
        private long levels;
        private long coarseLevels;

        private Asked(float[] vector, float[] centre) {
            dimension = centre.length;
            planes = new long[(dimension + Long.SIZE - 1) / Long.SIZE * PLANES];
            signs = new long[planes.length / PLANES];
            double squares = 0;
            double sizes = 0;
            float farthest = 0;
            for (int i = 0; i < dimension; i++) {
                float deviation = vector[i] - centre[i];
                squares += deviation * deviation;
                sizes += Math.abs(deviation);
                if (deviation >= 0) {
                    signs[i / Long.SIZE] |= 1L << i;
                }
                farthest = Math.max(farthest, Math.abs(deviation));
            }
            size = (float) (sizes / dimension);
            float range = Math.min(farthest, FARTHEST * (float) Math.sqrt(squares / dimension));
            width = 2 * range / LEVELS;
            for (int i = 0; i < dimension; i++) {
                int level = level(vector[i] - centre[i], width, LEVELS);
                levels += level;
                coarseLevels += level >> (PLANES - COARSE);
                for (int plane = 0; plane < PLANES; plane++) {
                    if ((level & (LEVELS / 2) >> plane) != 0) {
                        planes[i / Long.SIZE * PLANES + plane] |= 1L << i;
                    }
                }
            }
        }

        /** Dot product of the deviations, by the signs of both, before the vector's own scale. */
        private float roughly(long[] theirs, int at) {
            int unlike = 0;
            for (int i = 0; i < signs.length; i++) {
                unlike += Long.bitCount(theirs[at + i] ^ signs[i]);
            }
            return size * (dimension - 2 * unlike);
        }

        /** Dot product of the deviations, by the signs at {@code at}, before the vector's own scale. */
        private float coarsely(long[] signs, int at, int words, int ones) {
            int eights = 0;
            int fours = 0;
            int twos = 0;
            int units = 0;
            for (int i = 0, mine = 0; i < words; i++, mine += PLANES) {
                long theirs = signs[at + i];
                eights += Long.bitCount(theirs & planes[mine]);
                fours += Long.bitCount(theirs & planes[mine + 1]);
                twos += Long.bitCount(theirs & planes[mine + 2]);
                units += Long.bitCount(theirs & planes[mine + 3]);
            }
            long common = 8L * eights + 4L * fours + 2L * twos + units;
            // of +1 or -1 and the level's distance from the middle
            float sum = 2 * (common - COARSE_MIDDLE * ones) - (coarseLevels - COARSE_MIDDLE * dimension);
            return sum * width * (1 << (PLANES - COARSE));
        }

        /** Dot product of the deviations, by all planes, before the vector's own scale. */
        private float finely(long[] signs, int at, long[] finer, int finerAt, int words, int theirLevels) {
            long common = 8 * common(signs, at, words)
                    + 4 * common(finer, finerAt, words)
                    + 2 * common(finer, finerAt + words, words)
                    + common(finer, finerAt + 2 * words, words);
            return width
                    * (float) (common
                            - (double) MIDDLE * theirLevels
                            - (double) BitCodes.MIDDLE * levels
                            + (double) MIDDLE * BitCodes.MIDDLE * dimension);
        }

        private long common(long[] plane, int at, int words) {
            int first = 0;
            int second = 0;
            int third = 0;
            int fourth = 0;
            int fifth = 0;
            int sixth = 0;
            for (int i = 0, mine = 0; i < words; i++, mine += PLANES) {
                long theirs = plane[at + i];
                first += Long.bitCount(theirs & planes[mine]);
                second += Long.bitCount(theirs & planes[mine + 1]);
                third += Long.bitCount(theirs & planes[mine + 2]);
                fourth += Long.bitCount(theirs & planes[mine + 3]);
                fifth += Long.bitCount(theirs & planes[mine + 4]);
                sixth += Long.bitCount(theirs & planes[mine + 5]);
            }
            return 32L * first + 16L * second + 8L * third + 4L * fourth + 2L * fifth + sixth;
        }
    }

    Asked asked(float[] vector) {
        return new Asked(vector, centre);
    }

    int chunkCount() {
        return chunks.length;
    }

    /** Rough estimates of the dot products with one chunk's vectors; minus infinity where there is none. */
    boolean roughly(Asked asked, int number, float[] into) {
        Chunk chunk = chunks[number];
        if (chunk == null) {
            return false;
        }
        for (int slot = 0, at = 0; slot < CHUNK; slot++, at += words) {
            into[slot] = chunk.offsets[slot] + chunk.coarseScales[slot] * asked.roughly(chunk.signs, at);
        }
        return true;
    }

    /** The rough estimate for one slot; minus infinity if nothing is there. */
    float roughly(Asked asked, int slot) {
        Chunk chunk = chunks[slot / CHUNK];
        if (chunk == null) {
            return Float.NEGATIVE_INFINITY;
        }
        int within = slot % CHUNK;
        return chunk.offsets[within] + chunk.coarseScales[within] * asked.roughly(chunk.signs, within * words);
    }

    /** Coarse estimates of the dot products with one chunk's vectors; minus infinity where there is none. */
    boolean coarsely(Asked asked, int number, float[] into) {
        Chunk chunk = chunks[number];
        if (chunk == null) {
            return false;
        }
        for (int slot = 0; slot < CHUNK; slot++) {
            into[slot] = coarsely(asked, chunk, slot);
        }
        return true;
    }

    /** The coarse estimate for a slot whose chunk is there; minus infinity if nothing is in it. */
    float coarsely(Asked asked, int slot) {
        return coarsely(asked, chunk(slot), slot % CHUNK);
    }

    private float coarsely(Asked asked, Chunk chunk, int within) {
        float offset = chunk.offsets[within];
        return offset == Float.NEGATIVE_INFINITY
                ? offset
                : offset
                        + chunk.coarseScales[within]
                                * asked.coarsely(chunk.signs, within * words, words, chunk.ones[within]);
    }

    /** The estimate by all planes of a vector that is there. */
    float finely(Asked asked, int slot) {
        Chunk chunk = chunk(slot);
        int within = slot % CHUNK;
        int at = within * words;
        return chunk.offsets[within]
                + chunk.scales[within]
                        * asked.finely(chunk.signs, at, chunk.finer, at * FINER, words, chunk.levels[within]);
    }

    private Chunk chunk(int slot) {
        Chunk chunk = chunks[slot / CHUNK];
        if (chunk == null) {
            throw new IllegalStateException("nothing is in slot " + slot);
        }
        return chunk;
    }
}
