package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.HanWords;
import dev.errand.engine.reader.lexicon.Hanzi;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text whose characters are folded one for one (full width to ASCII, traditional to simplified, upper to lower case), so that offsets
 * in the folded text are offsets in the user's.
 */
public final class FoldedText {

    private static final Pattern WORD_U = Pattern.compile("\\bu\\b");

    private final String text;
    private final char[] folded;
    /** The folded characters as patterns and lists take them. */
    private final String words;

    public FoldedText(String text) {
        this.text = text;
        this.folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        this.words = new String(folded);
    }

    /** All of a text, folded. */
    public static String of(String text) {
        return new FoldedText(text).folded();
    }

    private static char fold(char c) {
        if (c >= '！' && c <= '～') {
            return Character.toLowerCase((char) (c - '！' + '!'));
        }
        if (c == '\u3000') {
            return ' ';
        }
        return c < 0x80 ? Character.toLowerCase(c) : Hanzi.simplified(c);
    }

    public int length() {
        return folded.length;
    }

    /** The folded characters; not to be written to. */
    char[] characters() {
        return folded;
    }

    /** The character at {@code index}; NUL outside of the text. */
    char at(int index) {
        return index >= 0 && index < folded.length ? folded[index] : '\0';
    }

    /** All of it, folded. */
    String folded() {
        return words;
    }

    /** [start, end) as it was folded. */
    public String folded(int start, int end) {
        return words.substring(start, end);
    }

    /** [start, end) as the user wrote it. */
    String written(int start, int end) {
        return text.substring(start, end);
    }

    int codePointAt(int index) {
        return Character.codePointAt(text, index);
    }

    boolean matches(int from, String wanted) {
        if (from + wanted.length() > folded.length) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (folded[from + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isDigit(int index) {
        char c = at(index);
        return c >= '0' && c <= '9';
    }

    public boolean isHan(int index) {
        return isHan(at(index));
    }

    /** Most Chinese characters stand in one block, and none before the radicals: of the others Java knows the script, more slowly. */
    public static boolean isHan(char c) {
        return (c >= '一' && c <= '龥') || (c >= HanWords.FIRST && UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    /** Part of a word that is not Chinese. */
    boolean isLatin(int index) {
        char c = at(index);
        return isWordChar(c) && !isHan(c);
    }

    /** Combining and invisible characters count as part of a word: they make it one that no list knows. */
    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c)
                || c == '\''
                || c == '’'
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** A digit, or a point with a digit behind it. */
    boolean startsNumber(int index) {
        return isDigit(index) || (at(index) == '.' && isDigit(index + 1));
    }

    boolean isAscii(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Where the word that is not Chinese ends; {@code start} if none stands there. */
    int wordEnd(int start) {
        int end = start;
        while (isLatin(end) && !widens(start, end)) {
            end++;
        }
        return end;
    }

    /** Whether the word that stands here is one character long, without a look at how long it is. */
    boolean isWordOfOne(int start) {
        return isLatin(start) && (!isLatin(start + 1) || widens(start, start + 1));
    }

    /** "swap２５": where a digit of full width stands behind a letter that is not, a word ends. */
    private boolean widens(int start, int index) {
        return index > start && text.charAt(index) >= '０' && text.charAt(index) <= '９' && text.charAt(index - 1) < 0x80;
    }

    /** {@code from}, or behind the blank that stands there. */
    int nextShown(int from) {
        return at(from) == ' ' ? from + 1 : from;
    }

    int behindBlanks(int from) {
        int next = from;
        while (at(next) == ' ') {
            next++;
        }
        return next;
    }

    /** The folded words of [start, end) with one blank between them and straight apostrophes. */
    String phrase(int start, int end) {
        StringBuilder phrase = new StringBuilder(end - start);
        boolean ascii = true;
        for (int i = start; i < end; i++) {
            char c = folded[i] == '’' ? '\'' : folded[i] == '-' ? ' ' : folded[i];
            ascii &= c < 0x80;
            if (c != ' ' || (!phrase.isEmpty() && phrase.charAt(phrase.length() - 1) != ' ')) {
                phrase.append(c);
            }
        }
        String said = ascii ? phrase.toString() : phrase.toString().toLowerCase(Locale.ROOT);
        return said.indexOf(' ') >= 0 ? spelledOut(said) : said;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** "if u can", "cld u". */
    private static String spelledOut(String words) {
        for (int u = words.indexOf('u'); u >= 0; u = words.indexOf('u', u + 1)) {
            boolean inside = (u > 0 && isAsciiLetter(words.charAt(u - 1)))
                    || (u + 1 < words.length() && isAsciiLetter(words.charAt(u + 1)));
            if (!inside) {
                return WORD_U.matcher(words).replaceAll("you");
            }
        }
        return words;
    }
}
