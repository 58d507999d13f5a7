package dev.errand.intent;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** The language in which a person is answered: the one in which he speaks. */
public enum Language {
    ENGLISH,
    CHINESE;

    private static final int LOOKED_AT = 2_000;
    private static final int FIRST_HAN = 0x2E80;

    /** Chinese where the first 2,000 characters hold a Chinese one, else English. */
    public static Language of(String text) {
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            if (text.charAt(i) >= FIRST_HAN && UnicodeScript.of(text.codePointAt(i)) == UnicodeScript.HAN) {
                return CHINESE;
            }
        }
        return ENGLISH;
    }

    /**
     * The pattern of this language with {@code values} in it, written as {@link String#format} writes them.
     *
     * @throws java.util.IllegalFormatException if the pattern does not fit the values
     */
    public String say(String english, String chinese, Object... values) {
        return String.format(Locale.ROOT, this == CHINESE ? chinese : english, values);
    }
}
