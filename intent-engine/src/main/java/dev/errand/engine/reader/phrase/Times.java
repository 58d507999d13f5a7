package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes phrases of durations and deadlines. Durations are ISO 8601. */
final class Times {

    /** The path of a time for which the contract has no field; the type decides what it is missing. */
    private static final Set<String> AFTER = Set.of("后", "後", "之后", "之後", "以后", "以後", "过后", "過後");

    private static final Set<Kind> CUES =
            Kinds.of(Kind.WITHIN, Kind.IN, Kind.AT_MOST, Kind.BY, Kind.FOR, Kind.FROM, Kind.OF);

    private static final Set<Kind> BETWEEN = Kinds.of(Kind.ARTICLE, Kind.FILLER, Kind.OF);

    /** 几天, 一阵子: a length of time that nobody can count. */
    private static final Pattern VAGUE = Pattern.compile(".*(?:阵子?|会儿?|时间|日子|时候|时日|片刻|[天日周月年]|小时|钟头?|星期|分钟)");

    private static final Set<String> DAYS = Set.of("号", "號");

    private static final Set<String> LATER = Set.of("再", "再去", "再把", "再将");

    private Times() {}

    /** "within two hours", "三天内", "for 6 hours", "until Sunday", "明天上午十点". */
    static @Nullable Phrase deadline(Cursor cursor) {
        Phrase clock = clock(cursor);
        if (clock != null) {
            return clock;
        }
        Lexeme first = cursor.peek();
        int start = cursor.mark();
        Phrase vague = vague(cursor);
        if (vague != null) {
            return vague;
        }
        boolean cue = cursor.is(Kind.WITHIN) || cursor.is(Kind.IN) || cursor.is(Kind.AT_MOST);
        if (cursor.isAnyOf(CUES)) {
            cursor.take();
            int reach = cursor.mark() + Cursor.REACH;
            while (!cursor.atEnd()
                    && cursor.mark() < reach
                    && (BETWEEN.contains(cursor.peek().kind())
                            || (cue && (cursor.is(Kind.WITHIN) || cursor.is(Kind.AT_MOST) || cursor.is(Kind.OF))))) {
                if (cursor.is(Kind.ARTICLE) && cursor.next(1, Kind.TIME_UNIT)) {
                    break;
                }
                cursor.take();
            }
            if (cursor.atEnd()) {
                return null;
            }
        }
        Lengths.Length length = Lengths.length(cursor);
        if (length == null) {
            return null;
        }
        while (cursor.is(Kind.WITHIN_SUFFIX) || cursor.is(Kind.ARE_OVER)) {
            cue = true;
            cursor.take();
        }
        boolean most = !cue
                && first.kind() != Kind.FOR
                && cursor.is(Kind.AT_MOST)
                && !cursor.next(1, Kind.NUMBER)
                && !cursor.next(1, Kind.DOLLAR)
                && !cursor.next(1, Kind.SLIPPAGE);
        if (most) { // "3 days max"
            cue = true;
            cursor.take();
        }
        boolean later = !cue
                && cursor.is(Kind.THEN)
                && AFTER.contains(cursor.peek().text())
                && start == 0
                && !cursor.next(1, Kind.WORD); // 3 天后到期: of a debt
        if (later) { // 3 天后把…: a time that no field holds
            cursor.take();
            return Phrase.of(Kind.CLOCK, first, cursor.last(), List.of(), List.of());
        }
        Kind kind = cue ? Kind.DEADLINE : Kind.SPAN;
        String path = cue ? "deadline" : "duration";
        return length.iso() == null
                ? Phrase.of(kind, first, cursor.last(), List.of(), List.of(path))
                : Phrase.of(kind, first, cursor.last(), List.of(new Part(path, length.iso(), length.at())), List.of());
    }

    /** "For a few days", 几天内: how many? */
    private static @Nullable Phrase vague(Cursor cursor) {
        Lexeme first = cursor.peek();
        int some = cursor.is(Kind.SOME) ? 0 : cursor.next(1, Kind.SOME) ? 1 : -1;
        boolean few = some >= 0
                && cursor.next(some + 1, Kind.TIME_UNIT)
                && (some == 0 || cursor.is(Kind.FOR) || cursor.is(Kind.IN) || cursor.is(Kind.WITHIN));
        if (few) {
            boolean within = cursor.is(Kind.IN) || cursor.is(Kind.WITHIN);
            for (int i = 0; i < some + 2; i++) {
                cursor.take();
            }
            boolean last = cursor.skip(Kind.WITHIN_SUFFIX) || within;
            return last
                    ? Phrase.of(Kind.DEADLINE, first, cursor.last(), List.of(), List.of("deadline"))
                    : Phrase.of(Kind.SPAN, first, cursor.last(), List.of(), List.of("duration"));
        }
        if (cursor.is(Kind.SOME) && VAGUE.matcher(first.text()).matches() && !cursor.next(1, Kind.WITHIN_SUFFIX)) {
            cursor.take();
            return Phrase.of(Kind.SPAN, first, first, List.of(), List.of("duration"));
        }
        if (cursor.is(Kind.SOME) && cursor.next(1, Kind.WITHIN_SUFFIX)) {
            cursor.take();
            return Phrase.of(Kind.DEADLINE, first, cursor.take(), List.of(), List.of("deadline"));
        }
        return null;
    }

    /** A time of day, a day, a date: said, and no field of the contract holds it. */
    private static @Nullable Phrase clock(Cursor cursor) {
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        boolean by = cursor.is(Kind.BY);
        if ((by || cursor.is(Kind.ON) || cursor.is(Kind.IN) || cursor.is(Kind.WITHIN)) && !cursor.is(Kind.CLOCK)) {
            cursor.take();
            cursor.skipAll(Kind.ARTICLE);
        }
        boolean found = false;
        while (!cursor.atEnd()) {
            int date = dateLength(cursor);
            if (cursor.is(Kind.CLOCK) || cursor.is(Kind.WHEN_RIGHT)) {
                found = true;
                cursor.take();
            } else if (date > 0) {
                found = true;
                for (int i = 0; i < date; i++) {
                    cursor.take();
                }
            } else if (cursor.is(Kind.NUMBER)
                    && (cursor.next(1, Kind.CLOCK)
                            || (found
                                    && (cursor.next(1, Kind.SOME) || !cursor.next(1, Kind.TOKEN))
                                    && clockFollows(cursor)))) {
                cursor.take();
                cursor.skip(Kind.SOME);
            } else if (found && cursor.is(Kind.ON) && cursor.next(1, Kind.NUMBER) && !cursor.next(2, Kind.TOKEN)) {
                cursor.take();
            } else {
                break;
            }
        }
        if (!found) {
            cursor.reset(mark);
            return null;
        }
        by |= cursor.is(Kind.BY) || cursor.last().is(Kind.PAST_TIME);
        Lexeme last = cursor.last();
        while (cursor.peekKind() == Kind.BY
                || cursor.peekKind() == Kind.FILLER
                || cursor.peekKind() == Kind.TIME_MARK) {
            Lexeme small = cursor.take();
            last = small.kind() == Kind.FILLER ? last : small;
        }
        if (cursor.is(Kind.THEN) && LATER.contains(cursor.peek().text())) {
            cursor.take(); // 明天再换: not a step of its own
        }
        Kind kind = by ? Kind.DEADLINE : Kind.CLOCK;
        return Phrase.of(kind, first, last, List.of(), List.of(Draft.CLOCK));
    }

    /** How many lexemes the date at the cursor has, 8 月 15 号 or 15 号; 0 if none stands there, or if it says which (8 月 15 号的货款). */
    private static int dateLength(Cursor cursor) {
        if (!cursor.is(Kind.NUMBER)) {
            return 0;
        }
        boolean month =
                cursor.next(1, Kind.TIME_UNIT) && cursor.peek(1).text().equals("P1M") && cursor.next(2, Kind.NUMBER);
        int day = month ? 3 : 1;
        boolean named =
                cursor.next(day, Kind.DAY_OF) && DAYS.contains(cursor.peek(day).text());
        boolean before = month
                && cursor.next(day, Kind.PAST_TIME)
                && cursor.peek(day).text().equals("日前"); // 8 月 15 日前
        boolean date =
                (named || before || (month && cursor.next(day, Kind.TIME_UNIT))) && !cursor.next(day + 1, Kind.OF);
        return date ? day + 1 : 0;
    }

    /** "十点", "10 pm": whether the number at the cursor is one of a clock. */
    private static boolean clockFollows(Cursor cursor) {
        return cursor.next(1, Kind.SOME) && cursor.peek(1).text().startsWith("点") && !cursor.next(2, Kind.TOKEN);
    }
}
