package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Where a contact's name in Chinese characters ends, with no blank to show it: 给@小李转50U. A name that is cut short may be
 * somebody else's, one that runs on is nobody's; so a name ends only before a word that cannot be part of one.
 */
final class HanNames {

    private static final int LONGEST = 8;
    private static final String SENDS = "转打汇发付送寄划拨";
    private static final String PARTICLES = "吧吗呢啊呀啦哈的各";
    private static final String JOINS = "和跟与及同";
    /** Kinds of words of several characters that may well be in a name. */
    private static final Set<Kind> NAMING = Kinds.of(
            Kind.WORD, Kind.SOMEBODY, Kind.SERVICE, Kind.SUBJECT, Kind.BALANCE, Kind.POSITION, Kind.SMALL_TALK);

    private HanNames() {}

    /** @param sends whether a verb before the name already says that something is sent */
    static int end(char[] text, int from, boolean sends) {
        int run = from;
        while (run < text.length && UnicodeScript.of(text[run]) == UnicodeScript.HAN) {
            run++;
        }
        for (int at = from + 1; at < run; at++) {
            if (endsBefore(text, at, run, at - from > 1 && !sends)) {
                return at;
            }
        }
        return run - from > LONGEST ? from : run;
    }

    private static boolean endsBefore(char[] text, int at, int run, boolean maySend) {
        char c = text[at];
        char behind = at + 1 < text.length ? text[at + 1] : '\0';
        if (PARTICLES.indexOf(c) >= 0 || (JOINS.indexOf(c) >= 0 && at + 1 == run && begins(text, run, '@'))) {
            return true;
        }
        if (SENDS.indexOf(c) >= 0 && maySend && (isAmount(text, at + 1) || behind == ' ')) {
            return true;
        }
        int longest = Lexicon.longestHan(text, at, run);
        Lexicon.Entry word = longest == 0 ? null : Lexicon.entry(new String(text, at, longest));
        if (word != null) {
            return !NAMING.contains(word.first());
        }
        return isAmount(text, at) && endOfNumber(text, at) == run;
    }

    private static boolean begins(char[] text, int from, char wanted) {
        int at = from;
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        return at < text.length && text[at] == wanted;
    }

    /** A number with something behind it that it counts. */
    private static boolean isAmount(char[] text, int from) {
        if (from >= text.length) {
            return false;
        }
        int end = endOfNumber(text, from);
        return (text[from] >= '0' && text[from] <= '9')
                || (end > from + 1 && Numerals.chinese(new String(text, from, end - from)) != null)
                || (end > from && end < text.length && text[end] < 0x250 && Character.isLetter(text[end]));
    }

    private static int endOfNumber(char[] text, int from) {
        int end = from;
        while (end < text.length && Numerals.isChinese(text[end])) {
            end++;
        }
        return end > from && end < text.length && "个枚颗".indexOf(text[end]) >= 0 ? end + 1 : end;
    }
}
