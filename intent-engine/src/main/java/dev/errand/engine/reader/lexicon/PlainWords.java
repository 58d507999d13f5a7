package dev.errand.engine.reader.lexicon;

import java.util.Set;

/**
 * English words that are written as plain words are and not known to weigh ({@code weighty-en.txt}: denials, hedges, quantities, times, other
 * people, other requests). Thread-safe.
 */
public final class PlainWords {

    private static final Set<String> WEIGHTY = Lexicon.words("weighty-en.txt");

    private PlainWords() {}

    /** Lower case, letters only, and no word that weighs: no ticker, no name, no number. */
    public static boolean are(String words) {
        for (String word : words.split(" ", -1)) {
            boolean letters =
                    word.length() > 1 && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '\'' || c == '-');
            if (!letters || weighs(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean weighs(String word) {
        if (WEIGHTY.contains(word) || word.endsWith("n't")) {
            return true;
        }
        for (int length = Math.min(word.length(), 8); length >= 3; length--) {
            if (WEIGHTY.contains(word.substring(0, length) + "*")) {
                return true;
            }
        }
        return false;
    }
}
