package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 一小时三刀以内: money for a unit of time. The contract holds a budget for the whole of a job and no rate, so it is asked for; the
 * hour in it is no length of the job.
 */
final class Rates {

    private static final Set<Kind> MONEY = Kinds.of(Kind.DOLLAR, Kind.TOKEN, Kind.CURRENCY);
    private static final Set<Kind> BETWEEN = Kinds.of(
            Kind.AT_MOST, Kind.BUDGET, Kind.FILLER, Kind.HITS, Kind.CHANGE_TO, Kind.PAYS, Kind.TAKES, Kind.SOME);
    private static final Set<Kind> RENTED = Kinds.of(Kind.GPU, Kind.GPU_NOUN, Kind.MEASURE);
    private static final int MOST_BETWEEN = 3;

    private Rates() {}

    /** Whether a rate begins here: one unit of time, and money right behind it. */
    static boolean at(Cursor cursor) {
        return length(cursor) > 0;
    }

    /** The rate that begins here; null if none does. */
    static @Nullable Phrase rate(Cursor cursor) {
        int length = length(cursor);
        if (length == 0) {
            return null;
        }
        Lexeme first = cursor.peek();
        for (int i = 0; i < length; i++) {
            cursor.take();
        }
        while (cursor.is(Kind.AT_MOST) || cursor.is(Kind.BUDGET)) {
            cursor.take();
        }
        return Phrase.of(Kind.COST, first, cursor.last(), List.of(), List.of("maxCost"));
    }

    private static int length(Cursor cursor) {
        boolean unit = cursor.is(Kind.NUMBER)
                && cursor.peek().isNumber(BigDecimal.ONE)
                && cursor.peekKind(1) == Kind.TIME_UNIT
                && !cursor.next(2, Kind.WITHIN_SUFFIX); // 一天之内 最多 150 刀: how long, and how much
        if (!unit) {
            return 0;
        }
        int at = 2;
        while (at < 2 + MOST_BETWEEN && BETWEEN.contains(cursor.peekKind(at))) {
            at++;
        }
        boolean money = cursor.next(at, Kind.NUMBER) && cursor.nextIsAnyOf(at + 1, MONEY);
        boolean second = cursor.hasLast() && cursor.last().is(Kind.TIME_UNIT); // 两天 一小时 3 刀: the length was said before
        boolean either = cursor.next(at + 2, Kind.AT_MOST)
                && cursor.hasLast()
                && RENTED.contains(cursor.last().kind());
        return money
                        && (second
                                || either
                                || cursor.peek(2).start() == cursor.peek(1).end())
                ? at + 2
                : 0;
    }
}
