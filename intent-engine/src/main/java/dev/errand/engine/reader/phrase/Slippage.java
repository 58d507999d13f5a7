package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of limits on slippage. */
final class Slippage {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private static final int LONGEST_LIMIT = 9;

    private static final Set<Kind> IN_LIMIT = Kinds.of(
            Kind.WITH,
            Kind.ARTICLE,
            Kind.AT_MOST,
            Kind.SLIPPAGE,
            Kind.SHARE,
            Kind.OF,
            Kind.TO,
            Kind.FILLER,
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.USE,
            Kind.MINE,
            Kind.BPS,
            Kind.WANT,
            Kind.COMMA,
            Kind.LOW,
            Kind.ON,
            Kind.IN,
            Kind.SUBJECT,
            Kind.AND,
            Kind.TAKES,
            Kind.HITS,
            Kind.FETCHES,
            Kind.CHANGE_TO,
            Kind.PERCENT,
            Kind.IT,
            Kind.BELOW,
            Kind.NEGATIVE,
            Kind.BY,
            Kind.IF);

    private static final Set<Kind> NOT_FIRST_IN_LIMIT = Kinds.of(
            Kind.OF, Kind.TO, Kind.BY, Kind.COMMA, Kind.FILLER, Kind.WANT, Kind.AND, Kind.IT, Kind.SUBJECT, Kind.USE);

    private static final Set<Kind> NUMBERS = Kinds.of(Kind.SHARE, Kind.NUMBER, Kind.BAD_NUMBER);

    private static final Set<Kind> BEFORE_UNNAMED =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.WITH, Kind.CHANGE_TO, Kind.MEND);

    /** 滑点按 0.5% 算. */
    private static final Set<String> RECKONED = Set.of("算", "来算", "计", "计算", "来", "走", "來算", "計", "計算", "來");

    private static final Set<String> SET = Set.of("抓", "开", "设", "定", "按", "给", "拉", "控制", "锁", "卡");

    private static final Set<String> KEEPING = Set.of("keeping", "limiting", "capping", "holding", "restricting");
    private static final Set<String> ALLOWING =
            Set.of("allow", "allowing", "tolerance", "accounting", "account", "room", "make allowance");

    private Slippage() {}

    /** A limit on slippage, in any order of its words: "max 1% slippage", "滑点不超过0.5%", "slippage 30 bps". */
    static @Nullable Phrase phrase(Cursor cursor) {
        if (NOT_FIRST_IN_LIMIT.contains(cursor.peek().kind()) || isAmountBefore(cursor)) {
            return null;
        }
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        skipHead(cursor);
        Lexeme value = null;
        Lexeme unit = null;
        boolean named = false;
        boolean wrong = false;
        while (!cursor.atEnd() && cursor.mark() - mark < LONGEST_LIMIT && cursor.isAnyOf(IN_LIMIT)) {
            if (cursor.is(Kind.SLIPPAGE) && !named) {
                named = true;
                cursor.take();
                if (!cursor.atEnd()
                        && SET.contains(Hanzi.simplified(cursor.peek().text()))) {
                    cursor.take(); // slippage 抓 0.5%
                }
            } else if (cursor.is(Kind.SLIPPAGE)) {
                return null;
            } else if (cursor.is(Kind.LOW) && !cursor.is(Kind.AT_MOST) && (named || cursor.next(1, Kind.SLIPPAGE))) {
                wrong = true;
                value = cursor.take();
            } else if (cursor.is(Kind.NEGATIVE)) {
                wrong = true;
                cursor.take();
            } else if (NUMBERS.contains(cursor.peek().kind())) {
                if (value != null) {
                    return null;
                }
                value = cursor.take();
                int afterValue = cursor.mark();
                cursor.skipAll(Kind.OF, Kind.ARTICLE); // "half a percent", "a tenth of a percent"
                if (cursor.is(Kind.BPS) || cursor.is(Kind.PERCENT)) {
                    unit = cursor.take();
                } else {
                    cursor.reset(afterValue);
                }
            } else {
                cursor.take();
            }
            if (named && value != null) {
                while (cursor.is(Kind.OR) && (cursor.next(1, Kind.SHARE) || cursor.next(1, Kind.NUMBER))) {
                    cursor.take();
                    cursor.take();
                    wrong = true;
                }
                while (cursor.is(Kind.AT_MOST)
                        || (!cursor.atEnd() && RECKONED.contains(cursor.peek().text()))) {
                    cursor.take();
                }
                return limit(first, value, unit, wrong, cursor.last());
            }
        }
        return null;
    }

    /** ", max 50 bps", "50 bps tops", ", 50 bps", "make it 50 bps": basis points alone, or at the end of what is asked, are how far a price may slip. */
    static @Nullable Phrase unnamed(Cursor cursor) {
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        boolean apart = mark == 0 || cursor.last().isAnyOf(BEFORE_UNNAMED);
        boolean bound = cursor.skip(Kind.AT_MOST);
        if (!cursor.is(Kind.NUMBER) || !cursor.next(1, Kind.BPS)) {
            cursor.reset(mark);
            return null;
        }
        Lexeme value = cursor.take();
        Lexeme unit = cursor.take();
        bound |= cursor.skip(Kind.AT_MOST);
        boolean ends = cursor.atEnd() || cursor.isAnyOf(Joints.ALL);
        if ((apart || bound) && ends) {
            return limit(first, value, unit, false, cursor.last());
        }
        cursor.reset(mark);
        return null;
    }

    /** The 700 of 金额 700，滑点 0.5%: the limit is what stands behind its name. */
    private static boolean isAmountBefore(Cursor cursor) {
        int comma = cursor.is(Kind.NUMBER) ? 1 : cursor.is(Kind.FILLER) && cursor.next(1, Kind.NUMBER) ? 2 : 0;
        return comma > 0
                && cursor.next(comma, Kind.COMMA)
                && cursor.next(comma + 1, Kind.SLIPPAGE)
                && (cursor.nextIsAnyOf(comma + 2, NUMBERS)
                        || cursor.nextIsAnyOf(comma + 3, NUMBERS)
                        || cursor.nextIsAnyOf(comma + 4, NUMBERS));
    }

    /** "Subject to a …", "keeping slippage …", "allow for …", "tolerance for slippage …": the words that bring a limit in. */
    private static void skipHead(Cursor cursor) {
        String head = cursor.peek().text().toLowerCase(Locale.ROOT);
        boolean subject = head.equals("subject") && cursor.next(1, Kind.TO);
        boolean allowing = ALLOWING.contains(head) && cursor.next(1, Kind.FOR);
        if (subject || allowing) {
            cursor.take();
            cursor.take();
        } else if (KEEPING.contains(head) && cursor.next(1, Kind.SLIPPAGE)) {
            cursor.take();
        }
    }

    private static Phrase limit(Lexeme first, Lexeme value, @Nullable Lexeme unit, boolean wrong, Lexeme last) {
        String bps = wrong ? null : bps(value, unit);
        Span at = unit == null ? Span.of(value) : Span.of(value).through(unit);
        return bps == null
                ? Phrase.of(Kind.LIMIT, first, last, List.of(), List.of("maxSlippageBps"))
                : Phrase.of(Kind.LIMIT, first, last, List.of(new Part("maxSlippageBps", bps, at)), List.of());
    }

    /** Hundredths of a per cent; null if the value is none, or no limit: zero, 100 % and more, finer than one hundredth. */
    static @Nullable String bps(Lexeme value, @Nullable Lexeme unit) {
        BigDecimal number = value.number();
        if (number == null || value.is(Kind.BAD_NUMBER)) {
            return null;
        }
        BigDecimal bps;
        if (value.is(Kind.SHARE) && unit == null) {
            bps = number.multiply(BPS);
        } else if (unit == null) {
            return null;
        } else {
            bps = unit.is(Kind.BPS) ? number : number.movePointRight(2);
        }
        bps = bps.stripTrailingZeros();
        return bps.signum() <= 0 || bps.scale() > 0 || bps.compareTo(BPS) >= 0 ? null : bps.toPlainString();
    }
}
