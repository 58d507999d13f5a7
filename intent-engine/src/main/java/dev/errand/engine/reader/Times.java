package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Part;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes phrases of durations and deadlines. Durations are ISO 8601. */
final class Times {

    /** The path of a time for which the contract has no field; the type decides what it is missing. */
    static final String CLOCK = "clock";

    private static final Set<Kind> CUES =
            EnumSet.of(Kind.WITHIN, Kind.IN, Kind.AT_MOST, Kind.BY, Kind.FOR, Kind.FROM, Kind.OF);
    private static final Set<Kind> BETWEEN = EnumSet.of(Kind.ARTICLE, Kind.FILLER, Kind.OF);
    /** 几天, 一阵子: a length of time that nobody can count. */
    private static final Pattern VAGUE = Pattern.compile(".*(?:阵子?|会儿?|时间|日子|时候|时日|片刻|[天日周月年]|小时|钟头?|星期|分钟)");

    private static final Set<String> LATER = Set.of("再", "再去", "再把", "再将");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Times() {}

    /** A length of time, found at the cursor. */
    record Length(@Nullable String iso, BigDecimal seconds, Span at) {}

    /** "within two hours", "三天内", "for 6 hours", "until Sunday", "明天上午十点". */
    static @Nullable Phrase deadline(Cursor cursor) {
        Phrase clock = clock(cursor);
        if (clock != null) {
            return clock;
        }
        Lexeme first = cursor.peek();
        int some = cursor.is(Kind.SOME) ? 0 : cursor.next(1, Kind.SOME) ? 1 : -1;
        boolean vague = some >= 0
                && cursor.next(some + 1, Kind.TIME_UNIT)
                && (some == 0 || cursor.is(Kind.FOR) || cursor.is(Kind.IN) || cursor.is(Kind.WITHIN));
        if (vague) { // "for a few days": how many?
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
        if (cursor.is(Kind.SOME) && cursor.next(1, Kind.WITHIN_SUFFIX)) { // "几天内": how many?
            cursor.take();
            return Phrase.of(Kind.DEADLINE, first, cursor.take(), List.of(), List.of("deadline"));
        }
        boolean cue = cursor.is(Kind.WITHIN) || cursor.is(Kind.IN) || cursor.is(Kind.AT_MOST);
        if (cursor.isAnyOf(CUES)) {
            cursor.take();
            while (!cursor.atEnd()
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
        Length length = length(cursor);
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
        Kind kind = cue ? Kind.DEADLINE : Kind.SPAN;
        String path = cue ? "deadline" : "duration";
        return length.iso() == null
                ? Phrase.of(kind, first, cursor.last(), List.of(), List.of(path))
                : Phrase.of(kind, first, cursor.last(), List.of(new Part(path, length.iso(), length.at())), List.of());
    }

    /** A time of day, a day, a date: said, and no field of the contract holds it. */
    private static @Nullable Phrase clock(Cursor cursor) {
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        boolean by = cursor.is(Kind.BY);
        if ((by || cursor.is(Kind.ON) || cursor.is(Kind.IN) || cursor.is(Kind.WITHIN)) && !cursor.is(Kind.CLOCK)) {
            cursor.take();
            cursor.skipAll(EnumSet.of(Kind.ARTICLE));
        }
        boolean found = false;
        while (!cursor.atEnd()) {
            if (cursor.is(Kind.CLOCK) || cursor.is(Kind.WHEN_RIGHT)) {
                found = true;
                cursor.take();
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
        by |= cursor.is(Kind.BY);
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
        return Phrase.of(kind, first, last, List.of(), List.of(CLOCK));
    }

    /** "十点", "10 pm": whether the number at the cursor is one of a clock. */
    private static boolean clockFollows(Cursor cursor) {
        return cursor.next(1, Kind.SOME) && cursor.peek(1).text().startsWith("点") && !cursor.next(2, Kind.TOKEN);
    }

    /** The length of time at the cursor; null, and the cursor where it was, if there is none. */
    static @Nullable Length length(Cursor cursor) {
        int mark = cursor.mark();
        Sum sum = new Sum();
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

    /** One number and its unit: "two hours", "an hour", "half an hour", "一分半钟". */
    private static boolean addPart(Cursor cursor, Sum sum) {
        BigDecimal count;
        if (cursor.is(Kind.NUMBER) || cursor.is(Kind.BAD_NUMBER) || cursor.is(Kind.SHARE)) {
            Lexeme number = cursor.take();
            count = number.is(Kind.BAD_NUMBER) ? null : number.number();
            cursor.skipAll(EnumSet.of(Kind.MEASURE, Kind.ARTICLE, Kind.OF));
        } else if (cursor.is(Kind.ARTICLE) && !cursor.peek().text().equalsIgnoreCase("the")) {
            cursor.take();
            count = BigDecimal.ONE;
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

    /** A sum of lengths, kept in the units that were said as far as they come out whole. */
    static final class Sum {

        private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
        private static final BigDecimal WEEK = BigDecimal.valueOf(7);
        private static final BigDecimal MONTH = BigDecimal.valueOf(30);
        private static final BigDecimal YEAR = BigDecimal.valueOf(365);

        private BigDecimal years = BigDecimal.ZERO;
        private BigDecimal months = BigDecimal.ZERO;
        private BigDecimal weeks = BigDecimal.ZERO;
        private BigDecimal days = BigDecimal.ZERO;
        private BigDecimal hours = BigDecimal.ZERO;
        private BigDecimal minutes = BigDecimal.ZERO;
        private BigDecimal seconds = BigDecimal.ZERO;
        private boolean bad;
        private int smallest = -1;

        void spoil() {
            bad = true;
        }

        /** Whether the unit is smaller than the last one: "8 seconds 3 hours" are two lengths. */
        boolean isBelow(String unit) {
            return unit.isEmpty() || smallest < 0 || rank(unit) > smallest;
        }

        private static int rank(String unit) {
            boolean time = unit.charAt(1) == 'T';
            return "YMWD".indexOf(unit.charAt(unit.length() - 1)) >= 0 && !time
                    ? "YMWD".indexOf(unit.charAt(unit.length() - 1))
                    : 4 + "HMS".indexOf(unit.charAt(unit.length() - 1));
        }

        /** Adds so many of an ISO unit, such as {@code PT1H} or {@code P2W}. */
        void add(BigDecimal count, String unit) {
            smallest = rank(unit);
            bad |= count.signum() <= 0 || count.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0;
            BigDecimal times = BigDecimal.valueOf(Character.digit(unit.charAt(unit.length() - 2), 10));
            BigDecimal all = count.multiply(times);
            boolean time = unit.charAt(1) == 'T';
            switch (unit.charAt(unit.length() - 1)) {
                case 'Y' -> years = years.add(all);
                case 'W' -> weeks = weeks.add(all);
                case 'D' -> days = days.add(all);
                case 'H' -> hours = hours.add(all);
                case 'S' -> seconds = seconds.add(all);
                default -> {
                    if (time) {
                        minutes = minutes.add(all);
                    } else {
                        months = months.add(all);
                    }
                }
            }
        }

        BigDecimal seconds() {
            return years.multiply(YEAR)
                    .add(months.multiply(MONTH))
                    .add(weeks.multiply(WEEK))
                    .add(days)
                    .multiply(DAY)
                    .add(hours.multiply(BigDecimal.valueOf(3_600)))
                    .add(minutes.multiply(BigDecimal.valueOf(60)))
                    .add(seconds);
        }

        /** Null if it is zero, vague, or a fraction that no unit holds. */
        @Nullable String iso() {
            if (bad || !isWhole(years) || !isWhole(months)) {
                return null;
            }
            boolean onlyWeeks = isWhole(weeks)
                    && weeks.signum() > 0
                    && List.of(years, months, days, hours, minutes, seconds).stream()
                            .allMatch(n -> n.signum() == 0);
            if (onlyWeeks) {
                return "P" + Draft.plain(weeks) + "W";
            }
            BigDecimal allDays = days.add(weeks.multiply(WEEK));
            BigDecimal wholeDays = allDays.setScale(0, RoundingMode.DOWN);
            BigDecimal allHours = hours.add(allDays.subtract(wholeDays).multiply(BigDecimal.valueOf(24)));
            BigDecimal wholeHours = allHours.setScale(0, RoundingMode.DOWN);
            BigDecimal allMinutes = minutes.add(allHours.subtract(wholeHours).multiply(BigDecimal.valueOf(60)));
            BigDecimal wholeMinutes = allMinutes.setScale(0, RoundingMode.DOWN);
            BigDecimal allSeconds =
                    seconds.add(allMinutes.subtract(wholeMinutes).multiply(BigDecimal.valueOf(60)));
            String date = part(years, "Y") + part(months, "M") + part(wholeDays, "D");
            String time = part(wholeHours, "H") + part(wholeMinutes, "M") + part(allSeconds, "S");
            return "P" + date + (time.isEmpty() ? "" : "T" + time);
        }

        private static boolean isWhole(BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0;
        }

        private static String part(BigDecimal number, String unit) {
            return number.signum() == 0 ? "" : Draft.plain(number) + unit;
        }
    }
}
