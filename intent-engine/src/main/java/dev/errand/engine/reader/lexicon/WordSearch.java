package dev.errand.engine.reader.lexicon;

import java.util.Arrays;
import java.util.Collection;

/**
 * Words that are looked for anywhere in a text, whatever stands around them: all in one go through it, by their first characters.
 * Immutable and thread-safe.
 */
public final class WordSearch {

    private static final int SHELVES = 256;
    private static final String[] NONE = {};

    /** The words by the last bits of their first characters. */
    private final String[][] shelves = new String[SHELVES][];

    private final CharacterPairs openings = new CharacterPairs();

    private WordSearch(Collection<String> words) {
        Arrays.fill(shelves, NONE);
        for (String word : words) {
            String[] others = shelf(word.charAt(0));
            String[] all = Arrays.copyOf(others, others.length + 1);
            all[others.length] = word;
            shelves[word.charAt(0) % SHELVES] = all;
            if (word.length() == 1) {
                openings.add(word.charAt(0));
            } else {
                openings.add(word.charAt(0), word.charAt(1));
            }
        }
    }

    public static WordSearch of(Collection<String> words) {
        return new WordSearch(words);
    }

    private String[] shelf(char first) {
        return shelves[first % SHELVES];
    }

    /** Whether any of them stands in the text. */
    public boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them begins at {@code from}. */
    public boolean isAt(String text, int from) {
        char next = from + 1 < text.length() ? text.charAt(from + 1) : '\0';
        if (!openings.mayHold(text.charAt(from), next)) {
            return false;
        }
        for (String word : shelf(text.charAt(from))) {
            if (text.startsWith(word, from)) {
                return true;
            }
        }
        return false;
    }
}
