package dev.errand.engine.reader.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * English words that are written as plain words are and not known to weigh ({@code weighty-en.txt}: denials, hedges, quantities, times, other
 * people, other requests). Thread-safe.
 */
public final class PlainWords {

    private static final Set<String> WEIGHTY = Lexicon.words("weighty-en.txt");

    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_STEM = 8;

    /** What weighs with any ending ("refus*"), by how it begins. */
    private static final Map<String, List<String>> STEMS = WEIGHTY.stream()
            .filter(word -> word.endsWith("*"))
            .map(word -> word.substring(0, word.length() - 1))
            .filter(stem -> stem.length() >= SHORTEST_STEM && stem.length() <= LONGEST_STEM)
            .collect(Collectors.groupingBy(stem -> stem.substring(0, SHORTEST_STEM)));

    private PlainWords() {}

    /** Lower case, letters only, and no word that weighs: no ticker, no name, no number. */
    public static boolean are(String words) {
        int start = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || words.charAt(i) == ' ') {
                if (i - start < 2 || weighs(words.substring(start, i))) {
                    return false;
                }
                start = i + 1;
            } else if (!isOfPlainWord(words.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfPlainWord(char c) {
        return (c >= 'a' && c <= 'z') || c == '\'' || c == '-';
    }

    private static boolean weighs(String word) {
        if (WEIGHTY.contains(word) || word.endsWith("n't")) {
            return true;
        }
        if (word.length() < SHORTEST_STEM) {
            return false;
        }
        for (String stem : STEMS.getOrDefault(word.substring(0, SHORTEST_STEM), List.of())) {
            if (word.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }
}
