package dev.errand.engine.reader.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Words that are looked for anywhere in a text, whatever stands around them: all in one go through it, by their first characters.
 * Immutable and thread-safe.
 */
public final class WordSearch {

    private static final int SHELVES = 256;

    /** The words by the last bits of their first characters. */
    private final List<List<String>> shelves = new ArrayList<>();

    private WordSearch() {
        for (int i = 0; i < SHELVES; i++) {
            shelves.add(new ArrayList<>());
        }
    }

    public static WordSearch of(Collection<String> words) {
        WordSearch search = new WordSearch();
        words.forEach(word -> search.shelf(word.charAt(0)).add(word));
        return search;
    }

    private List<String> shelf(char first) {
        return shelves.get(first % SHELVES);
    }

    /** Whether any of them stands in the text. */
    public boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            List<String> words = shelf(text.charAt(i));
            for (int j = 0; j < words.size(); j++) {
                if (text.startsWith(words.get(j), i)) {
                    return true;
                }
            }
        }
        return false;
    }
}
