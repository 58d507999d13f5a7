package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.frame.SwapSides.Role;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each verb and little word of a swap says: of what was named before it, and of what is named next. */
final class SwapCues {

    private final SwapSides sides;

    SwapCues(SwapSides sides) {
        this.sides = sides;
    }

    /**
     * Takes a word in; false if it fits no swap.
     *
     * @param following the phrase behind it; null at the end
     */
    boolean read(Phrase phrase, @Nullable Phrase following) {
        boolean wants = phrase.kind() == Kind.PAYS && phrase.is(Kind.WANT); // 要
        switch (wants ? Kind.WANT : phrase.kind()) {
            case SWAP, QUOTE -> {
                if (sides.chinese && following == null && sides.sell != null && sides.buy != null) {
                    return true; // "…，用UNI换"
                }
                if (isExchanged()) {
                    sides.buy = sides.take(); // "for 500 DAI, swap my UNI"
                }
                if (sides.chinese
                        && sides.wanted
                        && behindComma()
                        && sides.pending != null
                        && sides.sell == null
                        && sides.buy == null) {
                    sides.buy = sides.take(); // "想要USDC，换2个ETH"
                    sides.next = Role.SELL;
                } else if (isPaidWith(following)) {
                    sides.buy = sides.take(); // "I need 400 USDC, swap ETH for it"
                    sides.next = Role.SELL;
                } else if (sides.pending != null && sides.sell == null) {
                    sides.sell = sides.take();
                    sides.next = Role.BUY;
                } else {
                    sides.swapped = sides.sell == null;
                    sides.next = sides.sell == null ? Role.SELL : Role.BUY;
                }
            }
            case SELL, RID -> {
                sides.selling = true;
                if (isExchanged()) {
                    sides.buy = sides.take(); // "for 500 DAI, sell UNI"
                } else if (sides.pending != null && sides.sell == null && !sides.wanted) {
                    sides.sell = sides.take();
                }
                sides.next = Role.SELL;
            }
            case SELL_ALL -> {
                Holding all = Holding.EMPTY.withAmount(
                        Phrase.Measure.SHARE, BigDecimal.ONE, new Span(phrase.start(), phrase.end()));
                if (sides.pending != null && sides.sell == null) {
                    sides.sell = sides.take();
                }
                boolean counted = sides.sell != null && sides.sell.saysAmount(); // "12个LINK全卖了"
                Holding both = sides.sell == null ? all : counted ? sides.sell : sides.sell.and(all);
                if (both == null) {
                    return false;
                }
                sides.sell = both;
                sides.next = Role.SELL;
            }
            case BUY, GET, RECEIVE -> {
                if (sides.pending != null && sides.sell == null && phrase.kind() == Kind.BUY) {
                    if (sides.wanted && isIt(following)) {
                        sides.buy = sides.take(); // "I need 2 WETH, buy it for me"
                    } else {
                        sides.topic = sides.take();
                        sides.sell = sides.topic;
                    }
                }
                sides.buying = true;
                sides.next = Role.BUY;
            }
            case USE, OBJECT, FROM, MOVE -> {
                boolean paying = sides.chinese && phrase.kind() == Kind.USE; // "换400个USDC，用UNI换"
                if (sides.sell != null && (paying || !sides.sell.saysAmount()) && sides.buy == null && sides.swapped) {
                    sides.buy = sides.sell; // "换ETH，用260个DAI"
                    sides.sell = null;
                }
                sides.next = Role.SELL;
            }
            case TAKE -> sides.next = sides.sell == null ? Role.SELL : Role.BUY;
            case PUT -> {
                sides.putting = true;
                sides.next = Role.SELL;
            }
            case WITH, BY -> {
                boolean counts = !sides.chinese
                        && sides.buying
                        && sides.buy != null
                        && !sides.buy.saysAmount()
                        && following != null
                        && following.holding() != null
                        && following.holding().hasOnlyAmount() // "top up my ETH by 0.3", but "buy ETH with $100"
                        && !(phrase.is(Kind.WITH) && following.holding().measure() == Phrase.Measure.USD);
                boolean gives = !sides.buying && !sides.putting && sides.sell != null && sides.buy == null;
                sides.next = counts || gives ? Role.BUY : Role.SELL;
            }
            case TO, BECOME -> {
                sides.becoming = phrase.kind() == Kind.BECOME;
                if (sides.pending != null && sides.sell == null) {
                    sides.sell = sides.take();
                }
                sides.next = Role.BUY;
            }
            case FOR -> {
                if (sides.previous != null && sides.previous.is(Kind.QUOTE)) {
                    return true; // "a quote for 1 ETH"
                }
                if (sides.beginsWithPrice(following)) {
                    sides.exchanged = true; // "for 500 DAI, get me WETH"
                    return true;
                }
                if (sides.pending != null && sides.buy == null && sides.wanted && !sides.swapped) {
                    sides.buy = sides.take(); // "I want 100 USDC for my LINK"
                    sides.next = Role.SELL;
                    return true;
                }
                if (sides.pending != null && sides.sell == null && !sides.buying) {
                    sides.sell = sides.take();
                }
                sides.next = sides.buying && sides.sell == null ? Role.SELL : Role.BUY;
            }
            case IN, ON -> {
                boolean price = !sides.chinese
                        && phrase.text().equalsIgnoreCase("at")
                        && following != null
                        && following.isBareNumber();
                if (price) {
                    return false; // "sell ETH at 1500 for DAI": no amount of DAI
                }
                if (sides.putting || sides.sell != null) {
                    sides.next = Role.BUY;
                } else if (sides.buying && sides.buy != null) {
                    sides.next = Role.SELL;
                }
            }
            case NEED, WANT, GIVE -> {
                boolean behind = sides.pending != null && (following == null || following.holding() == null);
                if (isExchanged()) {
                    sides.sell = sides.take(); // "for 100 USDC I'd like UNI"
                    sides.next = Role.BUY;
                } else if (behind && sides.buy == null && phrase.kind() == Kind.WANT) {
                    sides.buy = sides.take();
                } else if (sides.sell != null && sides.buy == null) {
                    sides.next = Role.BUY;
                } else {
                    sides.next = null;
                }
                sides.wanted = true;
            }
            case FETCHES -> {
                sides.next = sides.wanted ? Role.BUY : sides.next; // "so that I get 90 LINK"
                sides.buying |= sides.wanted;
            }
            case SEND -> {
                if (sides.sell == null && sides.buy == null && sides.pending == null && sides.previous == null) {
                    sides.next = Role.SELL; // "pay 50 DAI for UNI"
                    return true;
                }
                boolean pays =
                        sides.chinese || phrase.text().toLowerCase(Locale.ROOT).startsWith("pay");
                return pays
                        && !isIt(following)
                        && (sides.sell != null || sides.buy != null || sides.pending != null); // "…，用 USDC 付"
            }
            case WRAP, UNWRAP -> {
                boolean counted = following != null
                        && following.holding() != null
                        && following.holding().hasOnlyAmount();
                if (sides.chinese
                        && sides.pending != null
                        && sides.sell == null
                        && counted
                        && !sides.pending.saysAmount()) {
                    sides.sell = sides.take(); // "WETH拆1.5个"
                }
                sides.next = sides.sell == null && sides.pending == null ? Role.SELL : Role.BUY;
            }
            default -> {}
        }
        return true;
    }

    /** Whether what stands behind the verb is given for what somebody said he wants. */
    private boolean isPaidWith(@Nullable Phrase following) {
        return !sides.chinese
                && sides.wanted
                && sides.pending != null
                && sides.sell == null
                && sides.buy == null
                && following != null
                && following.holding() != null
                && !isIt(following);
    }

    /** Whether the clause began with "for" so much of a token, and nothing was said yet of what it is for. */
    private boolean isExchanged() {
        return sides.exchanged && sides.pending != null && sides.sell == null && sides.buy == null;
    }

    private boolean behindComma() {
        return sides.previous != null && sides.previous.kind() == Kind.COMMA;
    }

    private static boolean isIt(@Nullable Phrase phrase) {
        return phrase != null && phrase.holding() != null && SwapSides.isIt(phrase.holding());
    }
}
