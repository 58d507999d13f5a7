package dev.errand.engine.reader.lexicon;

import java.util.regex.Pattern;

/**
 * A pattern that is tried only on texts that hold one of its keys: characters of which every match has at least one. Most texts have
 * none, and to look for them costs a small part of what a search by the pattern does. Immutable and thread-safe.
 */
public record KeyedPattern(CharacterSet keys, Pattern pattern) {

    /**
     * A pattern and its keys.
     *
     * @param keys characters of which every match of {@code regex} holds at least one
     * @param regex as {@link Pattern#compile(String)} takes it
     */
    public static KeyedPattern of(String keys, String regex) {
        return new KeyedPattern(CharacterSet.of(keys), Pattern.compile(regex));
    }

    public boolean isIn(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    public boolean begins(String text) {
        return mayBeIn(text) && pattern.matcher(text).lookingAt();
    }

    public boolean matches(String text) {
        return mayBeIn(text) && pattern.matcher(text).matches();
    }

    /** Whether a key stands in the text. With assertions on, as in every test, a key that was forgotten is an error. */
    public boolean mayBeIn(String text) {
        boolean may = keys.isIn(text);
        assert may || !pattern.matcher(text).find() : "a match without any of " + keys + ": " + text;
        return may;
    }
}
