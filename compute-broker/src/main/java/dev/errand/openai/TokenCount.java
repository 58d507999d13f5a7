package dev.errand.openai;

/**
 * How many tokens a text has.
 *
 * @param tokens how many
 * @param exact whether they were counted by an encoding; else by a rule of thumb, which is a quarter low for English and may be
 *     more than twice too high for Chinese
 */
public record TokenCount(long tokens, boolean exact) {

    /** Longer texts, in characters, would take minutes to count. */
    private static final int MOST_COUNTED = 64 << 20;

    /** By OpenAI's o200k_base encoding; by {@link #byRule} for texts of more than 64 million characters. */
    public static TokenCount of(String text) {
        return text.length() <= MOST_COUNTED
                ? new TokenCount(Units.tokens(text), true)
                : new TokenCount(byRule(text), false);
    }

    /** The rule of thumb: a word is one token, a Chinese character two. */
    public static long byRule(String text) {
        long tokens = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean han = Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
            boolean letter = !han && Character.isLetterOrDigit(point);
            if (han) {
                tokens += 2;
            } else if (letter && !inWord) {
                tokens++;
            }
            inWord = letter;
        }
        return tokens;
    }
}
