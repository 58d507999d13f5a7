package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads assets that begin with their name: "ETH", "ETH的一半", "it", "the rest", 换到的 USDC. */
final class NamedAssets {

    private static final Set<Kind> BEHIND_TOKEN = Kinds.of(Kind.OF, Kind.WORTH, Kind.FILLER, Kind.MEASURE);
    private static final Set<Kind> BEHIND_AMOUNT =
            Kinds.of(Kind.BECOME, Kind.TO, Kind.SWAP, Kind.GIVE, Kind.SEND, Kind.SHARE, Kind.BUY);
    /** What may stand before a token whose amount ends the clause: "sell ETH for DAI 2" is open, so that "for" is none of it. */
    private static final Set<Kind> LEADING = Kinds.of(Kind.WITH, Kind.USE);

    private static final Set<Kind> FOLLOWING = Kinds.of(Kind.FOR, Kind.WITH, Kind.USE);
    private static final Set<Kind> DONE_TO =
            Kinds.of(Kind.SWAP, Kind.SELL, Kind.BUY, Kind.SEND, Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY);
    private static final Set<Kind> WISHED = Kinds.of(Kind.WANT, Kind.NEED);
    private static final Set<Kind> GIVEN = Kinds.of(Kind.TOKEN, Kind.MEASURE, Kind.SHARE);
    private static final Set<String> COUNTS =
            Set.of("金额", "数量", "数额", "额度", "金额是", "数量是", "数额是", "金额为", "数量为", "金額", "數量", "數量是", "金額是");

    private NamedAssets() {}

    /** "ETH", "ETH的一半", "DAI全部", "ETH worth $200", "USDC or DAI". */
    static @Nullable Holding tokenFirst(Cursor cursor) {
        Holding named = token(cursor, Holding.EMPTY);
        if (named == null && cursor.is(Kind.DOLLAR)) {
            cursor.take(); // "sell 5 UNI for dollars": no token, and never taken for one
            return Holding.EMPTY.withWrongToken();
        }
        if (named == null) {
            return null;
        }
        int afterToken = cursor.mark();
        boolean bought = cursor.mark() > 1
                && (cursor.peekKind(-2) == Kind.BECOME
                        || (cursor.mark() > 2
                                && cursor.peekKind(-2) == Kind.SWAP
                                && cursor.peekKind(-3) == Kind.TOKEN));
        boolean worth = false;
        while (!cursor.atEnd() && BEHIND_TOKEN.contains(cursor.peek().kind())) {
            worth |= cursor.take().is(Kind.WORTH);
        }
        boolean limits = cursor.is(Kind.AT_MOST) && (cursor.next(1, Kind.SHARE) || cursor.next(1, Kind.NUMBER));
        if (cursor.is(Kind.SHARE)
                && !limits // "to USDC max 0.5% slippage"
                && !cursor.is(Kind.EVERY)
                && !cursor.next(1, Kind.SLIPPAGE)
                && !cursor.next(1, Kind.OF)
                && !cursor.next(1, Kind.TOKEN)
                && !cursor.next(1, Kind.IT)
                && !(bought && Verbs.SPENDING.contains(cursor.peekKind(1)))) { // 换成 DAI 三成转 @aa
            Lexeme share = cursor.take();
            return Quantities.with(named, Measure.SHARE, share, Span.of(share));
        }
        if (worth && cursor.is(Kind.DOLLAR) && cursor.next(1, Kind.NUMBER)) {
            Lexeme sign = cursor.take();
            Lexeme number = cursor.take();
            return Quantities.with(named, Measure.USD, number, Span.of(sign).through(number));
        }
        cursor.reset(afterToken);
        Holding counted = counted(cursor, named);
        if (counted != null) {
            return counted;
        }
        cursor.reset(afterToken);
        boolean amount = cursor.is(Kind.NUMBER)
                && !cursor.peek().text().equalsIgnoreCase("one")
                && (BEHIND_AMOUNT.contains(cursor.peekKind(1)) || isFormal(cursor));
        if (amount) { // "USDC 12,480.75 换入 ETH"
            Lexeme number = cursor.take();
            if (cursor.peekKind() == Kind.SHARE && cursor.peek().isAll()) {
                cursor.take();
            }
            return Quantities.with(named, Measure.VALUE, number, Span.of(number));
        }
        boolean countedBehind = cursor.is(Kind.NUMBER)
                && cursor.next(1, Kind.MEASURE)
                && !cursor.next(2, Kind.TOKEN)
                && !cursor.next(2, Kind.OF)
                && cursor.mark() > 1
                && cursor.peekKind(-2) == Kind.BUY;
        if (countedBehind) { // 买 ETH 2 个，用 USDC
            Lexeme number = cursor.take();
            cursor.take();
            return Quantities.with(named, Measure.VALUE, number, Span.of(number));
        }
        cursor.skipAll(Kind.TOKEN_UNIT);
        if (cursor.is(Kind.NUMBER) && cursor.peek().text().equalsIgnoreCase("one")) {
            cursor.take(); // "the DAI one"
        }
        return named;
    }

    /** "Buy LINK 40 with my DAI", "buy ETH with USDC 100": as business letters write it, between words that say what it is. */
    private static boolean isFormal(Cursor cursor) {
        Kind behind = cursor.peekKind(1);
        boolean ends = behind == Kind.STOP || behind == Kind.COMMA;
        Kind ahead = cursor.mark() > 1 ? cursor.peekKind(-2) : Kind.STOP;
        return ends ? LEADING.contains(ahead) : FOLLOWING.contains(behind) && DONE_TO.contains(ahead);
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
        return Quantities.with(named, Measure.VALUE, number, Span.of(number));
    }

    /** "it", "the rest", "它的一半", "换到的USDC". */
    static @Nullable Holding reference(Cursor cursor, Holding holding) {
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
        cursor.skipAll(Kind.OF, Kind.FILLER);
        if (cursor.is(Kind.SHARE) && !holding.saysAmount()) {
            Lexeme share = cursor.take();
            referring = Quantities.with(referring, Measure.SHARE, share, Span.of(share));
            afterWord = cursor.mark();
        } else if (cursor.is(Kind.SOME) && !holding.saysAmount() && Hanzi.areIn(word.text())) {
            cursor.take(); // 其中一些: how much of it?
            return referring.withWrongAmount();
        }
        cursor.skipAll(Kind.OF, Kind.MEASURE, Kind.MINE);
        if (cursor.is(Kind.TOKEN)) {
            Lexeme token = cursor.take();
            referring = referring.withToken(token.text(), Span.of(token));
            int afterToken = cursor.mark();
            cursor.skipAll(Kind.FILLER, Kind.OF);
            if (cursor.is(Kind.SHARE) && !referring.saysAmount()) {
                Lexeme share = cursor.take();
                return Quantities.with(referring, Measure.SHARE, share, Span.of(share));
            }
            cursor.reset(afterToken);
            return referring;
        }
        cursor.reset(afterWord);
        return referring;
    }

    static @Nullable Holding token(Cursor cursor, Holding holding) {
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
}
