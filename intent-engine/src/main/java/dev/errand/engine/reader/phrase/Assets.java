package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of amounts, tokens and recipients. */
final class Assets {

    private static final Set<Kind> BETWEEN_AMOUNT_AND_TOKEN =
            Kinds.of(Kind.OF, Kind.ARTICLE, Kind.MINE, Kind.MEASURE, Kind.WORTH, Kind.FILLER, Kind.IN, Kind.ENOUGH);
    private static final Set<Kind> MOVED = Kinds.of(
            Kind.SWAP, Kind.SELL, Kind.BUY, Kind.SEND, Kind.SUPPLY, Kind.BORROW, Kind.WITHDRAW, Kind.REPAY, Kind.WRAP);
    private static final Set<Kind> PASSED = Kinds.of(Kind.FILLER, Kind.MINE, Kind.WORTH, Kind.ARTICLE);
    private static final Set<Kind> TAKING = Kinds.of(
            Kind.USE,
            Kind.OBJECT,
            Kind.SELL,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.RETURN);
    private static final Set<String> OF_PRICE = Set.of("的", "嘅");
    private static final Set<String> ADDING = Set.of("more", "extra", "additional", "further");

    private Assets() {}

    /** "@bob"; "@bob or @carol" is nobody. */
    static @Nullable Phrase recipients(Cursor cursor) {
        if (!cursor.is(Kind.RECIPIENT) && !cursor.is(Kind.BAD_RECIPIENT)) {
            return null;
        }
        Lexeme first = cursor.take();
        boolean several = false;
        while (cursor.is(Kind.OR) && (cursor.next(1, Kind.RECIPIENT) || cursor.next(1, Kind.BAD_RECIPIENT))) {
            cursor.take();
            cursor.take();
            several = true;
        }
        Kind kind = several ? Kind.BAD_RECIPIENT : first.kind();
        return new Phrase(
                Kinds.of(kind), kind, first.start(), cursor.last().end(), first.text(), null, List.of(), List.of());
    }

    /** An amount, a token, or both: "2 ETH", "half of it", "ETH的一半", "$200 of ETH". */
    static @Nullable Phrase asset(Cursor cursor) {
        int mark = cursor.mark();
        Lexeme first = cursor.peek();
        boolean the = cursor.is(Kind.ARTICLE) && first.text().equalsIgnoreCase("the");
        if (first.kind() == Kind.ARTICLE || first.kind() == Kind.MINE) {
            cursor.take();
        }
        if (cursor.atEnd()) {
            cursor.reset(mark);
            return null;
        }
        boolean taken = isTaken(cursor);
        Holding holding = amountFirst(cursor);
        Holding priced = holding == null ? null : priced(cursor, holding, taken);
        if (priced != null) {
            return Phrase.ofHolding(priced, first, cursor.last());
        }
        if (holding == null && cursor.is(Kind.SOME) && (cursor.next(1, Kind.IT) || cursor.next(1, Kind.REST))) {
            cursor.take(); // "some of it": how much?
            holding = NamedAssets.reference(cursor, Holding.EMPTY.withWrongAmount());
        }
        if (holding == null) {
            holding = NamedAssets.reference(cursor, Holding.EMPTY);
        }
        if (holding == null) {
            holding = NamedAssets.tokenFirst(cursor);
        }
        if (holding == null) {
            cursor.reset(mark);
            return null;
        }
        return Phrase.ofHolding(
                the && holding.token() != null ? holding.withDefinite() : holding, first, cursor.last());
    }

    /** Whether a Chinese verb before the cursor says that what stands here is given away, borrowed or taken out. */
    private static boolean isTaken(Cursor cursor) {
        int before = -1;
        while (before >= -Cursor.REACH && cursor.mark() + before >= 0 && PASSED.contains(cursor.peekKind(before))) {
            before--;
        }
        return cursor.mark() + before >= 0
                && TAKING.contains(cursor.peekKind(before))
                && Hanzi.areIn(cursor.peek(before).text());
    }

    /** 用 500 u 的 ETH 换 LINK: ETH for a price in some other token, which is no amount of ETH; null if nothing of the kind. */
    private static @Nullable Holding priced(Cursor cursor, Holding price, boolean taken) {
        int next = 0;
        while (cursor.peekKind(next) == Kind.OF || cursor.peekKind(next) == Kind.MINE) {
            next++;
        }
        boolean other = cursor.next(next, Kind.TOKEN)
                && (next == 0 ? taken : "的之嘅".contains(cursor.peek().text()))
                && price.measure() == Measure.VALUE
                && price.token() != null
                && !price.token().equals(cursor.peek(next).text());
        boolean beside = next == 0
                && !(price.token() != null
                        && Topics.isStable(price.token())
                        && other
                        && !Topics.isStable(cursor.peek().text()));
        if (!other || beside || !(taken || (cursor.next(next + 1, Kind.SWAP) || cursor.next(next + 1, Kind.BECOME)))) {
            return null;
        }
        for (int i = 0; i < next; i++) {
            cursor.take();
        }
        Lexeme token = cursor.take();
        return Holding.EMPTY.withToken(token.text(), Span.of(token)).withWrongAmount();
    }

    private static @Nullable Holding amountFirst(Cursor cursor) {
        int mark = cursor.mark();
        if (cursor.is(Kind.WORTH)
                && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.DOLLAR) || cursor.next(1, Kind.SHARE))) {
            cursor.take();
        }
        boolean vague = false;
        boolean kept = cursor.is(Kind.ALL_BUT);
        if ((cursor.is(Kind.SOME) || cursor.is(Kind.ALL_BUT) || cursor.is(Kind.NEGATIVE))
                && (cursor.next(1, Kind.NUMBER)
                        || cursor.next(1, Kind.BAD_NUMBER)
                        || (cursor.is(Kind.NEGATIVE) && cursor.next(1, Kind.SHARE)))
                && !isApart(cursor)) {
            cursor.take(); // "several hundred", "all but 0.1", "minus three": no amount
            vague = true;
        }
        if (isBounded(cursor)) {
            cursor.take(); // "swap up to 2 ETH": which amount is it?
            vague = true;
        }
        if (cursor.is(Kind.BETWEEN)
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, Kind.AND)
                && cursor.next(3, Kind.NUMBER)) {
            cursor.take(); // "between 10 and 20"
            cursor.take();
            cursor.take();
            vague = true;
        }
        Holding holding = Quantities.amount(cursor, vague);
        if (holding == null) {
            cursor.reset(mark);
            return null;
        }
        Holding named = withToken(cursor, holding);
        int behind = cursor.mark();
        while (kept
                && !cursor.atEnd()
                && (cursor.is(Kind.COMMA) || cursor.is(Kind.OUT) || cursor.peekKind() == Kind.FILLER)) {
            cursor.take();
        }
        if (!kept || !cursor.skip(Kind.REST)) { // "留 1 个 ETH，其余的": how much that is, no field says
            cursor.reset(behind);
        }
        return named;
    }

    /** "Swap <em>up to</em> 2 ETH", "lend <em>at least</em> 2 ETH": right behind what is done with it, a bound is an amount that is left open. */
    static boolean isBounded(Cursor cursor) {
        return cursor.hasLast()
                && (cursor.is(Kind.AT_MOST) || cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW))
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, Kind.TOKEN)
                && MOVED.contains(cursor.peekKind(-1))
                && !Hanzi.areIn(cursor.last().text())
                && !cursor.last().text().toLowerCase(Locale.ROOT).startsWith("pay");
    }

    /** 佛系一点 45 个 USDC: a blank between two Chinese words is a pause. */
    private static boolean isApart(Cursor cursor) {
        return cursor.is(Kind.SOME)
                && Hanzi.areIn(cursor.peek().text())
                && cursor.peek().end() < cursor.peek(1).start();
    }

    private static Holding withToken(Cursor cursor, Holding holding) {
        int afterAmount = cursor.mark();
        boolean priced = holding.measure() == Measure.VALUE
                && holding.token() == null
                && cursor.is(Kind.OF)
                && OF_PRICE.contains(cursor.peek().text())
                && cursor.next(1, Kind.TOKEN)
                && !Topics.isStable(cursor.peek(1).text());
        if (priced) {
            holding = holding.withWrongAmount(); // 500 的 ETH: for 500 of what, or 500 of it?
        }
        boolean the = holding.definite();
        boolean one = false;
        if (cursor.is(Kind.WORD)
                && (cursor.next(1, Kind.TOKEN) || cursor.next(1, Kind.TO))
                && ADDING.contains(cursor.peek().text().toLowerCase(Locale.ROOT))) {
            cursor.take(); // "300 more USDC"
        }
        while (!cursor.atEnd()
                && BETWEEN_AMOUNT_AND_TOKEN.contains(cursor.peek().kind())) {
            Lexeme between = cursor.take();
            the |= between.text().toLowerCase(Locale.ROOT).endsWith("the");
            one |= between.is(Kind.ARTICLE) && !between.text().equalsIgnoreCase("the");
        }
        Holding odd = holding.measure() == Measure.VALUE || holding.wrongAmount() ? ofOddUnits(cursor, holding) : null;
        if (odd != null) {
            return odd;
        }
        if (one
                && holding.measure() == Measure.SHARE
                && cursor.is(Kind.TOKEN)
                && holding.amount() != null
                && holding.amountAt() != null) {
            holding = Holding.EMPTY.withAmount(
                    Measure.VALUE, holding.amount(), holding.amountAt()); // "a quarter of a LINK"
        }
        boolean wordsBetween = cursor.mark() != afterAmount && !onlyMeasures(cursor, afterAmount);
        Holding referring = NamedAssets.reference(cursor, holding);
        if (referring != null) {
            return referring;
        }
        Holding named = NamedAssets.token(cursor, holding);
        boolean orElse =
                named != null && cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER) && cursor.next(2, Kind.TOKEN);
        if (orElse && named != null) { // "50 USDC or 50 DAI"
            cursor.take();
            boolean same = named.amount() != null && cursor.take().isNumber(named.amount());
            named = cursor.last().is(Kind.NUMBER) && same ? named : named.withWrongAmount();
            cursor.skip(Kind.NUMBER);
            boolean sameToken = cursor.take().text().equals(named.token());
            named = sameToken ? named : named.withWrongToken();
        }
        if (named != null) {
            boolean all = holding.measure() == Measure.VALUE
                    && cursor.peekKind() == Kind.SHARE
                    && cursor.peek().isAll();
            if (all && !cursor.next(1, Kind.TOKEN) && !cursor.next(1, Kind.OF)) {
                cursor.take(); // "十万USDC通通": all of the amount that was said
            }
            return the ? named.withDefinite() : named;
        }
        if (cursor.is(Kind.MARKET) && holding.measure() == Measure.VALUE && !wordsBetween) {
            cursor.take(); // "3 AAVE": a market's own token
            return holding.withUnknownWords(1);
        }
        // "2 doges": what stands where the token should is one that we do not know
        boolean dollars = holding.measure() == Measure.USD;
        if (cursor.is(Kind.WORD) && wordsBetween == dollars) {
            int words = 0;
            while (cursor.is(Kind.WORD)) {
                cursor.take();
                words++;
            }
            return holding.withUnknownWords(words);
        }
        cursor.reset(afterAmount);
        cursor.skipAll(Kind.MEASURE);
        return holding;
    }

    /** "2 dozen LINK", "5 milli ETH", "2 x USDC": an amount in units that we do not know; null if none stands here. */
    private static @Nullable Holding ofOddUnits(Cursor cursor, Holding holding) {
        boolean unit = cursor.is(Kind.SOME)
                || (cursor.is(Kind.WORD) && !cursor.peek().text().contains(" "));
        if (!unit || !cursor.next(1, Kind.TOKEN) || Hanzi.areIn(cursor.peek().text())) {
            return null;
        }
        cursor.take();
        return NamedAssets.token(cursor, holding.withWrongAmount());
    }

    private static boolean onlyMeasures(Cursor cursor, int from) {
        int to = cursor.mark();
        cursor.reset(from);
        cursor.skipAll(Kind.MEASURE);
        boolean all = cursor.mark() == to;
        cursor.reset(to);
        return all;
    }
}
