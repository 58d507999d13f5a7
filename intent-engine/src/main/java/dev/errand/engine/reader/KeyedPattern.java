package dev.errand.engine.reader;

import java.util.regex.Pattern;

/**
 * A pattern that is tried only on texts that hold one of its keys: characters of which every match has at least one. Most texts have
 * none, and to look for them costs a small part of what a search by the pattern does. Immutable and thread-safe.
 *
 * @param marks a bit for each key, by which most other characters are told from them
 */
record KeyedPattern(String keys, long marks, Pattern pattern) {

    /**
     * @param keys characters of which every match of {@code regex} holds at least one
     * @param regex as {@link Pattern#compile(String)} takes it
     */
    static KeyedPattern of(String keys, String regex) {
        long marks = 0;
        for (int i = 0; i < keys.length(); i++) {
            marks |= mark(keys.charAt(i));
        }
        return new KeyedPattern(keys, marks, Pattern.compile(regex));
    }

    /** One of 64 bits, the same for every 64th character: whose bit no key has is none of them. */
    private static long mark(char c) {
        return 1L << (c & 63);
    }

    boolean isIn(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    boolean begins(String text) {
        return mayBeIn(text) && pattern.matcher(text).lookingAt();
    }

    boolean matches(String text) {
        return mayBeIn(text) && pattern.matcher(text).matches();
    }

    /** Whether a key stands in the text. With assertions on, as in every test, a key that was forgotten is an error. */
    boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((marks & mark(c)) != 0 && keys.indexOf(c) >= 0) {
                return true;
            }
        }
        assert !pattern.matcher(text).find() : "a match without any of " + keys + ": " + text;
        return false;
    }
}
