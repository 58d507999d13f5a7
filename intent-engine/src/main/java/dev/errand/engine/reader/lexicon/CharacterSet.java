package dev.errand.engine.reader.lexicon;

/**
 * A few characters that are looked for in a text. Immutable and thread-safe.
 *
 * @param marks a bit for each of them, by which most other characters are told from them
 */
public record CharacterSet(String characters, long marks) {

    public static CharacterSet of(String characters) {
        long marks = 0;
        for (int i = 0; i < characters.length(); i++) {
            marks |= mark(characters.charAt(i));
        }
        return new CharacterSet(characters, marks);
    }

    /** One of 64 bits, the same for every 64th character: whose bit none of them has is none of them. */
    private static long mark(char c) {
        return 1L << (c & 63);
    }

    public boolean has(char c) {
        return (marks & mark(c)) != 0 && characters.indexOf(c) >= 0;
    }

    /** Whether any of them stands in the text. */
    public boolean isIn(String text) {
        return firstIn(text, 0) >= 0;
    }

    /** Where the first of them stands in the text, at {@code from} or behind it; -1 if none does. */
    public int firstIn(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (has(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
