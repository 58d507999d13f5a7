package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how much: a number, a share, dollars; "2 or 3" is no amount. */
final class Quantities {

    private Quantities() {}

    static @Nullable Holding amount(Cursor cursor, boolean vague) {
        if (cursor.is(Kind.CURRENCY) && cursor.next(1, Kind.NUMBER)) {
            cursor.take();
            cursor.take();
            return Holding.EMPTY.withWrongAmount();
        }
        if (cursor.is(Kind.DOLLAR) && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.BAD_NUMBER))) {
            Lexeme sign = cursor.take();
            Lexeme number = cursor.take();
            Holding dollars = said(Measure.USD, number, Span.of(sign).through(number), vague);
            cursor.skip(Kind.DOLLAR);
            return either(cursor, dollars, Kind.NUMBER);
        }
        if (cursor.is(Kind.NUMBER) || cursor.is(Kind.BAD_NUMBER)) {
            Lexeme number = cursor.take();
            if (cursor.is(Kind.MEASURE) && cursor.next(1, Kind.OR) && cursor.next(2, Kind.NUMBER)) {
                cursor.take(); // "2 个或 3 个"
            }
            boolean range = cursor.is(Kind.TO)
                    && cursor.next(1, Kind.NUMBER)
                    && (cursor.next(2, Kind.TOKEN) || cursor.next(2, Kind.MEASURE));
            if (range || (cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER))) {
                cursor.take();
                cursor.take();
                vague = true; // "2 or 3", "10 to 20"
            }
            int afterNumber = cursor.mark();
            cursor.skipAll(Kind.MEASURE);
            if (cursor.is(Kind.DOLLAR)) {
                Lexeme sign = cursor.take();
                return said(Measure.USD, number, Span.of(number).through(sign), vague);
            }
            if (cursor.is(Kind.CURRENCY)) {
                cursor.skipAll(Kind.CURRENCY); // "元人民币"
                return Holding.EMPTY.withWrongAmount();
            }
            cursor.reset(afterNumber);
            return said(Measure.VALUE, number, Span.of(number), vague);
        }
        if (cursor.is(Kind.SHARE)
                && !(cursor.is(Kind.AT_MOST) && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.DOLLAR)))) {
            Lexeme share = cursor.take();
            boolean ofOne = cursor.is(Kind.ARTICLE)
                    && !cursor.peek().text().equalsIgnoreCase("the")
                    && cursor.next(1, Kind.TOKEN);
            boolean the = share.text().toLowerCase(Locale.ROOT).endsWith(" the");
            Holding holding = said(ofOne ? Measure.VALUE : Measure.SHARE, share, Span.of(share), vague);
            return either(cursor, the ? holding.withDefinite() : holding, Kind.SHARE);
        }
        return null;
    }

    /** "1% or 2%" is no amount. */
    static Holding either(Cursor cursor, Holding holding, Kind kind) {
        if (cursor.is(Kind.OR) && cursor.next(1, kind)) {
            cursor.take();
            cursor.take();
            return holding.withWrongAmount();
        }
        return holding;
    }

    static Holding said(Measure measure, Lexeme number, Span span, boolean vague) {
        return vague ? Holding.EMPTY.withWrongAmount() : with(Holding.EMPTY, measure, number, span);
    }

    static Holding with(Holding holding, Measure measure, Lexeme number, Span span) {
        BigDecimal value = number.number();
        return value == null || number.is(Kind.BAD_NUMBER)
                ? holding.withWrongAmount()
                : holding.withAmount(measure, value, span);
    }
}
