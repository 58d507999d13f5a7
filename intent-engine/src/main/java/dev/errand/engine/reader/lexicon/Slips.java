package dev.errand.engine.reader.lexicon;

/**
 * Slips of a finger that rarely make another word of one: neighbours that changed places ("mcuh"), a letter typed twice ("tto"), a vowel left out
 * ("evry"). A letter replaced or added is none here, as "his" is no "this" and "dry" no "day".
 */
public final class Slips {

    private static final String VOWELS = "aeiou";

    private Slips() {}

    /** Whether {@code written}, in lower case, is {@code word} with one such slip. */
    public static boolean isOne(String written, String word) {
        int longer = written.length() - word.length();
        if (longer < -1 || longer > 1 || (longer != 0 && written.charAt(0) != word.charAt(0))) {
            return false;
        }
        int same = 0;
        while (same < written.length() && same < word.length() && written.charAt(same) == word.charAt(same)) {
            same++;
        }
        return switch (longer) {
            case 0 -> isSwapped(written, word, same);
            case 1 -> // the letter before, once more
                written.charAt(same) == written.charAt(same - 1) && written.endsWith(word.substring(same));
            default -> VOWELS.indexOf(word.charAt(same)) >= 0 && word.endsWith(written.substring(same));
        };
    }

    private static boolean isSwapped(String written, String word, int at) {
        return at + 1 < word.length()
                && written.charAt(at) == word.charAt(at + 1)
                && written.charAt(at + 1) == word.charAt(at)
                && written.endsWith(word.substring(at + 2));
    }
}
