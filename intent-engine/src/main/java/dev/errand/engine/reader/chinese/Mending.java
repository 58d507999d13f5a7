package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Slips that the user mended in the same breath: of "2, no, 3 UNI" and "to USDC, I mean to DAI" the second counts. */
public final class Mending {

    private static final Set<Kind> VALUES = Clause.union(Values.WRITTEN, Kind.PERIOD, Kind.PRECISION);
    private static final Set<Kind> ROLES =
            Kinds.of(Kind.TO, Kind.FOR, Kind.WITH, Kind.FROM, Kind.BECOME, Kind.ON, Kind.IN);

    private static final Set<Kind> VERBS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.RENT,
            Kind.TRAIN,
            Kind.RUN,
            Kind.RENDER,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.ABOVE,
            Kind.BELOW);

    private static final Set<Kind> AGAIN = Kinds.of(Kind.GIVE, Kind.USE, Kind.OBJECT, Kind.BECOME, Kind.FROM);

    private static final Set<Kind> SILENT = Kinds.of(Kind.STOP, Kind.FILLER, Kind.SMALL_TALK, Kind.COMMA);
    /** Beside one of these a number may be said instead of either. */
    private static final Set<Kind> OTHER_NUMBERS = Kinds.of(
            Kind.SHARE, Kind.BAD_NUMBER, Kind.SLIPPAGE, Kind.BPS, Kind.PERCENT, Kind.TIME_UNIT, Kind.ABOVE, Kind.BELOW);

    /** Who was named before. */
    private static final Set<String> HIM = Set.of("他", "她", "它", "佢");

    private static final Set<String> IS = Set.of("是", "就是", "还是", "係");

    private static final int MOST_BETWEEN = 4;
    /** What somebody cries who notices a slip: "2 ETH, oh, sorry, 3". */
    private static final Set<String> CRIES =
            Set.of("oh", "ah", "ugh", "argh", "whoops", "哦", "噢", "啊", "呃", "额", "哎", "哎呀", "糟糕");

    private Mending() {}

    public static List<Lexeme> mended(List<Lexeme> lexemes) {
        List<Lexeme> marked = MarkedSlips.marked(lexemes);
        return Lists.none(marked, lexeme -> lexeme.is(Kind.MEND) || lexeme.is(Kind.NO)) ? lexemes : mendedAt(marked);
    }

    private static List<Lexeme> mendedAt(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>();
        int i = 0;
        while (i < lexemes.size()) {
            int after = behindPlacing(kept, lexemes, behindMarker(lexemes, i));
            int retold = retold(kept, lexemes, after);
            if (retold >= 0) {
                kept.set(retold, lexemes.get(after + 1));
                i = behindRetold(lexemes, after);
                continue;
            }
            int from = after < 0 ? -1 : slip(kept, lexemes, after);
            int earlier = after < 0 || from >= 0 ? -1 : earlierSlip(kept, lexemes, after);
            int amount = after < 0 || from >= 0 || earlier >= 0 ? -1 : earlierAmount(kept, lexemes, after);
            if (from >= 0) {
                kept.subList(from, kept.size()).clear();
                i = after;
            } else if (earlier >= 0) {
                kept.set(earlier, lexemes.get(after));
                i = behindCount(lexemes, after);
            } else if (amount >= 0) {
                kept.set(amount, lexemes.get(after));
                i = after + 2;
            } else {
                kept.add(lexemes.get(i++));
            }
        }
        return kept;
    }

    /** The place behind ", no," or ", I mean" at {@code i}; −1 if there is none. */
    private static int behindMarker(List<Lexeme> lexemes, int i) {
        int at = i;
        int reach = Math.min(lexemes.size(), i + Cursor.REACH);
        while (at < reach
                && (lexemes.get(at).is(Kind.COMMA)
                        || lexemes.get(at).is(Kind.STOP)
                        || (at > i && CRIES.contains(lexemes.get(at).text().toLowerCase(Locale.ROOT))))) {
            at++;
        }
        int marks = 0;
        while (at < reach
                && (lexemes.get(at).is(Kind.MEND)
                        || lexemes.get(at).is(Kind.NO)
                        || lexemes.get(at).is(Kind.COMMA)
                        || (marks > 0 && lexemes.get(at).is(Kind.CHANGE_TO)))) { // "no wait, make it 3"
            marks += lexemes.get(at).is(Kind.COMMA) ? 0 : 1;
            at++;
        }
        if (marks > 0 && at + 1 < lexemes.size() && isIs(lexemes.get(at))) {
            at++; // 说错了,是 5 天
        }
        return marks > 0 && at < lexemes.size() ? at : -1;
    }

    /** 存 500 USDC 到 aave，不对，存到 compound: the verb is the same, and only the market is said anew. */
    private static int behindPlacing(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        boolean placing = after >= 0
                && after + 1 < lexemes.size()
                && lexemes.get(after).is(Kind.SUPPLY)
                && HanRun.isHan(lexemes.get(after))
                && lexemes.get(after + 1).kind() == Kind.MARKET
                && Lists.any(kept, lexeme -> lexeme.is(Kind.SUPPLY))
                && Lists.any(kept, lexeme -> lexeme.is(Kind.MARKET));
        return placing ? after + 1 : after;
    }

    /** Whether 不对, "I mean" or the like stands right before {@code after}, a pause and 是 aside: 给 @ann，不对，是给 @bob. */
    private static boolean isMarked(List<Lexeme> lexemes, int after) {
        int at = after - 1;
        while (at > 0 && at > after - MOST_BETWEEN && (lexemes.get(at).is(Kind.COMMA) || isIs(lexemes.get(at)))) {
            at--;
        }
        return lexemes.get(at).is(Kind.MEND);
    }

    private static boolean isIs(Lexeme lexeme) {
        return IS.contains(lexeme.text());
    }

    private static boolean isPeriod(Lexeme lexeme) {
        return lexeme.is(Kind.PERIOD) || lexeme.is(Kind.PERIOD_BAD);
    }

    /** 换 80 不对 换 90: where among {@code kept} the words begin that are begun again; −1 if they are not. */
    private static int startedAgain(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        Lexeme word = lexemes.get(after);
        if (!Hanzi.areIn(word.text()) || !(VERBS.contains(word.kind()) || AGAIN.contains(word.kind()))) {
            return -1;
        }
        for (int i = kept.size() - 1;
                i >= 0 && !Joints.OF_CLAUSES.contains(kept.get(i).kind());
                i--) {
            if (kept.get(i).kind() == word.kind()) {
                return i;
            }
        }
        return MarkedSlips.otherVerb(kept, lexemes, after);
    }

    /**
     * "Swap 2 ETH for USDC... actually no, 3": where among {@code kept} the one value stands that the last word of the text, a value of
     * the same kind, is said instead of; −1 if there is none, or more than one.
     */
    private static int earlierSlip(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        Lexeme value = lexemes.get(after);
        int behind = behindCount(lexemes, after);
        boolean alone = VALUES.contains(value.kind())
                && (behind >= lexemes.size()
                        || SILENT.contains(lexemes.get(behind).kind()));
        boolean number = value.is(Kind.NUMBER);
        int found = -1;
        for (int i = 0; i < kept.size() && alone; i++) {
            if (kept.get(i).kind() == value.kind()) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            } else if (kept.get(i).kind() == Kind.THEN
                    || (number && OTHER_NUMBERS.contains(kept.get(i).kind()))) {
                return -1; // of which step, or of which number?
            }
        }
        return found;
    }

    /** Behind the value at {@code i} and, of a number, its measure word: 4 个. */
    private static int behindCount(List<Lexeme> lexemes, int i) {
        boolean counted = lexemes.get(i).is(Kind.NUMBER)
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.MEASURE);
        return counted ? i + 2 : i + 1;
    }

    /**
     * "Swap 2 ETH to USDC, no wait, make that 3 ETH": where among {@code kept} the one amount of that token stands that the last words
     * of the text are said instead of; −1 if there is none, or more than one.
     */
    private static int earlierAmount(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        boolean alone = after + 1 < lexemes.size()
                && isAmount(lexemes, after)
                && (after + 2 >= lexemes.size()
                        || SILENT.contains(lexemes.get(after + 2).kind()));
        int found = -1;
        for (int i = 0; i < kept.size() && alone; i++) {
            Lexeme lexeme = kept.get(i);
            if (lexeme.kind() == Kind.THEN || OTHER_NUMBERS.contains(lexeme.kind())) {
                return -1;
            }
            if (lexeme.is(Kind.NUMBER)) {
                boolean same = i + 1 < kept.size()
                        && isAmount(kept, i)
                        && kept.get(i + 1).text().equals(lexemes.get(after + 1).text());
                if (!same || found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /**
     * 转 100 USDC 给 @bob，啊不是，转 150 给他: where among {@code kept} the one number stands that is said anew behind the same verb, the
     * rest of it being as it was; −1 if it is not so.
     */
    private static int retold(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        boolean same = after >= 0
                && after + 1 < lexemes.size()
                && lexemes.get(after).is(Kind.SEND)
                && HanRun.isHan(lexemes.get(after))
                && lexemes.get(after + 1).is(Kind.NUMBER)
                && isMarked(lexemes, after)
                && behindRetold(lexemes, after) > 0;
        int number = -1;
        int verbs = 0;
        for (int i = 0; i < kept.size() && same; i++) {
            Kind kind = kept.get(i).kind();
            verbs += VERBS.contains(kind) ? 1 : 0;
            if (OTHER_NUMBERS.contains(kind) || kind == Kind.THEN || (kind == Kind.NUMBER && number >= 0)) {
                return -1;
            }
            number = kind == Kind.NUMBER ? i : number;
        }
        boolean one = number >= 0 && verbs <= 1 && Lists.any(kept, lexeme -> lexeme.is(Kind.RECIPIENT));
        return one && isSameToken(kept, number, lexemes, after + 1) ? number : -1;
    }

    private static boolean isSameToken(List<Lexeme> kept, int number, List<Lexeme> lexemes, int again) {
        boolean named = again + 1 < lexemes.size() && lexemes.get(again + 1).is(Kind.TOKEN);
        return !named
                || (number + 1 < kept.size()
                        && isAmount(kept, number)
                        && kept.get(number + 1)
                                .text()
                                .equals(lexemes.get(again + 1).text()));
    }

    /** Behind 150 给他, with which the text ends; −1 if more is said. */
    private static int behindRetold(List<Lexeme> lexemes, int after) {
        int at = after + 2;
        if (at < lexemes.size() && lexemes.get(at).is(Kind.MEASURE)) {
            at++;
        }
        if (at < lexemes.size() && lexemes.get(at).is(Kind.TOKEN)) {
            at++;
        }
        boolean him = at + 1 < lexemes.size()
                && lexemes.get(at).is(Kind.GIVE)
                && HIM.contains(lexemes.get(at + 1).text());
        at += him ? 2 : 0;
        while (at < lexemes.size() && SILENT.contains(lexemes.get(at).kind())) {
            at++;
        }
        return at == lexemes.size() ? at : -1;
    }

    private static boolean isAmount(List<Lexeme> lexemes, int at) {
        return lexemes.get(at).is(Kind.NUMBER) && lexemes.get(at + 1).is(Kind.TOKEN);
    }

    /** Where among {@code kept} the slip begins: the value of the same kind right before the marker. */
    private static int slip(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        int value = after;
        Kind role = null;
        if (ROLES.contains(lexemes.get(value).kind()) && value + 1 < lexemes.size()) {
            role = lexemes.get(value).kind();
            value++;
        }
        Kind wanted =
                isPeriod(lexemes.get(value)) ? Kind.PERIOD : lexemes.get(value).kind();
        int again = isMarked(lexemes, after) ? startedAgain(kept, lexemes, after) : -1;
        if (again >= 0) {
            return again;
        }
        if (!(VALUES.contains(wanted) || VERBS.contains(wanted)) || kept.isEmpty()) {
            return -1;
        }
        int last = kept.size() - 1;
        if (kept.get(last).is(Kind.MEASURE) && last > 0) {
            last--; // "10个，啊不，是15个"
        }
        boolean corrects = kept.get(last).kind() == wanted
                || (isPeriod(lexemes.get(value)) && isPeriod(kept.get(last)))
                || (kept.get(last).kind() == Kind.SOME && wanted == Kind.SHARE); // "a third, no, half"
        if (VERBS.contains(wanted) && VERBS.contains(kept.get(last).kind())) {
            return last; // "borrow, I mean rent"
        }
        if (corrects && role != null) {
            boolean sameRole = last > 0 && kept.get(last - 1).is(role);
            return sameRole ? last - 1 : -1;
        }
        if (corrects) {
            return last;
        }
        // "2 ETH, no, 3 ETH", 2 个 ETH，不，3 个 ETH: an amount and its token, said again
        int number = last > 1 && kept.get(last - 1).is(Kind.MEASURE) ? last - 2 : last - 1;
        int token = value + 1 < lexemes.size() && lexemes.get(value + 1).is(Kind.MEASURE) ? value + 2 : value + 1;
        boolean whole = wanted == Kind.NUMBER
                && number >= 0
                && (kept.get(last).is(Kind.TOKEN) || kept.get(last).is(Kind.TIME_UNIT))
                && kept.get(number).is(Kind.NUMBER)
                && token < lexemes.size()
                && lexemes.get(token).is(kept.get(last).kind());
        return whole ? number : -1;
    }
}
