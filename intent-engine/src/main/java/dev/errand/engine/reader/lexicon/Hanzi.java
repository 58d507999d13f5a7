package dev.errand.engine.reader.lexicon;

import dev.errand.intent.Language;

/**
 * Chinese characters. Folds characters one for one: traditional ones to simplified ones, and what Cantonese and formal numerals write to what the
 * lexicon has. The pairs stand in {@code simplified.txt}.
 */
public final class Hanzi {

    private static final char[] FOLDED = new char[0x10000];

    static {
        for (String line : Resource.lines("simplified.txt")) {
            for (int i = 0; i + 1 < line.length(); i += 3) {
                FOLDED[line.charAt(i)] = line.charAt(i + 1);
            }
        }
    }

    private Hanzi() {}

    /** Whether a text has any, so that it is to be answered in Chinese. */
    public static boolean areIn(String text) {
        return Language.of(text) == Language.CHINESE;
    }

    /** The simplified form of a traditional character; any other stays. */
    public static char simplified(char c) {
        return FOLDED[c] == 0 ? c : FOLDED[c];
    }

    public static String simplified(String text) {
        int first = 0;
        while (first < text.length() && FOLDED[text.charAt(first)] == 0) {
            first++;
        }
        if (first == text.length()) {
            return text; // as most are
        }
        char[] folded = text.toCharArray();
        for (int i = first; i < folded.length; i++) {
            folded[i] = simplified(folded[i]);
        }
        return new String(folded);
    }
}
