package dev.errand.engine.reader.lexicon;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verbs that are one slip of a finger away. Tokens, amounts and addresses are never mended.
 *
 * <p>Immutable and thread-safe.
 */
public final class Typos {

    private static final int LEAST_LENGTH_OF_A_TYPO = 4;

    /** English words that are one edit from a verb and are not it. */
    private static final Set<String> NEAR_BUT_OTHER = Lexicon.words("near-verbs-en.txt");

    /** Characters before a verb of one that are no slip: 已还. */
    private static final Set<String> SPEAKING = Lexicon.words("near-verbs-zh.txt");

    private final Map<String, Kind> mendable;

    /** @param mendable the verbs that may be written with one letter wrong */
    Typos(Map<String, Kind> mendable) {
        this.mendable = new HashMap<>(mendable); // of one order in every run
    }

    /** The verb that the word becomes by one edit; null if there is none, or more than one meaning. Tokens are never mended. */
    public @Nullable Kind mended(String word) {
        if (word.length() < LEAST_LENGTH_OF_A_TYPO - 1 || NEAR_BUT_OTHER.contains(word)) {
            return null;
        }
        Kind found = null;
        for (Map.Entry<String, Kind> verb : mendable.entrySet()) {
            if (Edits.atMostOne(word, verb.getKey()) && isClear(word, verb.getKey())) {
                if (found != null && found != verb.getValue()) {
                    return null;
                }
                found = verb.getValue();
            }
        }
        return found;
    }

    /** Whether the verb is so long, or the slip such a one, that nothing else is likely to be meant. */
    private static boolean isClear(String word, String verb) {
        return verb.length() >= LEAST_LENGTH_OF_A_TYPO || isTransposed(word, verb) || isDoubled(word, verb);
    }

    /** The verb of two characters of which one is wrong, as input methods produce it; null if there is none, or several. */
    public @Nullable Kind mendedHan(String pair) {
        boolean speaks = SPEAKING.contains(pair.substring(0, 1)) && !SPEAKING.contains("=" + pair);
        if (speaks && Lexicon.entry(pair.substring(1)) != null) {
            return null;
        }
        Kind found = null;
        for (Map.Entry<String, Kind> verb : mendable.entrySet()) {
            String word = verb.getKey();
            boolean near = word.length() == 2
                    && word.charAt(0) > HanWords.FIRST
                    && (word.charAt(0) == pair.charAt(0) ^ word.charAt(1) == pair.charAt(1));
            if (near) {
                int wrong = word.charAt(0) == pair.charAt(0) ? 1 : 0;
                boolean means = Lexicon.entry(pair.substring(wrong, wrong + 1)) != null; // no slip: a word of its own
                if (means) {
                    continue;
                }
                Lexicon.Entry own = Lexicon.entry(pair.substring(0, 1));
                if (own != null && own.first() == verb.getValue()) {
                    return own.first();
                }
                if (found != null && found != verb.getValue()) {
                    return null;
                }
                found = verb.getValue();
            }
        }
        return found;
    }

    /** "buuy": a letter typed twice. */
    private static boolean isDoubled(String word, String verb) {
        for (int i = 0; i < verb.length(); i++) {
            if ((verb.substring(0, i + 1) + verb.substring(i)).equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** Of three letters only neighbours that changed places are mended ("rnu"): too much else is one edit away. */
    private static boolean isTransposed(String word, String verb) {
        return word.length() == verb.length()
                && word.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(verb.chars().sorted().boxed().toList());
    }
}
