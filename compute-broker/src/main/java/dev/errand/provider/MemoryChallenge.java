package dev.errand.provider;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;

/**
 * A piece of work that is quick for whoever has the memory, and slow for whoever has not: each word depends on the one before and
 * on an earlier one that it points to, so that all must be kept (as in Argon2d); then as many are read again, in an order that only
 * the words themselves tell. Whoever asks does it too, and compares answer and time.
 *
 * <p>It proves memory of the machine that the node's program runs in, not of a GPU.
 *
 * @param seed makes each challenge another
 * @param mebibytes to be filled, 1 to {@link #MOST}
 */
public record MemoryChallenge(long seed, int mebibytes) {

    /** What one array holds. */
    public static final int MOST = 8_192;

    private static final int WORDS_A_MEBIBYTE = 1 << 17;
    private static final long FIRST_MIX = 0xbf58476d1ce4e5b9L;
    private static final long SECOND_MIX = 0x94d049bb133111ebL;

    /** @throws IllegalArgumentException if the size is out of range */
    public MemoryChallenge {
        if (mebibytes < 1 || mebibytes > MOST) {
            throw new IllegalArgumentException("a memory challenge has 1 to " + MOST + " MiB, not " + mebibytes);
        }
    }

    /**
     * Does it.
     *
     * @throws OutOfMemoryError if the memory is not there
     */
    public Bytes32 answer() {
        long[] words = new long[mebibytes * WORDS_A_MEBIBYTE];
        long word = mix(seed);
        words[0] = word;
        for (int i = 1; i < words.length; i++) {
            word = mix(word ^ words[below(word, i)]);
            words[i] = word;
        }
        for (int i = 0; i < words.length; i++) {
            int place = below(word, words.length);
            word = mix(word + words[place]);
            words[place] = word;
        }
        return Keccak256.hash(Long.toHexString(word));
    }

    /** The high half of a word, scaled to less than {@code bound}. */
    private static int below(long word, int bound) {
        return (int) (((word >>> 32) * bound) >>> 32);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long word) {
        long mixed = (word ^ (word >>> 30)) * FIRST_MIX;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND_MIX;
        return mixed ^ (mixed >>> 31);
    }
}
