package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Part;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of what limits or starts a request: slippage, a price, an interval, a budget. */
final class Conditions {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int LONGEST_LIMIT = 9;
    private static final Set<Kind> IN_LIMIT = EnumSet.of(
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
            Kind.IF);
    private static final Set<Kind> NOT_FIRST_IN_LIMIT =
            EnumSet.of(Kind.OF, Kind.TO, Kind.COMMA, Kind.FILLER, Kind.WANT, Kind.AND, Kind.IT, Kind.SUBJECT, Kind.USE);
    private static final Set<Kind> VALUES = EnumSet.of(Kind.SHARE, Kind.NUMBER, Kind.BAD_NUMBER);
    private static final Set<Kind> BEFORE_TOKEN = EnumSet.of(Kind.ARTICLE, Kind.PRICE, Kind.OF, Kind.FILLER, Kind.MINE);
    private static final Set<Kind> NO_PRICE = EnumSet.of(
            Kind.WORD, Kind.SOME, Kind.MEASURE, Kind.PRICE, Kind.SUBJECT, Kind.OF, Kind.FILLER, Kind.MINE, Kind.QUOTE);
    private static final Set<Kind> BEFORE_PRICE = EnumSet.of(Kind.ARTICLE, Kind.FILLER, Kind.TO, Kind.AND, Kind.OF);

    /** Text of a trigger whose token is "it". */
    static final String IT = "it";

    private Conditions() {}

    /** A limit on slippage, in any order of its words: "max 1% slippage", "滑点不超过0.5%", "slippage 30 bps". */
    static @Nullable Phrase slippage(Cursor cursor) {
        if (NOT_FIRST_IN_LIMIT.contains(cursor.peek().kind())) {
            return null;
        }
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        Lexeme value = null;
        Lexeme unit = null;
        boolean named = false;
        boolean wrong = false;
        while (!cursor.atEnd() && cursor.mark() - mark < LONGEST_LIMIT && cursor.isAnyOf(IN_LIMIT)) {
            if (cursor.is(Kind.SLIPPAGE) && !named) {
                named = true;
                cursor.take();
            } else if (cursor.is(Kind.SLIPPAGE)) {
                return null;
            } else if (cursor.is(Kind.LOW) && !cursor.is(Kind.AT_MOST) && (named || cursor.next(1, Kind.SLIPPAGE))) {
                wrong = true;
                value = cursor.take();
            } else if (cursor.is(Kind.NEGATIVE)) {
                wrong = true;
                cursor.take();
            } else if (VALUES.contains(cursor.peek().kind())) {
                if (value != null) {
                    return null;
                }
                value = cursor.take();
                int afterValue = cursor.mark();
                cursor.skipAll(EnumSet.of(Kind.OF, Kind.ARTICLE)); // "half a percent", "a tenth of a percent"
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
                while (cursor.is(Kind.AT_MOST)) {
                    cursor.take();
                }
                return limit(first, value, unit, wrong, cursor.last());
            }
        }
        return null;
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

    /** A price that starts the request: "if ETH goes above $4,000", "ETH跌破2500时". */
    static @Nullable Phrase trigger(Cursor cursor) {
        Lexeme first = cursor.peek();
        if (cursor.is(Kind.WHEN_RIGHT)) {
            cursor.take();
            return Phrase.of(Kind.TRIGGER, first, first, List.of(), List.of("trigger"));
        }
        boolean conditional = cursor.skip(Kind.IF);
        while (!cursor.atEnd()
                && (BEFORE_TOKEN.contains(cursor.peek().kind()) || (conditional && cursor.is(Kind.PRICE)))) {
            cursor.take();
        }
        List<Part> parts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if (!token(cursor, conditional, parts, wrong)) {
            return null;
        }
        conditional |= cursor.skip(Kind.IF); // "USDT要是跌破…"
        boolean chinese = first.text().codePoints().anyMatch(Conditions::isHan)
                || (!cursor.atEnd() && cursor.peek().text().codePoints().anyMatch(Conditions::isHan));
        while (!cursor.atEnd()
                && (cursor.is(Kind.PRICE)
                        || cursor.peek().kind() == Kind.OF
                        || cursor.peek().kind() == Kind.FILLER)) {
            cursor.take();
        }
        return moves(cursor, first, conditional, chinese, parts, wrong);
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean token(Cursor cursor, boolean conditional, List<Part> parts, List<String> wrong) {
        if (cursor.is(Kind.TOKEN)) {
            Lexeme token = cursor.take();
            if (cursor.is(Kind.OR) && (cursor.next(1, Kind.TOKEN) || cursor.next(1, Kind.WORD))) {
                cursor.take();
                cursor.take();
                wrong.add("trigger.when.token");
            } else {
                parts.add(new Part("trigger.when.token", token.text(), Span.of(token)));
            }
            return true;
        }
        boolean price = conditional
                && cursor.hasLast()
                && cursor.last().is(Kind.PRICE)
                && (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW));
        if (price) { // "if the price drops below …": of what the request is about
            wrong.add(IT);
            return true;
        }
        boolean moved = cursor.next(1, Kind.ABOVE) || cursor.next(1, Kind.BELOW);
        boolean someOther =
                cursor.is(Kind.SUBJECT) || (!conditional && cursor.is(Kind.WORD) && cursor.next(2, Kind.NUMBER));
        if (moved && someOther) {
            wrong.add(cursor.take().is(Kind.SUBJECT) ? "trigger" : "trigger.when.token");
            return true;
        }
        boolean unknown = conditional
                && (cursor.is(Kind.IT) || cursor.is(Kind.WORD))
                && (cursor.next(1, Kind.ABOVE)
                        || cursor.next(1, Kind.BELOW)
                        || cursor.next(1, Kind.HITS)
                        || cursor.next(1, Kind.UP)
                        || cursor.next(1, Kind.DOWN)
                        || cursor.next(1, Kind.PRICE));
        if (unknown) {
            wrong.add(cursor.take().is(Kind.IT) ? IT : "trigger.when.token");
        }
        return unknown;
    }

    private static @Nullable Phrase moves(
            Cursor cursor, Lexeme first, boolean conditional, boolean chinese, List<Part> parts, List<String> wrong) {
        int before = cursor.mark();
        boolean hits = false;
        String side = null;
        while (!cursor.atEnd() && side == null) {
            if (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW)) {
                side = cursor.take().is(Kind.ABOVE) ? "above" : "below";
                Kind same = side.equals("above") ? Kind.ABOVE : Kind.BELOW;
                if (cursor.is(same) && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.DOLLAR))) {
                    cursor.take(); // "gets down to under $1,500"
                }
            } else if (cursor.is(Kind.HITS)) {
                hits = true;
                cursor.take();
            } else if (cursor.peek().kind() == Kind.FILLER || (cursor.is(Kind.FETCHES) && conditional)) {
                cursor.take();
            } else {
                break;
            }
        }
        boolean moves = false;
        if (side == null && (cursor.is(Kind.UP) || cursor.is(Kind.DOWN))) {
            side = cursor.take().is(Kind.UP) ? "above" : "below";
            moves = true;
            cursor.skipAll(EnumSet.of(Kind.FILLER));
            if (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW) || cursor.is(Kind.TO) || cursor.is(Kind.HITS)) {
                cursor.take();
            }
        }
        if (cursor.mark() == before || (side == null && !hits)) {
            return null;
        }
        Part price = price(cursor, side == null ? "above" : side);
        if (price == null && side != null && cursor.peekKind() != Kind.STOP) { // "跌到某个价位的时候"
            int here = cursor.mark();
            while (!cursor.atEnd() && NO_PRICE.contains(cursor.peekKind()) && !cursor.is(Kind.TIME_MARK)) {
                cursor.take();
            }
            if (!cursor.is(Kind.TIME_MARK)) {
                cursor.reset(here);
            }
        }
        if (price != null && side == null && (cursor.is(Kind.ABOVE_SUFFIX) || cursor.is(Kind.BELOW_SUFFIX))) {
            side = cursor.is(Kind.ABOVE_SUFFIX) ? "above" : "below";
            price = new Part("trigger.when." + side, price.value(), price.at());
        }
        if (price == null && conditional && side != null) {
            vaguePrice(cursor);
        }
        boolean suffix = cursor.skip(Kind.ABOVE_SUFFIX) || cursor.skip(Kind.BELOW_SUFFIX);
        cursor.skipAll(EnumSet.of(Kind.FILLER, Kind.MEASURE));
        boolean marked = false;
        while (cursor.is(Kind.TIME_MARK)) {
            marked = true;
            cursor.take();
        }
        boolean then =
                price != null && side != null && leadsTo(cursor); // "ETH > 6000 then …", "ETH up over 4.5k? Then …"
        boolean said = conditional || marked || suffix || then || (chinese && price != null && side != null && !moves);
        if (!said) {
            return null;
        }
        if (then) {
            cursor.skip(Kind.STOP);
        }
        if (conditional || then) {
            cursor.skip(Kind.THEN); // "if … then …"
        }
        boolean it = wrong.remove(IT);
        if (it) {
            wrong.add("trigger.when.token");
        }
        if (wrong.contains("trigger")) {
            cursor.skip(Kind.WORD); // "10 gwei"
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger"));
        }
        if (side == null) {
            wrong.clear();
            wrong.add("trigger");
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
        }
        if (price == null) {
            wrong.add("trigger.when." + side);
        } else {
            parts.add(price);
        }
        Phrase phrase = Phrase.of(Kind.TRIGGER, first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
        return new Phrase(
                phrase.kinds(),
                phrase.kind(),
                phrase.start(),
                phrase.end(),
                it ? IT : "",
                null,
                phrase.parts(),
                phrase.wrong());
    }

    private static boolean leadsTo(Cursor cursor) {
        boolean asked = cursor.is(Kind.STOP) && cursor.peek().text().equals("?");
        return cursor.is(Kind.THEN) || (asked && cursor.next(1, Kind.THEN));
    }

    /** "… above a good price": none that anybody could compare with. */
    private static void vaguePrice(Cursor cursor) {
        int here = cursor.mark();
        cursor.skip(Kind.ARTICLE);
        for (int i = 0;
                i < 3
                        && !cursor.atEnd()
                        && (cursor.is(Kind.WORD)
                                || cursor.peekKind() == Kind.FILLER
                                || cursor.is(Kind.LOW)
                                || cursor.is(Kind.SMALL_TALK));
                i++) {
            cursor.take();
        }
        if (!cursor.is(Kind.PRICE) && !isLevel(cursor)) {
            cursor.reset(here);
        } else {
            cursor.take();
        }
    }

    private static boolean isLevel(Cursor cursor) {
        return cursor.is(Kind.WORD)
                && Set.of("level", "levels", "point", "threshold", "mark", "value", "number")
                        .contains(cursor.peek().text().toLowerCase(Locale.ROOT));
    }

    /** A price in dollars, with or without the unit; null if none stands here, or one in some other unit. */
    static @Nullable Part price(Cursor cursor, String side) {
        int mark = cursor.mark();
        while (!cursor.atEnd() && BEFORE_PRICE.contains(cursor.peek().kind())) {
            cursor.take();
        }
        Lexeme sign = cursor.is(Kind.DOLLAR) ? cursor.take() : null;
        if (cursor.is(Kind.BAD_NUMBER)) {
            cursor.take();
            return null;
        }
        if (!cursor.is(Kind.NUMBER) || cursor.next(1, Kind.TOKEN) || cursor.next(1, Kind.CURRENCY)) {
            cursor.reset(mark);
            return null;
        }
        Lexeme number = cursor.take();
        BigDecimal value = number.number();
        Span at = sign == null ? Span.of(number) : Span.of(sign).through(number);
        if (cursor.is(Kind.DOLLAR)) {
            at = at.through(cursor.take());
        }
        if (value == null || value.signum() <= 0 || (cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER))) {
            return null;
        }
        return new Part("trigger.when." + side, Draft.plain(value), at);
    }

    /** 每小时最多 3 美元: a limit for each hour, which no field holds. */
    private static @Nullable Phrase limitedRate(Cursor cursor) {
        if (!cursor.is(Kind.PERIOD)) {
            return null;
        }
        int mark = cursor.mark();
        Lexeme first = cursor.take();
        boolean limited = false;
        while (cursor.is(Kind.AT_MOST) || cursor.is(Kind.BUDGET) || cursor.peekKind() == Kind.FILLER) {
            limited |= cursor.take().kind() != Kind.FILLER;
        }
        Phrase money = limited && !cursor.atEnd() ? Assets.asset(cursor) : null;
        if (money != null && money.holding() != null && money.holding().saysAmount()) {
            return Phrase.of(Kind.COST, first, cursor.last(), List.of(), List.of("maxCost"));
        }
        cursor.reset(mark);
        return null;
    }

    /** "every two weeks", "daily", "每十天". */
    static @Nullable Phrase interval(Cursor cursor) {
        Phrase limited = limitedRate(cursor);
        if (limited != null) {
            return limited;
        }
        Lexeme first = cursor.peek();
        if (cursor.is(Kind.PERIOD_BAD)) {
            cursor.take();
            return Phrase.of(Kind.TRIGGER, first, first, List.of(), List.of("trigger.every"));
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
            Times.Sum sum = new Times.Sum();
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
            Times.Sum sum = new Times.Sum();
            sum.add(BigDecimal.ONE, cursor.take().text());
            Phrase either = orAnother(cursor, first);
            return either == null ? every(sum.iso(), first, cursor.last()) : either;
        }
        Times.Length length = cursor.atEnd() ? null : Times.length(cursor);
        return length == null ? null : every(length.iso(), first, cursor.last());
    }

    private static @Nullable Phrase orAnother(Cursor cursor, Lexeme first) {
        if (!cursor.is(Kind.OR) || !(cursor.next(1, Kind.EVERY) || cursor.next(1, Kind.PERIOD))) {
            return null;
        }
        cursor.take();
        interval(cursor);
        return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
    }

    private static Phrase every(@Nullable String iso, Lexeme first, Lexeme last) {
        Span at = Span.of(first).through(last);
        return iso == null
                ? Phrase.of(Kind.TRIGGER, first, last, List.of(), List.of("trigger.every"))
                : Phrase.of(Kind.TRIGGER, first, last, List.of(new Part("trigger.every", iso, at)), List.of());
    }

    /** "budget $40", "at most 30 dollars in total", "总价别超过2万U", "at $2 an hour". */
    static @Nullable Phrase budget(Cursor cursor) {
        Lexeme first = cursor.peek();
        boolean cue = false;
        boolean at = cursor.is(Kind.ON);
        while (!cursor.atEnd()
                && (cursor.is(Kind.BUDGET)
                        || cursor.is(Kind.AT_MOST)
                        || (cue
                                && (cursor.is(Kind.OF)
                                        || cursor.is(Kind.HITS)
                                        || cursor.is(Kind.CHANGE_TO)
                                        || cursor.peek().kind() == Kind.FILLER
                                        || cursor.is(Kind.ARTICLE)
                                        || cursor.is(Kind.FOR)
                                        || cursor.is(Kind.COMMA)))
                        || (!cue
                                && (cursor.is(Kind.FOR)
                                        || cursor.is(Kind.WITH)
                                        || cursor.is(Kind.ON)
                                        || cursor.is(Kind.ARTICLE))))) {
            if (!cue
                    && !cursor.is(Kind.BUDGET)
                    && !cursor.is(Kind.AT_MOST)
                    && !(at && cursor.is(Kind.ON))
                    && !cursor.next(1, Kind.BUDGET)
                    && !cursor.next(1, Kind.AT_MOST)
                    && !cursor.next(1, Kind.ARTICLE)) {
                return null;
            }
            cue |= cursor.is(Kind.BUDGET) || cursor.is(Kind.AT_MOST);
            cursor.take();
        }
        if (cursor.atEnd()) {
            return null;
        }
        Phrase money = Assets.asset(cursor);
        if (money == null || money.holding() == null) {
            return null;
        }
        Phrase.Holding holding = money.holding();
        boolean hourly = cursor.is(Kind.PER_HOUR)
                || cursor.is(Kind.PERIOD)
                || (cursor.is(Kind.ARTICLE) && cursor.next(1, Kind.TIME_UNIT))
                || (cursor.is(Kind.EVERY) && cursor.next(1, Kind.TIME_UNIT));
        boolean dollars = holding.measure() == Phrase.Measure.USD;
        if (hourly && (cue || at || dollars)) {
            cursor.take();
            cursor.skip(Kind.TIME_UNIT);
            return Phrase.of(Kind.COST, first, cursor.last(), List.of(), List.of("maxCost"));
        }
        while (cursor.is(Kind.AT_MOST) || cursor.is(Kind.BUDGET)) {
            cue = true;
            cursor.take();
        }
        boolean tokens = holding.measure() == Phrase.Measure.VALUE && holding.token() != null;
        if (!cue || (!dollars && !tokens && !holding.wrongAmount())) {
            return null;
        }
        return cost(holding, first, cursor.last());
    }

    private static Phrase cost(Phrase.Holding holding, Lexeme first, Lexeme last) {
        if (holding.amount() == null || holding.amountAt() == null || holding.wrongToken()) {
            return Phrase.of(Kind.COST, first, last, List.of(), List.of("maxCost"));
        }
        String amount = Draft.plain(holding.amount());
        if (holding.measure() == Phrase.Measure.USD) {
            return Phrase.of(
                    Kind.COST, first, last, List.of(new Part("maxCost.usd", amount, holding.amountAt())), List.of());
        }
        if (holding.token() == null || holding.tokenAt() == null) {
            return Phrase.of(Kind.COST, first, last, List.of(), List.of("maxCost"));
        }
        return Phrase.of(
                Kind.COST,
                first,
                last,
                List.of(
                        new Part("maxCost.token", holding.token(), holding.tokenAt()),
                        new Part("maxCost.amount", amount, holding.amountAt())),
                List.of());
    }
}
