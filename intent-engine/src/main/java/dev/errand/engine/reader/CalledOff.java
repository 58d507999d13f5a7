package dev.errand.engine.reader;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "…, oh never mind", "… nvm lol", "… - actually don't": English that takes back, in its last words, whatever stands before them. The
 * words stand in {@code talk-en.txt}.
 */
final class CalledOff {

    /** So much of the end is looked at, in UTF-16 units. */
    private static final int END = 90;

    private static final WordLists WORDS = WordLists.read("talk-en.txt");
    private static final String BEHIND = "(?:[\\s,.;!…-]+" + WORDS.anyOf("BACK_END") + "){0,2}[^\\p{L}\\p{N}]*$";
    private static final Pattern BACK = Pattern.compile("(?:(?<![\\p{L}\\p{N}'\"“‘-])" + WORDS.anyOf("TAKEN_BACK")
            + "|[,.;!?…\\n–—-]\\s*(?:(?:oh|ah|hmm+|hm|ok|okay|well|um+|uh|er|wait|sorry|actually|oops|lol|haha|and|but|so|or|then|no|nah|please|pls|you know what|on second thoughts?|hey|yeah)[\\s,.…]+){0,3}"
            + WORDS.anyOf("BACK_APART") + ")" + BEHIND);
    /** A condition, with at most one comma before what ends the text: "if it costs more, forget it", "otherwise never mind". */
    private static final Pattern CONDITION = Pattern.compile("(?:^|[,.;!?…\\n–—-])\\s*(?:(?:and|but|so|or)\\s+)?"
            + WORDS.anyOf("BACK_IF") + "\\b[^,.;!?…\\n]*,?\\s*$|\\b(?:otherwise|else|if not)[\\s,]*$|[:\"“]\\s*$");

    private CalledOff() {}

    /** Whether the text ends so. */
    static boolean is(String text) {
        String end = text.substring(Math.max(0, text.length() - END))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        Matcher back = BACK.matcher(end);
        return back.find()
                && (back.start() > 0 || text.length() > END)
                && !CONDITION.matcher(end.substring(0, back.start())).find();
    }
}
