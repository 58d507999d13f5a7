package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 别再转, 我不会再买, 没有再存: 再 right behind what denies is no "then" that a request could begin with, but a part of the denial. 要不再转 and
 * 能不能再转 deny nothing.
 */
public final class NotAgain {

    /** What of a text in front of 再 is looked at, in UTF-16 units. */
    private static final int LONGEST = 8;

    private static final Pattern DENIES = Pattern.compile("(?:(?<![要差得只至])[不没沒未勿别別莫甭冇唔咪]|无|無|禁止|停止|拒绝|拒絕|杜绝|避免|防止)"
            + "(?:有|要|想要?|用|会|會|能|许|許|准|可以?|该|該|应该?|應該?|得|必|需要?|须|須|愿意?|願意?|敢|打算|准备|让|讓|好|使|肯)?$");
    /** 能不能再, 可不可以再, 好不好再: asks. */
    private static final Pattern ASKS = Pattern.compile("(\\p{IsHan})[不唔没沒]\\1以?$|要不要$|有没有$|有沒有$");

    private static final Pattern AGAIN = Pattern.compile("再(?!说|說)|然后|然後|接着|接著|又");

    private NotAgain() {}

    /** The lexemes, in which a denial holds 再 and 然后 too. */
    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        if (Lists.none(lexemes, NotAgain::isAgain)) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>();
        for (Lexeme lexeme : lexemes) {
            Lexeme last = told.isEmpty() ? null : told.getLast();
            if (!isAgain(lexeme)) {
                told.add(lexeme);
            } else if (last != null && last.kind() == Kind.NOT && last.end() == lexeme.start()) {
                told.set(told.size() - 1, not(last.start(), lexeme.end(), text));
            } else if (isDenied(lexeme.start(), text)) {
                told.add(not(lexeme.start(), lexeme.end(), text));
            } else {
                told.add(lexeme);
            }
        }
        return told;
    }

    private static boolean isAgain(Lexeme lexeme) {
        return lexeme.kind() == Kind.THEN && AGAIN.matcher(lexeme.text()).lookingAt();
    }

    private static boolean isDenied(int at, String text) {
        String before = text.substring(Math.max(0, at - LONGEST), at);
        return text.charAt(at) == '再'
                && DENIES.matcher(before).find()
                && !ASKS.matcher(before).find();
    }

    private static Lexeme not(int start, int end, String text) {
        return Lexeme.of(Kind.NOT, start, end, null, text.substring(start, end));
    }
}
