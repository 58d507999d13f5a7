package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time: "two hours", 三分半钟. Durations are ISO 8601. */
final class Lengths {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Lengths() {}

    /** A length of time, found at the cursor. */
    record Length(@Nullable String iso, BigDecimal seconds, Span at) {}

    /** The length of time at the cursor; null, and the cursor where it was, if there is none. */
    static @Nullable Length length(Cursor cursor) {
        int mark = cursor.mark();
        TimeSum sum = new TimeSum();
        Span at = null;
        while (!cursor.atEnd()) {
            int before = cursor.mark();
            boolean and = at != null && cursor.skip(Kind.AND);
            boolean rate = at != null && !and && cursor.is(Kind.ARTICLE); // "5 hours a day"
            boolean other = at != null && (rate || Rates.at(cursor) || !sum.isBelow(unitAt(cursor)));
            if (other || !addPart(cursor, sum)) {
                cursor.reset(before);
                break;
            }
            Lexeme start = at == null ? firstOf(cursor, mark) : cursor.last();
            at = at == null ? Span.of(start).through(cursor.last()) : at.through(cursor.last());
        }
        if (at == null) {
            cursor.reset(mark);
            return null;
        }
        return new Length(sum.iso(), sum.seconds(), at);
    }

    /** The unit of the part that may stand at the cursor; empty if none does. */
    private static String unitAt(Cursor cursor) {
        int unit = 1;
        while (cursor.next(unit, Kind.MEASURE)) {
            unit++;
        }
        return cursor.next(unit, Kind.TIME_UNIT) ? cursor.peek(unit).text() : "";
    }

    private static Lexeme firstOf(Cursor cursor, int mark) {
        int now = cursor.mark();
        cursor.reset(mark);
        Lexeme first = cursor.peek();
        cursor.reset(now);
        return first;
    }

    /** "Within the hour". */
    private static boolean isWithinOne(Cursor cursor) {
        return cursor.next(1, Kind.TIME_UNIT)
                && cursor.hasLast()
                && cursor.last().is(Kind.WITHIN)
                && !cursor.last().is(Kind.IN);
    }

    /** One number and its unit: "two hours", "an hour", "half an hour", "一分半钟". */
    private static boolean addPart(Cursor cursor, TimeSum sum) {
        BigDecimal count;
        if (cursor.is(Kind.NUMBER) || cursor.is(Kind.BAD_NUMBER) || cursor.is(Kind.SHARE)) {
            Lexeme number = cursor.take();
            count = number.is(Kind.BAD_NUMBER) ? null : number.number();
            cursor.skipAll(Kind.MEASURE, Kind.ARTICLE, Kind.OF);
        } else if (cursor.is(Kind.ARTICLE) && (!cursor.peek().text().equalsIgnoreCase("the") || isWithinOne(cursor))) {
            boolean vague = cursor.hasLast() && cursor.last().is(Kind.SOME); // "roughly half a day"
            cursor.take();
            count = vague ? null : BigDecimal.ONE;
        } else {
            return false;
        }
        boolean hours = cursor.is(Kind.TIME_TAIL); // 三個半鐘
        if (!cursor.is(Kind.TIME_UNIT) && !hours) {
            return false;
        }
        String unit = hours ? "PT1H" : cursor.peek().text();
        cursor.take();
        if (cursor.is(Kind.NUMBER) && cursor.peek().isNumber(HALF) && count != null) {
            cursor.take();
            count = count.add(HALF);
        }
        boolean andHalf = cursor.is(Kind.AND)
                && cursor.next(1, Kind.SHARE)
                && cursor.peek(1).isNumber(HALF)
                && !cursor.next(2, Kind.OF)
                && !cursor.next(2, Kind.TOKEN);
        if (andHalf && count != null) {
            cursor.take(); // "an hour and a half"
            cursor.take();
            count = count.add(HALF);
        }
        cursor.skip(Kind.TIME_TAIL);
        if (count == null) {
            sum.spoil();
        } else {
            sum.add(count, unit);
        }
        return true;
    }
}
