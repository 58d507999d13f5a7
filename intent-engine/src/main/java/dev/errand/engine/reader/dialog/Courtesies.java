package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What opens or ends a message behind another and says nothing of it: "<em>So,</em> make it 3", "45. <em>Thank you in advance.</em>",
 * <em>帮我</em>改成 350. A request of its own is read with them; an answer or a correction has too few words to tell them from a
 * request. The words stand in {@code courtesies.txt}. Thread-safe.
 */
public final class Courtesies {

    private static final WordLists LISTS = WordLists.read("courtesies.txt");

    /** Answers are short; what is longer is left as it is, in UTF-16 units. */
    private static final int LONGEST = 240;

    /** So many stand in a row at most. */
    private static final int MOST = 3;

    /** Sam, or J.; PEPE may be a token that no list has. */
    private static final String NAME = "\\p{Lu}(?:\\p{Ll}+|\\.)(?![\\p{L}\\p{N}])";

    private static final Pattern AHEAD_EN = Pattern.compile("(?i:" + LISTS.anyOf("AHEAD") + ")[,:]\\s+");
    private static final Pattern BEHIND_EN = Pattern.compile("[\\s,.!;-]+(?:(?i:" + LISTS.anyOf("BEHIND") + ")|(?i:"
            + LISTS.anyOf("PARTING") + "),?(?:\\s+" + NAME + "){0,2}|(?<=[-–—]\\s?)" + NAME + ")[\\s.!]*$");
    private static final Pattern AHEAD_ZH = Pattern.compile(LISTS.anyOf("AHEAD_ZH") + "\\s*");
    private static final Pattern BEHIND_ZH = Pattern.compile("(?:[，,。.！!；;]\\s*" + LISTS.anyOf("APART_ZH")
            + "|[\\s，,。.！!；;]*" + LISTS.anyOf("BEHIND_ZH") + ")[\\s。.！!~～]*$");

    private Courtesies() {}

    /**
     * The text with blanks where it is only courteous, so that each offset stays. It stays whole where nothing else would be left, or where a
     * value would go with it: "again - Dai" may be signed, or ask for another token.
     *
     * @param lexemes those of {@code text}
     */
    public static String without(String text, List<Lexeme> lexemes, boolean chinese) {
        if (text.length() > LONGEST) {
            return text;
        }
        StringBuilder left = new StringBuilder(text);
        for (int i = 0; i < MOST; i++) {
            blank(left, (chinese ? AHEAD_ZH : AHEAD_EN).matcher(left), true);
            blank(left, (chinese ? BEHIND_ZH : BEHIND_EN).matcher(left), false);
        }
        boolean valued =
                Lists.any(lexemes, lexeme -> lexeme.isAnyOf(PlainAnswers.VALUES) && left.charAt(lexeme.start()) == ' ');
        return valued || left.toString().isBlank() ? text : left.toString();
    }

    private static void blank(StringBuilder left, Matcher courtesy, boolean ahead) {
        int from = 0;
        int end = left.length();
        while (from < end && Character.isWhitespace(left.charAt(from))) {
            from++;
        }
        while (end > from && Character.isWhitespace(left.charAt(end - 1))) {
            end--;
        }
        courtesy.region(from, end).useTransparentBounds(true);
        if (ahead ? courtesy.lookingAt() : courtesy.find()) {
            for (int i = courtesy.start(); i < courtesy.end(); i++) {
                left.setCharAt(i, ' ');
            }
        }
    }
}
