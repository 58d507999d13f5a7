package dev.errand.registry.search;

import java.util.Arrays;

/** The best so many of what is offered, with no object for each. Not thread-safe. */
final class Nearest {

    private final int count;
    private final long[] offered; // the score's order in the upper half, the slot in the lower
    private int size;
    private float least = Float.NEGATIVE_INFINITY;

    Nearest(int count) {
        this.count = count;
        this.offered = new long[2 * count];
    }

    /** Whether something of this score would be taken. */
    boolean takes(float score) {
        return score > least;
    }

    void offer(float score, int slot) {
        offered[size++] = (long) ordered(score) << 32 | slot;
        if (size == offered.length) {
            shrink();
        }
    }

    /** Takes over what another holds. */
    void offerAll(Nearest other) {
        for (int i = 0; i < other.size; i++) {
            float score = score(other.offered[i]);
            if (takes(score)) {
                offer(score, (int) other.offered[i]);
            }
        }
    }

    private void shrink() {
        if (size > count) {
            select();
            System.arraycopy(offered, size - count, offered, 0, count);
            size = count;
            least = score(Arrays.stream(offered, 0, size).min().orElseThrow());
        }
    }

    /* Hoare's selection: the best so many come last, in no order. */
    private void select() {
        int wanted = size - count;
        int low = 0;
        int high = size - 1;
        while (low < high) {
            long pivot = offered[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (offered[i] < pivot) {
                    i++;
                }
                while (offered[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = offered[i];
                    offered[i++] = offered[j];
                    offered[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** The slots, in no order that matters. */
    int[] slots() {
        shrink();
        int[] slots = new int[size];
        for (int i = 0; i < size; i++) {
            slots[i] = (int) offered[i];
        }
        return slots;
    }

    /** Floats as integers of the same order. */
    private static int ordered(float score) {
        int bits = Float.floatToIntBits(score);
        return bits < 0 ? bits ^ 0x7fffffff : bits;
    }

    private static float score(long offered) {
        int bits = (int) (offered >> 32);
        return Float.intBitsToFloat(bits < 0 ? bits ^ 0x7fffffff : bits);
    }
}
