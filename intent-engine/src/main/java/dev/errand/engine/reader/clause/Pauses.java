package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Phrase;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Where somebody pauses without a sign: at a blank between two Chinese words (行情吓人 把 ETH 卖了), for which there is no other use, and at
 * an English interjection.
 */
final class Pauses {

    /** What begins to say something else, also behind a word that is not Chinese: 给 @gege 他过生日. */
    private static final Set<Kind> BEGINNING =
            Kinds.of(Kind.SUBJECT, Kind.CONTEXT, Kind.HARMLESS, Kind.SMALL_TALK, Kind.MEND);

    private final BitSet before = new BitSet();

    Pauses(String text, List<Phrase> phrases) {
        for (int i = 1; i < phrases.size(); i++) {
            if (isInterjection(phrases.get(i - 1)) || isInterjection(phrases.get(i))) {
                before.set(i);
                continue;
            }
            int from = phrases.get(i - 1).end() - 1;
            int to = phrases.get(i).start();
            for (int at = from + 1; at < to; at++) {
                if (Character.isWhitespace(text.charAt(at)) && divides(text, from, at, phrases.get(i))) {
                    before.set(i);
                }
            }
        }
    }

    /** "rent is due smh sell 2 ETH": what people type where others put a comma. */
    private static boolean isInterjection(Phrase phrase) {
        return phrase.kind() == Kind.SMALL_TALK && phrase.text().charAt(0) < 0x80;
    }

    private static boolean divides(String text, int from, int blank, Phrase next) {
        int left = blank;
        while (left > from && Character.isWhitespace(text.charAt(left))) {
            left--;
        }
        int right = blank;
        while (right < next.start() && Character.isWhitespace(text.charAt(right))) {
            right++;
        }
        return isHan(text.charAt(right)) && (isHan(text.charAt(left)) || next.isAnyOf(BEGINNING));
    }

    private static boolean isHan(char c) {
        return c >= 0x80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    /** Whether somebody who reads aloud would stop before the phrase at this place. */
    boolean before(int index) {
        return before.get(index);
    }
}
