package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Part;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes phrases of what is to be done again and again. */
final class Intervals {

    private Intervals() {}

    /** "every two weeks", "daily", "每十天". */
    static @Nullable Phrase phrase(Cursor cursor) {
        Phrase limited = Budgets.limitedRate(cursor);
        if (limited != null) {
            return limited;
        }
        Lexeme first = cursor.peek();
        if (cursor.is(Kind.PERIOD_BAD)) {
            cursor.take();
            boolean clock = cursor.is(Kind.NUMBER)
                    && ((cursor.next(1, Kind.SOME) && cursor.peek(1).text().startsWith("点"))
                            || cursor.next(1, Kind.CLOCK));
            if (clock) { // 每天早上 8 点
                cursor.take();
                cursor.take();
            }
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
        }
        if (cursor.is(Kind.PERIOD)) {
            cursor.take();
            if (cursor.is(Kind.NUMBER) && cursor.next(1, Kind.DAY_OF)) { // "每月15号"
                cursor.take();
                cursor.take();
                return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
            }
            Phrase either = orAnother(cursor, first);
            return either == null ? every(first.text(), first, first) : either;
        }
        if (cursor.is(Kind.EVERY_OTHER) && cursor.next(1, Kind.TIME_UNIT)) {
            cursor.take();
            TimeSum sum = new TimeSum();
            sum.add(BigDecimal.TWO, cursor.take().text());
            return every(sum.iso(), first, cursor.last());
        }
        // "5 USDC a week"
        boolean rate = cursor.is(Kind.ARTICLE)
                && !first.text().toLowerCase(Locale.ROOT).equals("the")
                && cursor.next(1, Kind.TIME_UNIT)
                && cursor.hasLast()
                && (cursor.last().is(Kind.TOKEN) || cursor.last().is(Kind.RECIPIENT));
        if (!rate && !cursor.is(Kind.EVERY)) {
            return null;
        }
        if (!rate) {
            cursor.take();
        }
        if (cursor.is(Kind.TIME_UNIT)) {
            TimeSum sum = new TimeSum();
            sum.add(BigDecimal.ONE, cursor.take().text());
            Phrase either = orAnother(cursor, first);
            return either == null ? every(sum.iso(), first, cursor.last()) : either;
        }
        Lengths.Length length = cursor.atEnd() ? null : Lengths.length(cursor);
        return length == null ? null : every(length.iso(), first, cursor.last());
    }

    private static @Nullable Phrase orAnother(Cursor cursor, Lexeme first) {
        if (!cursor.is(Kind.OR) || !(cursor.next(1, Kind.EVERY) || cursor.next(1, Kind.PERIOD))) {
            return null;
        }
        cursor.take();
        phrase(cursor);
        return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
    }

    private static Phrase every(@Nullable String iso, Lexeme first, Lexeme last) {
        Span at = Span.of(first).through(last);
        return iso == null
                ? Phrase.of(Kind.TRIGGER, first, last, List.of(), List.of("trigger.every"))
                : Phrase.of(Kind.TRIGGER, first, last, List.of(new Part("trigger.every", iso, at)), List.of());
    }
}
