package dev.errand.engine.reader.lexicon;

/**
 * Two characters in a row, as words begin or end with them: what most places of a text are told apart by, before a word is cut there or
 * compared. A pair may be taken for one that shares the last bits of both. Not thread-safe while pairs are added.
 */
final class CharacterPairs {

    private static final int BITS = Long.SIZE;

    /** By the last bits of the first character, a bit for the last bits of each second one. */
    private final long[] pairs = new long[BITS];

    void add(char first, char second) {
        pairs[first % BITS] |= 1L << second % BITS;
    }

    /** Any pair that begins so. */
    void add(char first) {
        pairs[first % BITS] = -1;
    }

    boolean mayHold(char first, char second) {
        return (pairs[first % BITS] >>> second % BITS & 1) != 0;
    }

    /** Whether one of them may stand at {@code at}. */
    boolean mayStandAt(String text, int at) {
        return at + 1 < text.length() && mayHold(text.charAt(at), text.charAt(at + 1));
    }
}
