package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of what something may cost. */
public final class Budgets {

    private static final Set<String> SIGNS = Set.of("<", "<=", "≤");
    private static final Set<String> PAYING = Set.of("pay", "spend");
    /** Limits nothing without an "at most" behind the price. */
    private static final String COSTING = "costing";

    private static final Set<Kind> MONEY = Kinds.of(Kind.DOLLAR, Kind.NUMBER);

    private Budgets() {}

    /** "budget $40", "at most 30 dollars in total", "总价别超过2万U", "at $2 an hour". */
    static @Nullable Phrase phrase(Cursor cursor) {
        if (Assets.isBounded(cursor)) {
            return null;
        }
        Lexeme first = cursor.peek();
        boolean cue = false;
        boolean at = cursor.is(Kind.ON);
        boolean each = cursor.hasLast() && cursor.last().is(Kind.EACH);
        if (cursor.is(Kind.BELOW) && SIGNS.contains(first.text()) && cursor.nextIsAnyOf(1, MONEY)) {
            cue = true; // "<= $300"
            cursor.take();
        }
        skipAble(cursor);
        int reach = cursor.mark() + Cursor.REACH;
        while (!cursor.atEnd()
                && cursor.mark() < reach
                && (cursor.is(Kind.BUDGET)
                        || cursor.is(Kind.AT_MOST)
                        || (cue
                                && (cursor.is(Kind.OF)
                                        || cursor.is(Kind.HITS)
                                        || cursor.is(Kind.CHANGE_TO)
                                        || cursor.peek().kind() == Kind.FILLER
                                        || cursor.is(Kind.ARTICLE)
                                        || cursor.is(Kind.FOR)
                                        || (cursor.is(Kind.GIVE) && cursor.nextIsAnyOf(1, MONEY)) // 最多给 80 刀
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
            boolean costs = cursor.peek().text().equalsIgnoreCase(COSTING);
            cue |= (cursor.is(Kind.BUDGET) && !costs) || cursor.is(Kind.AT_MOST);
            cursor.take();
        }
        if (cursor.atEnd()) {
            return null;
        }
        Phrase said = Assets.asset(cursor);
        if (said == null || said.holding() == null) {
            return null;
        }
        Phrase.Holding holding = cue ? counted(said.holding(), cursor) : said.holding();
        boolean rate =
                cursor.is(Kind.OR) && cursor.peek().text().equals("/") && cursor.next(1, Kind.TIME_UNIT); // "$2/h"
        boolean limited = rate && cursor.next(2, Kind.AT_MOST); // "send 5 USDC/day" limits nothing
        boolean hourly = each
                || rate
                || cursor.is(Kind.PER_HOUR)
                || cursor.is(Kind.PERIOD)
                || (cursor.is(Kind.ARTICLE) && cursor.next(1, Kind.TIME_UNIT))
                || (cursor.is(Kind.EVERY) && cursor.next(1, Kind.TIME_UNIT));
        if (hourly && holding.measure() == Phrase.Measure.SHARE && holding.token() == null) {
            return null; // "within half an hour"
        }
        boolean dollars = holding.measure() == Phrase.Measure.USD;
        boolean money = dollars || holding.token() != null || !each; // "2000 tokens each on eight H200s"
        if (hourly && money && holding.saysAmount() && (cue || at || dollars || limited)) { // not "on ETH every week"
            if (!each) {
                cursor.take();
                cursor.skip(Kind.TIME_UNIT);
            }
            while (cursor.is(Kind.AT_MOST) || cursor.is(Kind.BUDGET)) { // "$2 an hour max"
                cursor.take();
            }
            return Phrase.of(Kind.COST, first, cursor.last(), List.of(), List.of("maxCost"));
        }
        while (cursor.is(Kind.AT_MOST) || cursor.is(Kind.BUDGET) || isWithin(cursor)) {
            cue = true;
            cursor.take();
        }
        boolean tokens = holding.measure() == Phrase.Measure.VALUE && holding.token() != null;
        if (first.text().toLowerCase(Locale.ROOT).startsWith("anything")
                && !cursor.last().text().contains("too")) {
            return null; // "anything over $40 is fine"
        }
        if (!cue || (!dollars && !tokens && !holding.wrongAmount())) {
            return null; // "we can pay 90 USDC" limits nothing by itself
        }
        return cost(holding, first, cursor.last());
    }

    /** "We can pay 90 USDC at most": takes what says who pays, where a limit stands right behind. */
    private static void skipAble(Cursor cursor) {
        int verb = cursor.next(1, Kind.FETCHES) || cursor.peekKind(1) == Kind.FILLER ? 2 : 1;
        boolean subject = cursor.peekKind() == Kind.SUBJECT;
        boolean limits = subject && verb == 2 && cursor.next(verb, Kind.BUDGET); // "we can pay up to"
        boolean pays = subject
                && (cursor.peekKind(verb) == Kind.SEND || cursor.peekKind(verb) == Kind.USE)
                && PAYING.contains(cursor.peek(verb).text().toLowerCase(Locale.ROOT));
        int behind = pays ? verb + 1 : limits ? verb : 0;
        for (int i = 0; i < behind; i++) {
            cursor.take();
        }
    }

    /** 30u 以内搞定. */
    private static boolean isWithin(Cursor cursor) {
        return cursor.is(Kind.WITHIN_SUFFIX)
                && (cursor.peek().text().startsWith("以内")
                        || cursor.peek().text().startsWith("之内"));
    }

    /** 每小时最多 3 美元: a limit for each hour, which no field holds. */
    static @Nullable Phrase limitedRate(Cursor cursor) {
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

    private static Phrase cost(Phrase.Holding holding, Lexeme first, Lexeme last) {
        List<Part> parts = parts(holding);
        return Phrase.of(Kind.COST, first, last, parts, parts.isEmpty() ? List.of("maxCost") : List.of());
    }

    /** The phrase, which says an amount of money, as what a job may cost. */
    public static Phrase cost(Phrase money, Phrase.Holding holding) {
        List<Part> parts = parts(holding);
        return new Phrase(
                Kinds.of(Kind.COST),
                Kind.COST,
                money.start(),
                money.end(),
                money.text(),
                null,
                parts,
                parts.isEmpty() ? List.of("maxCost") : List.of());
    }

    private static List<Part> parts(Phrase.Holding holding) {
        if (holding.amount() == null
                || holding.amountAt() == null
                || holding.wrongToken()
                || holding.wrongAmount()
                || holding.measure() == Phrase.Measure.SHARE) {
            return List.of();
        }
        String amount = Draft.plain(holding.amount());
        if (holding.measure() == Phrase.Measure.USD) {
            return List.of(new Part("maxCost.usd", amount, holding.amountAt()));
        }
        return holding.token() == null || holding.tokenAt() == null
                ? List.of()
                : List.of(
                        new Part("maxCost.token", holding.token(), holding.tokenAt()),
                        new Part("maxCost.amount", amount, holding.amountAt()));
    }

    /** "Budget USDC 20": the number behind the token, if it counts nothing else. */
    private static Phrase.Holding counted(Phrase.Holding named, Cursor cursor) {
        boolean counts = named.token() != null
                && !named.saysAmount()
                && cursor.is(Kind.NUMBER)
                && Joints.ALL_AND_COURTESY.contains(cursor.peekKind(1));
        if (!counts) {
            return named;
        }
        Lexeme number = cursor.take();
        return Quantities.with(named, Phrase.Measure.VALUE, number, Phrase.Span.of(number));
    }
}
