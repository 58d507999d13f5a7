package dev.errand.engine.reader.lexicon;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only on texts that hold one of its words, as {@link KeyedPattern} asks for characters: in English a character
 * rules out little. Immutable and thread-safe.
 */
public record WordedPattern(WordSearch words, Pattern pattern) {

    /**
     * A pattern and its words.
     *
     * @param regex as {@link Pattern#compile(String)} takes it
     * @param words pieces of text of which every match of {@code regex} holds at least one
     */
    public static WordedPattern of(String regex, String... words) {
        return new WordedPattern(WordSearch.of(List.of(words)), Pattern.compile(regex));
    }

    public boolean isIn(String text) {
        return mayBeIn(text) && pattern.matcher(text).find();
    }

    /** Whether a word stands in the text. With assertions on, as in every test, a word that was forgotten is an error. */
    public boolean mayBeIn(String text) {
        boolean may = words.isIn(text);
        assert may || !pattern.matcher(text).find() : "a match without any of the words of " + pattern + ": " + text;
        return may;
    }
}
