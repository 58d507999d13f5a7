package dev.errand.engine.model;

import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Which side of a swap a token is on, by the words beside it: "into USDC" is bought, "out of USDC" is sold. A swap that no such
 * word supports, or that one denies, is not read: exact-in taken for exact-out costs money.
 */
final class Sides {

    private static final Sense[] BETWEEN = {
        Sense.GLUE, Sense.NUMBER, Sense.SHARE, Sense.DOLLAR, Sense.VAGUE, Sense.REFERENCE, Sense.REST
    };

    /** Words that mark what is spent, and as often what is wanted: "I'll take 2 ETH". */
    private static final Set<String> EITHER = Set.of("take", "拿");

    private final Lexemes lexemes;

    Sides(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /** What the words beside a token say of it. */
    record Marks(boolean sold, boolean bought) {

        Marks or(Marks other) {
            return new Marks(sold || other.sold, bought || other.bought);
        }
    }

    Marks of(int token) {
        return before(token).or(behind(token));
    }

    private Marks before(int token) {
        Marks found = listed("before", token);
        int at = token - 1;
        while (lexemes.is(at, BETWEEN)) { // its amount, and words without meaning, which may end an idiom
            found = found.or(listed("before", at));
            at--;
        }
        if (at < 0 || found.sold() || found.bought()) {
            return found; // the idiom tells more than its last word: "goodbye to", "load up on", "hook me up with"
        }
        Said marker = lexemes.get(at);
        boolean bought = marker.is(Sense.INTO, Sense.BUYING);
        boolean sold = marker.is(Sense.SELLING)
                || (marker.is(Sense.OUT_OF) && !EITHER.contains(marker.text()))
                || (marker.is(Sense.SWAPPING) && !isHan(marker));
        return marker.is(Sense.FOR) ? afterFor(at) : new Marks(sold, bought);
    }

    /** "Sell this for that", but "buy that for this". */
    private Marks afterFor(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (lexemes.is(i, Sense.BUYING)) {
                return new Marks(true, false);
            } else if (lexemes.is(i, Sense.SELLING, Sense.SWAPPING)) {
                return new Marks(false, true);
            }
        }
        return new Marks(false, false);
    }

    private Marks behind(int token) {
        Marks found = listed("after", token);
        int next = token + 1;
        while (lexemes.is(next, Sense.GLUE, Sense.SHARE)) {
            found = found.or(listed("after", next));
            next++;
        }
        boolean sold = lexemes.is(next, Sense.INTO)
                || (lexemes.is(next, Sense.SWAPPING, Sense.SELLING) && isHan(lexemes.get(next)));
        return found.or(new Marks(sold, false));
    }

    private Marks listed(String where, int index) {
        Said lexeme = lexemes.get(index);
        if (where.equals("before") && lexemes.is(index - 1, Sense.NUMBER, Sense.SHARE)) {
            return new Marks(false, false); // the 成 of 三成 is no 成 of 变成
        } else if (where.equals("before")) {
            String before = lexemes.text().substring(0, lexeme.start());
            return new Marks(Words.endsWith("side: sell, before", before), Words.endsWith("side: buy, before", before));
        }
        String behind = lexemes.text().substring(lexeme.end());
        return new Marks(Words.startsWith("side: sell, after", behind), Words.startsWith("side: buy, after", behind));
    }

    private static boolean isHan(Said said) {
        return UnicodeScript.of(said.text().charAt(0)) == UnicodeScript.HAN;
    }
}
