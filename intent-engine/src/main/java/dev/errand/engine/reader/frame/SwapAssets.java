package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.frame.SwapSides.Role;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** On which side of a swap an asset is: as the word before it says, or as its amount and its place do. */
final class SwapAssets {

    /** What a rule says of an asset. */
    private enum Fit {
        FITS,
        CLASHES,
        UNDECIDED;

        static Fit of(boolean fits) {
            return fits ? FITS : CLASHES;
        }
    }

    private final SwapSides sides;

    SwapAssets(SwapSides sides) {
        this.sides = sides;
    }

    /** Takes an asset in; false if it fits no swap, or if nothing says on which side it is. */
    boolean read(Holding holding) {
        if (isNamedAlready(holding)) {
            sides.next = null;
            return true;
        }
        if (isCountBehind(holding)) {
            return false;
        }
        Fit fit = worth(holding);
        if (fit == Fit.UNDECIDED) {
            fit = counted(holding);
        }
        if (fit == Fit.UNDECIDED && !sides.chinese && sides.putting && sides.next != Role.BUY && isInvested(holding)) {
            sides.next = null; // "dca eth 100 usdc weekly"
            return true;
        }
        if (fit == Fit.UNDECIDED && sides.next != null) {
            Role role = sides.next;
            sides.next = null;
            return sides.bind(role, holding);
        }
        if (fit == Fit.UNDECIDED && sides.chinese) {
            fit = besideAnother(holding);
        }
        return fit == Fit.UNDECIDED ? joins(holding) : fit == Fit.FITS;
    }

    /** "Buy WBTC with USDT, 2 of them": of which? */
    private boolean isCountBehind(Holding holding) {
        return !sides.chinese
                && sides.buying
                && sides.buy != null
                && sides.sell != null
                && sides.previous != null
                && sides.previous.kind() == Kind.COMMA
                && holding.reference() == Kind.IT
                && holding.token() == null
                && holding.measure() == Measure.VALUE;
    }

    /** "… sell ETH for it". */
    private boolean isNamedAlready(Holding holding) {
        return SwapSides.isIt(holding)
                && (sides.sell != null || sides.pending != null || (sides.wanted && sides.buy != null));
    }

    /** Behind "worth of", where what was named before is the price of what is named now. */
    private Fit worth(Holding holding) {
        Holding sell = sides.sell;
        Holding buy = sides.buy;
        boolean worth = sides.previousIs(Kind.WORTH, Kind.OF);
        boolean nothing = sell == null && buy == null;
        Holding price = sides.pending;
        if (worth && nothing && price != null && price.measure() == Measure.VALUE) {
            boolean told = sides.next == null && price.token() != null && isWorth(sides.previous);
            if (sides.wanted || told) { // "I want 200 DAI worth of WBTC", "90 USDC worth of LINK, please buy it"
                sides.sell = sides.take();
                return Fit.of(sides.bind(Role.BUY, holding));
            }
        }
        boolean ofSold = worth
                && sides.selling
                && sell != null
                && sell.measure() == Measure.VALUE
                && sell.token() != null
                && !sell.token().equals(holding.token());
        if (ofSold) {
            return Fit.CLASHES; // "sell 500 USDC worth of ETH": it is not USDC that is sold
        }
        boolean ofPrice = worth
                && sides.buying
                && buy != null
                && (sell == null || (sides.chinese && !sell.saysAmount() && isSame(sell.token(), buy.token())))
                && buy.measure() == Measure.VALUE
                && sides.next != Role.SELL;
        return ofPrice // "buy 60 DAI worth of UNI": the 60 DAI are the price
                ? Fit.of(sides.payWithBought(holding))
                : Fit.UNDECIDED;
    }

    static boolean isWorth(@Nullable Phrase phrase) {
        return phrase != null
                && phrase.kind() == Kind.OF
                && phrase.text().toLowerCase(Locale.ROOT).startsWith("worth");
    }

    /** An amount apart from its token. */
    private Fit counted(Holding holding) {
        Holding pending = sides.pending;
        boolean ofPending = sides.chinese
                && sides.next == Role.SELL
                && sides.sell == null
                && pending != null
                && pending.token() != null
                && !pending.saysAmount()
                && holding.hasOnlyAmount();
        if (ofPending) { // "USDC里面拿出950去买…"
            sides.sell = sides.take().and(holding);
            sides.next = null;
            return Fit.of(sides.sell != null);
        }
        Holding before = sides.previous == null ? null : sides.previous.holding();
        boolean either = !sides.chinese
                && sides.next == null
                && before != null
                && !before.saysAmount()
                && before.token() != null
                && holding.measure() == Measure.VALUE
                && holding.token() != null
                && sides.swapped;
        return either ? Fit.CLASHES : Fit.UNDECIDED; // "swap USDC 500 ETH": 500 of which?
    }

    /** Chinese puts two assets side by side, where the one may be the price of the other. */
    private Fit besideAnother(Holding holding) {
        Phrase previous = sides.previous;
        if (previous == null) {
            return sides.putting && isInvested(holding) ? Fit.FITS : Fit.UNDECIDED;
        }
        Holding before = previous.holding();
        Holding sell = sides.sell;
        Holding buy = sides.buy;
        if (before != null && isPrice(before, holding) && sides.buying && buy != null && sell == null) {
            return Fit.of(sides.payWithBought(holding)); // "买 500u eth": ETH for 500 USDT
        }
        if (sides.putting && isInvested(holding)) {
            return Fit.FITS;
        }
        boolean invested =
                sides.putting && sell != null && buy == null && previous.is(Kind.OF) && isPrice(sell, holding);
        if (invested) { // "定投 50u 的 eth"
            return Fit.of(sides.bind(Role.BUY, holding));
        }
        if (sides.swapped && buy == null && sell != null && isPrice(holding, sell)) {
            return Fit.CLASHES; // "换 eth 500u": to ETH, or from it?
        }
        boolean beside = holding.token() != null
                && holding.reference() == null
                && (sell != null || sides.pending != null || (buy != null && !sides.becoming))
                && (before != null || previous.kind() == Kind.AND);
        if (beside) {
            return Fit.CLASHES; // "卖 ETH 500 USDC": no word says what the second is
        }
        if (sides.buying && sell != null && buy != null && isCountOf(buy, before, holding)) { // "用 ETH 买 USDC 500 个"
            sides.buy = buy.and(holding);
            return Fit.of(sides.buy != null);
        }
        return Fit.UNDECIDED;
    }

    /** "定投 eth 50u". */
    private boolean isInvested(Holding holding) {
        Holding sell = sides.sell;
        boolean invested = sell != null && sides.buy == null && isPrice(holding, sell);
        if (invested) {
            sides.buy = sell;
            sides.sell = holding;
        }
        return invested;
    }

    /** Says more of what is there already, or waits. */
    private boolean joins(Holding holding) {
        Holding sell = sides.sell;
        Holding buy = sides.buy;
        boolean wants = sides.previousIs(Kind.WANT, Kind.NEED);
        Holding wanted = wants && buy != null && holding.hasOnlyAmount() ? buy.and(holding) : null;
        if (wanted != null) {
            sides.buy = wanted; // "换成USDC，要100个"
            return true;
        }
        boolean guessed = holding.hasOnlyAmount() && holding.measure() != Measure.SHARE && buy != null;
        if (guessed) {
            return false; // "swap usdc to eth 250": 250 of which?
        }
        boolean ofSold =
                sell != null && (holding.token() == null || holding.token().equals(sell.token()));
        Holding sold = ofSold && sell != null ? sell.and(holding) : null;
        if (sold != null) {
            sides.sell = sold;
            return true;
        }
        boolean ofBought = buy != null && isSame(holding.token(), buy.token());
        Holding bought = ofBought && buy != null ? buy.and(holding) : null;
        if (bought != null) {
            sides.buy = bought;
            return true;
        }
        Holding pending = sides.pending;
        sides.pending = pending == null ? holding : pending.and(holding);
        return sides.pending != null;
    }

    /** Whether one is so much of a token that prices are said in, and the other some token that has a price. */
    private static boolean isPrice(Holding price, Holding priced) {
        return price.measure() == Phrase.Measure.VALUE
                && price.token() != null
                && Topics.isStable(price.token())
                && priced.token() != null
                && !Topics.isStable(priced.token())
                && !priced.saysAmount()
                && priced.reference() == null;
    }

    private static boolean isCountOf(Holding buy, @Nullable Holding before, Holding holding) {
        return !buy.saysAmount() && buy.equals(before) && holding.hasOnlyAmount() && holding.measure() == Measure.VALUE;
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
