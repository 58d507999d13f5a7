package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Measure;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of amounts, tokens and recipients. */
final class Assets {

    private static final Set<Kind> BETWEEN_AMOUNT_AND_TOKEN =
            EnumSet.of(Kind.OF, Kind.ARTICLE, Kind.MINE, Kind.MEASURE, Kind.WORTH, Kind.FILLER, Kind.IN, Kind.ENOUGH);
    private static final Set<Kind> BEHIND_TOKEN = EnumSet.of(Kind.OF, Kind.WORTH, Kind.FILLER, Kind.MEASURE);

    private static final Set<Kind> PASSED = EnumSet.of(Kind.FILLER, Kind.MINE, Kind.WORTH, Kind.ARTICLE);
    private static final Set<Kind> TAKING = EnumSet.of(
            Kind.USE,
            Kind.OBJECT,
            Kind.SELL,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.RETURN);
    private static final Set<Kind> BEHIND_AMOUNT =
            EnumSet.of(Kind.BECOME, Kind.TO, Kind.SWAP, Kind.GIVE, Kind.SEND, Kind.SHARE, Kind.BUY);

    private static final Set<Kind> DONE_NEXT =
            EnumSet.of(Kind.SEND, Kind.GIVE, Kind.SUPPLY, Kind.SWAP, Kind.BECOME, Kind.REPAY, Kind.BUY);
    private static final Set<Kind> WISHED = EnumSet.of(Kind.WANT, Kind.NEED);
    private static final Set<Kind> GIVEN = EnumSet.of(Kind.TOKEN, Kind.MEASURE, Kind.SHARE);
    private static final Set<String> COUNTS =
            Set.of("金额", "数量", "数额", "额度", "金额是", "数量是", "数额是", "金额为", "数量为", "金額", "數量", "數量是", "金額是");

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
                EnumSet.of(kind), kind, first.start(), cursor.last().end(), first.text(), null, List.of(), List.of());
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
            holding = reference(cursor, Holding.EMPTY.withWrongAmount());
        }
        if (holding == null) {
            holding = reference(cursor, Holding.EMPTY);
        }
        if (holding == null) {
            holding = tokenFirst(cursor);
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
        while (cursor.mark() + before >= 0 && PASSED.contains(cursor.peekKind(before))) {
            before--;
        }
        return cursor.mark() + before >= 0
                && TAKING.contains(cursor.peekKind(before))
                && Questions.isChinese(cursor.peek(before).text());
    }

    /** 用 500 u 的 ETH 换 LINK: ETH for a price in some other token, which is no amount of ETH; null if nothing of the kind. */
    private static @Nullable Holding priced(Cursor cursor, Holding price, boolean taken) {
        int next = 0;
        while (cursor.peekKind(next) == Kind.OF || cursor.peekKind(next) == Kind.MINE) {
            next++;
        }
        boolean other = cursor.next(next, Kind.TOKEN)
                && (next == 0 ? taken : "的之".contains(cursor.peek().text()))
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
        if (cursor.is(Kind.BETWEEN)
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, Kind.AND)
                && cursor.next(3, Kind.NUMBER)) {
            cursor.take(); // "between 10 and 20"
            cursor.take();
            cursor.take();
            vague = true;
        }
        Holding holding = amount(cursor, vague);
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

    /** 佛系一点 45 个 USDC: a blank between two Chinese words is a pause. */
    private static boolean isApart(Cursor cursor) {
        return cursor.is(Kind.SOME)
                && Questions.isChinese(cursor.peek().text())
                && cursor.peek().end() < cursor.peek(1).start();
    }

    private static @Nullable Holding amount(Cursor cursor, boolean vague) {
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
            cursor.skipAll(EnumSet.of(Kind.MEASURE));
            if (cursor.is(Kind.DOLLAR)) {
                Lexeme sign = cursor.take();
                return said(Measure.USD, number, Span.of(number).through(sign), vague);
            }
            if (cursor.is(Kind.CURRENCY)) {
                cursor.skipAll(EnumSet.of(Kind.CURRENCY)); // "元人民币"
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
    private static Holding either(Cursor cursor, Holding holding, Kind kind) {
        if (cursor.is(Kind.OR) && cursor.next(1, kind)) {
            cursor.take();
            cursor.take();
            return holding.withWrongAmount();
        }
        return holding;
    }

    private static Holding withToken(Cursor cursor, Holding holding) {
        int afterAmount = cursor.mark();
        boolean the = holding.definite();
        boolean one = false;
        if (cursor.is(Kind.WORD)
                && cursor.next(1, Kind.TOKEN)
                && ADDING.contains(cursor.peek().text().toLowerCase(Locale.ROOT))) {
            cursor.take(); // "300 more USDC"
        }
        while (!cursor.atEnd()
                && BETWEEN_AMOUNT_AND_TOKEN.contains(cursor.peek().kind())) {
            Lexeme between = cursor.take();
            the |= between.text().toLowerCase(Locale.ROOT).endsWith("the");
            one |= between.is(Kind.ARTICLE) && !between.text().equalsIgnoreCase("the");
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
        Holding referring = reference(cursor, holding);
        if (referring != null) {
            return referring;
        }
        Holding named = token(cursor, holding);
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
            boolean all = holding.measure() == Measure.VALUE && cursor.peekKind() == Kind.SHARE && isAll(cursor.peek());
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
        cursor.skipAll(EnumSet.of(Kind.MEASURE));
        return holding;
    }

    private static boolean isAll(Lexeme share) {
        return share.isNumber(BigDecimal.ONE);
    }

    private static boolean onlyMeasures(Cursor cursor, int from) {
        int to = cursor.mark();
        cursor.reset(from);
        cursor.skipAll(EnumSet.of(Kind.MEASURE));
        boolean all = cursor.mark() == to;
        cursor.reset(to);
        return all;
    }

    /** "ETH", "ETH的一半", "DAI全部", "ETH worth $200", "USDC or DAI". */
    private static @Nullable Holding tokenFirst(Cursor cursor) {
        Holding named = token(cursor, Holding.EMPTY);
        if (named == null && cursor.is(Kind.DOLLAR)) {
            cursor.take(); // "sell 5 UNI for dollars": no token, and never taken for one
            return Holding.EMPTY.withWrongToken();
        }
        if (named == null) {
            return null;
        }
        int afterToken = cursor.mark();
        boolean bought = cursor.mark() > 1 && cursor.peekKind(-2) == Kind.BECOME;
        boolean worth = false;
        while (!cursor.atEnd() && BEHIND_TOKEN.contains(cursor.peek().kind())) {
            worth |= cursor.take().is(Kind.WORTH);
        }
        if (cursor.is(Kind.SHARE)
                && !cursor.is(Kind.EVERY)
                && !cursor.next(1, Kind.SLIPPAGE)
                && !cursor.next(1, Kind.OF)
                && !cursor.next(1, Kind.TOKEN)
                && !cursor.next(1, Kind.IT)
                && !(bought && DONE_NEXT.contains(cursor.peekKind(1)))) { // 换成 DAI 三成转 @aa
            Lexeme share = cursor.take();
            return with(named, Measure.SHARE, share, Span.of(share));
        }
        if (worth && cursor.is(Kind.DOLLAR) && cursor.next(1, Kind.NUMBER)) {
            Lexeme sign = cursor.take();
            Lexeme number = cursor.take();
            return with(named, Measure.USD, number, Span.of(sign).through(number));
        }
        cursor.reset(afterToken);
        Holding counted = counted(cursor, named);
        if (counted != null) {
            return counted;
        }
        cursor.reset(afterToken);
        boolean amount = cursor.is(Kind.NUMBER)
                && !cursor.peek().text().equalsIgnoreCase("one")
                && BEHIND_AMOUNT.contains(cursor.peekKind(1));
        if (amount) { // "USDC 12,480.75 换入 ETH"
            Lexeme number = cursor.take();
            if (cursor.peekKind() == Kind.SHARE && isAll(cursor.peek())) {
                cursor.take();
            }
            return with(named, Measure.VALUE, number, Span.of(number));
        }
        cursor.skipAll(EnumSet.of(Kind.TOKEN_UNIT));
        if (cursor.is(Kind.NUMBER) && cursor.peek().text().equalsIgnoreCase("one")) {
            cursor.take(); // "the DAI one"
        }
        return named;
    }

    /** "USDC 的金额是 925". */
    private static @Nullable Holding counted(Cursor cursor, Holding named) {
        cursor.skip(Kind.OF);
        if (cursor.atEnd() || !COUNTS.contains(cursor.peek().text())) {
            return null;
        }
        cursor.take();
        while (!cursor.atEnd() && (cursor.is(Kind.HITS) || cursor.is(Kind.COMMA) || cursor.peekKind() == Kind.FILLER)) {
            cursor.take();
        }
        if (!cursor.is(Kind.NUMBER) || cursor.next(1, Kind.TOKEN)) {
            return null;
        }
        Lexeme number = cursor.take();
        cursor.skip(Kind.MEASURE);
        return with(named, Measure.VALUE, number, Span.of(number));
    }

    /** "it", "the rest", "它的一半", "换到的USDC". */
    private static @Nullable Holding reference(Cursor cursor, Holding holding) {
        if (!cursor.is(Kind.IT) && !cursor.is(Kind.REST)) {
            return null;
        }
        boolean verb = cursor.mark() > 0
                && ((cursor.is(Kind.BECOME) && GIVEN.contains(cursor.peekKind(-1)))
                        || (cursor.is(Kind.RECEIVE) && WISHED.contains(cursor.peekKind(-1))));
        if (verb) {
            return null; // "把 ETH 换得 500 USDC", "需要到手 500 USDC"
        }
        Lexeme word = cursor.take();
        Kind kind = word.is(Kind.REST) ? Kind.REST : Kind.IT;
        Holding referring = holding.withReference(kind, Span.of(word));
        int afterWord = cursor.mark();
        cursor.skipAll(EnumSet.of(Kind.OF, Kind.FILLER));
        if (cursor.is(Kind.SHARE) && !holding.saysAmount()) {
            Lexeme share = cursor.take();
            referring = with(referring, Measure.SHARE, share, Span.of(share));
            afterWord = cursor.mark();
        }
        cursor.skipAll(EnumSet.of(Kind.OF, Kind.MEASURE, Kind.MINE));
        if (cursor.is(Kind.TOKEN)) {
            Lexeme token = cursor.take();
            referring = referring.withToken(token.text(), Span.of(token));
            int afterToken = cursor.mark();
            cursor.skipAll(EnumSet.of(Kind.FILLER, Kind.OF));
            if (cursor.is(Kind.SHARE) && !referring.saysAmount()) {
                Lexeme share = cursor.take();
                return with(referring, Measure.SHARE, share, Span.of(share));
            }
            cursor.reset(afterToken);
            return referring;
        }
        cursor.reset(afterWord);
        return referring;
    }

    private static @Nullable Holding token(Cursor cursor, Holding holding) {
        if (!cursor.is(Kind.TOKEN)) {
            return null;
        }
        Lexeme token = cursor.take();
        boolean either = false;
        while (cursor.is(Kind.OR)) {
            int skip = cursor.next(1, Kind.ARTICLE) || cursor.next(1, Kind.TO) || cursor.next(1, Kind.WITH) ? 2 : 1;
            if (!cursor.next(skip, Kind.TOKEN) && !cursor.next(skip, Kind.WORD)) {
                break;
            }
            for (int i = 0; i <= skip; i++) {
                cursor.take();
            }
            either = true;
        }
        return either ? holding.withWrongToken() : holding.withToken(token.text(), Span.of(token));
    }

    private static Holding said(Measure measure, Lexeme number, Span span, boolean vague) {
        return vague ? Holding.EMPTY.withWrongAmount() : with(Holding.EMPTY, measure, number, span);
    }

    private static Holding with(Holding holding, Measure measure, Lexeme number, Span span) {
        BigDecimal value = number.number();
        return value == null || number.is(Kind.BAD_NUMBER)
                ? holding.withWrongAmount()
                : holding.withAmount(measure, value, span);
    }
}
