package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who plays which role in a swap: each verb and little word says which side the next asset is on; an asset that none speaks for
 * takes the side that is left, if only one is. Not thread-safe; lives within one clause.
 */
final class SwapRoles {

    private enum Role {
        SELL,
        BUY
    }

    private static final Set<Kind> TRADES = EnumSet.of(Kind.SWAP, Kind.SELL, Kind.WRAP, Kind.UNWRAP);

    private final boolean chinese;
    private @Nullable Holding sell;
    private @Nullable Holding buy;
    private @Nullable Role next;
    private boolean buying;
    private boolean selling;
    private boolean putting;
    private @Nullable Holding pending;
    private boolean wanted;
    private boolean swapped;
    private boolean becoming;
    private @Nullable Phrase previous;

    /** @param chinese whether an amount behind a comma, which names no side, is of what is sold */
    SwapRoles(boolean chinese) {
        this.chinese = chinese;
    }

    /** Goes over the clause; false if it does not fit. */
    boolean scan(Clause clause, Set<Kind> words) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            boolean fits;
            Holding counted = phrase.holding();
            boolean ofSold = counted != null
                    && counted.hasOnlyAmount()
                    && sell != null
                    && !sell.saysAmount()
                    && previous != null
                    && (TRADES.contains(previous.kind())
                            || (chinese && previous.kind() == Kind.COMMA && buy != null && !buy.saysAmount()));
            boolean ofEither = ofSold
                    && chinese
                    && buy != null
                    && i > 1
                    && phrases.get(i - 2).holding() != null;
            if (ofEither && TRADES.contains(phrases.get(i - 1).kind())) {
                fits = false; // "ETH 换 DAI 换 200 个": of which?
            } else if (counted != null && ofSold) { // "把DAI换一千个到USDC", "ETH换USDC，1.2个"
                fits = bind(Role.SELL, counted);
                next = buy == null ? Role.BUY : null;
            } else if (phrase.kind() == Kind.WORD || phrase.kind() == Kind.SERVICE) {
                boolean worth = previous != null
                        && previous.kind() == Kind.OF
                        && previous.text().toLowerCase(Locale.ROOT).startsWith("worth");
                fits = worth
                        ? asset(Holding.EMPTY.withUnknownWords(1)) // "50 USDC worth of shiba"
                        : next != null && previous != null && isCue(previous) && unknown();
            } else if (phrase.kinds().stream().noneMatch(words::contains)) {
                fits = false;
            } else if (phrase.holding() != null) {
                fits = asset(phrase.holding());
            } else {
                fits = cue(phrase, i + 1 < phrases.size() ? phrases.get(i + 1) : null);
            }
            if (!fits) {
                return false;
            }
            previous = phrase;
        }
        return settle(clause);
    }

    private static boolean isCue(Phrase phrase) {
        return !EnumSet.of(Kind.ASSET, Kind.COMMA, Kind.ON, Kind.WITH).contains(phrase.kind());
    }

    private boolean unknown() {
        Holding some = Holding.EMPTY.withUnknownWords(1);
        return bind(next, some);
    }

    private boolean cue(Phrase phrase, @Nullable Phrase following) {
        boolean wants = phrase.kind() == Kind.PAYS && phrase.is(Kind.WANT); // 要
        switch (wants ? Kind.WANT : phrase.kind()) {
            case SWAP, QUOTE -> {
                if (chinese && following == null && sell != null && buy != null) {
                    return true; // "…，用UNI换"
                }
                if (chinese && wanted && behindComma() && pending != null && sell == null && buy == null) {
                    buy = take(); // "想要USDC，换2个ETH"
                    next = Role.SELL;
                } else if (pending != null && sell == null) {
                    sell = take();
                    next = Role.BUY;
                } else {
                    swapped = sell == null;
                    next = sell == null ? Role.SELL : Role.BUY;
                }
            }
            case SELL, RID -> {
                selling = true;
                if (pending != null && sell == null && !wanted) {
                    sell = take();
                }
                next = Role.SELL;
            }
            case SELL_ALL -> {
                Holding all = Holding.EMPTY.withAmount(
                        Phrase.Measure.SHARE, BigDecimal.ONE, new Span(phrase.start(), phrase.end()));
                if (pending != null && sell == null) {
                    sell = take();
                }
                boolean counted = sell != null && sell.saysAmount(); // "12个LINK全卖了"
                Holding both = sell == null ? all : counted ? sell : sell.and(all);
                if (both == null) {
                    return false;
                }
                sell = both;
                next = Role.SELL;
            }
            case BUY, GET, RECEIVE -> {
                if (pending != null && sell == null && phrase.kind() == Kind.BUY) {
                    if (wanted && following != null && isIt(following)) {
                        buy = take(); // "I need 2 WETH, buy it for me"
                    } else {
                        sell = take();
                    }
                }
                buying = true;
                next = Role.BUY;
            }
            case USE, OBJECT, FROM, MOVE -> {
                boolean paying = chinese && phrase.kind() == Kind.USE; // "换400个USDC，用UNI换"
                if (sell != null && (paying || !sell.saysAmount()) && buy == null && swapped) {
                    buy = sell; // "换ETH，用260个DAI"
                    sell = null;
                }
                next = Role.SELL;
            }
            case TAKE -> next = sell == null ? Role.SELL : Role.BUY;
            case PUT -> {
                putting = true;
                next = Role.SELL;
            }
            case WITH, BY -> next = !buying && sell != null && buy == null ? Role.BUY : Role.SELL;
            case TO, BECOME -> {
                becoming = phrase.kind() == Kind.BECOME;
                if (pending != null && sell == null) {
                    sell = take();
                }
                next = Role.BUY;
            }
            case FOR -> {
                if (previous != null && previous.is(Kind.QUOTE)) {
                    return true; // "a quote for 1 ETH"
                }
                if (pending != null && buy == null && wanted && !swapped) {
                    buy = take(); // "I want 100 USDC for my LINK"
                    next = Role.SELL;
                    return true;
                }
                if (pending != null && sell == null && !buying) {
                    sell = take();
                }
                next = buying && sell == null ? Role.SELL : Role.BUY;
            }
            case IN, ON -> {
                if (putting || sell != null) {
                    next = Role.BUY;
                } else if (buying && buy != null) {
                    next = Role.SELL;
                }
            }
            case NEED, WANT, GIVE -> {
                boolean behind = pending != null && (following == null || following.holding() == null);
                if (behind && buy == null && phrase.kind() == Kind.WANT) {
                    buy = take();
                } else if (sell != null && buy == null) {
                    next = Role.BUY;
                } else {
                    next = null;
                }
                wanted = true;
            }
            case FETCHES -> {
                next = wanted ? Role.BUY : next; // "so that I get 90 LINK"
                buying |= wanted;
            }
            case SEND -> {
                if (sell == null && buy == null && pending == null && previous == null) {
                    next = Role.SELL; // "pay 50 DAI for UNI"
                    return true;
                }
                boolean pays = chinese || phrase.text().toLowerCase(Locale.ROOT).startsWith("pay");
                return pays
                        && (following == null || !isIt(following))
                        && (sell != null || buy != null || pending != null); // "…，用 USDC 付"
            }
            case WRAP, UNWRAP -> {
                boolean counted = following != null
                        && following.holding() != null
                        && following.holding().hasOnlyAmount();
                if (chinese && pending != null && sell == null && counted && !pending.saysAmount()) {
                    sell = take(); // "WETH拆1.5个"
                }
                next = sell == null && pending == null ? Role.SELL : Role.BUY;
            }
            default -> {}
        }
        return true;
    }

    private static boolean isIt(Phrase phrase) {
        Holding holding = phrase.holding();
        return holding != null && holding.reference() == Kind.IT && holding.token() == null && !holding.saysAmount();
    }

    private boolean behindComma() {
        return previous != null && previous.kind() == Kind.COMMA;
    }

    private Holding take() {
        Holding taken = Objects.requireNonNull(pending);
        pending = null;
        return taken;
    }

    private boolean asset(Holding holding) {
        boolean again = holding.reference() == Kind.IT
                && holding.token() == null
                && !holding.saysAmount()
                && (sell != null || pending != null || (wanted && buy != null));
        if (again) {
            next = null;
            return true; // "… sell ETH for it": what was named already
        }
        boolean wantedPrice = previous != null && (previous.is(Kind.WORTH) || previous.is(Kind.OF));
        if (wanted
                && wantedPrice
                && pending != null
                && sell == null
                && buy == null
                && pending.measure() == Phrase.Measure.VALUE) {
            sell = take(); // "I want 200 DAI worth of WBTC"
            return bind(Role.BUY, holding);
        }
        boolean priced = previous != null
                && previous.kind() == Kind.OF
                && previous.text().toLowerCase(Locale.ROOT).startsWith("worth")
                && pending != null
                && pending.measure() == Phrase.Measure.VALUE
                && pending.token() != null
                && sell == null
                && buy == null
                && next == null;
        if (priced) { // "90 USDC worth of LINK, please buy it"
            sell = take();
            return bind(Role.BUY, holding);
        }
        boolean ofSold = previous != null
                && (previous.is(Kind.OF) || previous.is(Kind.WORTH))
                && selling
                && sell != null
                && sell.measure() == Phrase.Measure.VALUE
                && sell.token() != null
                && !sell.token().equals(holding.token());
        if (ofSold) {
            return false; // "sell 500 USDC worth of ETH": it is not USDC that is sold
        }
        boolean ofPrice = previous != null
                && (previous.is(Kind.OF) || previous.is(Kind.WORTH))
                && buying
                && buy != null
                && (sell == null || (chinese && !sell.saysAmount() && isSame(sell.token(), buy.token())))
                && buy.measure() == Phrase.Measure.VALUE
                && next != Role.SELL;
        if (ofPrice) { // "buy 60 DAI worth of UNI": the 60 DAI are the price
            sell = buy;
            buy = null;
            return bind(Role.BUY, holding);
        }
        boolean ofPending = chinese
                && next == Role.SELL
                && sell == null
                && pending != null
                && pending.token() != null
                && !pending.saysAmount()
                && holding.hasOnlyAmount();
        if (ofPending) { // "USDC里面拿出950去买…"
            sell = take().and(holding);
            next = null;
            return sell != null;
        }
        boolean either = !chinese
                && next == null
                && previous != null
                && previous.holding() != null
                && !previous.holding().saysAmount()
                && previous.holding().token() != null
                && holding.measure() == Phrase.Measure.VALUE
                && holding.token() != null
                && swapped;
        if (either) {
            return false; // "swap USDC 500 ETH": 500 of which?
        }
        if (next != null) {
            Role role = next;
            next = null;
            return bind(role, holding);
        }
        if (chinese
                && previous != null
                && previous.holding() != null
                && isPrice(previous.holding(), holding)
                && buying
                && buy != null
                && sell == null) {
            sell = buy; // "买 500u eth": ETH for 500 USDT
            buy = null;
            return bind(Role.BUY, holding);
        }
        if (chinese && putting && sell != null && buy == null && isPrice(holding, sell)) {
            buy = sell; // "定投 eth 50u"
            sell = holding;
            return true;
        }
        boolean invested = chinese
                && putting
                && sell != null
                && buy == null
                && previous != null
                && previous.is(Kind.OF)
                && isPrice(sell, holding);
        if (invested) { // "定投 50u 的 eth"
            return bind(Role.BUY, holding);
        }
        if (chinese && previous != null && swapped && buy == null && sell != null && isPrice(holding, sell)) {
            return false; // "换 eth 500u": to ETH, or from it?
        }
        boolean beside = chinese
                && previous != null
                && holding.token() != null
                && holding.reference() == null
                && (sell != null || pending != null || (buy != null && !becoming))
                && (previous.holding() != null || previous.kind() == Kind.AND);
        if (beside) {
            return false; // "卖 ETH 500 USDC": no word says what the second is
        }
        Holding counted = chinese && buying && sell != null && isCountOfBought(holding) ? buy : null;
        if (counted != null) { // "用 ETH 买 USDC 500 个"
            buy = counted.and(holding);
            return buy != null;
        }
        boolean wants = previous != null && (previous.is(Kind.WANT) || previous.is(Kind.NEED));
        Holding wantedMore = wants && buy != null && holding.hasOnlyAmount() ? buy.and(holding) : null;
        if (wantedMore != null) {
            buy = wantedMore; // "换成USDC，要100个"
            return true;
        }
        boolean guessed = holding.hasOnlyAmount() && holding.measure() != Phrase.Measure.SHARE && buy != null;
        if (guessed) {
            return false; // "swap usdc to eth 250": 250 of which?
        }
        Holding more = sell == null
                ? null
                : holding.token() == null || holding.token().equals(sell.token()) ? sell.and(holding) : null;
        if (more != null) {
            sell = more;
            return true;
        }
        Holding bought =
                buy == null || holding.token() == null || !holding.token().equals(buy.token())
                        ? null
                        : buy.and(holding);
        if (bought != null) {
            buy = bought;
            return true;
        }
        if (pending != null) {
            Holding both = pending.and(holding);
            pending = both;
            return both != null;
        }
        pending = holding;
        return true;
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

    private boolean isCountOfBought(Holding holding) {
        return buy != null
                && !buy.saysAmount()
                && previous != null
                && buy.equals(previous.holding())
                && holding.hasOnlyAmount()
                && holding.measure() == Phrase.Measure.VALUE;
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private boolean bind(@Nullable Role role, Holding holding) {
        Holding before = role == Role.SELL ? sell : buy;
        Holding both = before == null ? holding : before.and(holding);
        if (both == null) {
            return false;
        }
        if (role == Role.SELL) {
            sell = both;
        } else {
            buy = both;
        }
        return true;
    }

    /** Gives the asset that nothing spoke for the role that is left. */
    private boolean settle(Clause clause) {
        boolean wished = chinese
                && swapped
                && sell != null
                && buy == null
                && pending == null
                && sell.token() != null
                && !sell.saysAmount()
                && sell.reference() == null
                && clause.first().kind() == Kind.SWAP;
        boolean priced = chinese
                && buying
                && sell == null
                && buy != null
                && pending == null
                && buy.measure() == Phrase.Measure.VALUE
                && buy.token() != null
                && Topics.isStable(buy.token())
                && clause.phrases().getLast().kind() == Kind.OF;
        if (priced) { // "ETH 跌到 1800 买 500u 的": so much worth of it
            sell = buy;
            buy = null;
            return true;
        }
        if (wished) { // "换LINK": for LINK
            buy = sell;
            sell = null;
        }
        if (pending == null) {
            return true;
        }
        if (sell != null && buy != null) {
            return false;
        }
        Holding left = take();
        if (sell != null) {
            buy = left;
        } else if (buy != null) {
            sell = left;
        } else if (clause.hasAny(
                EnumSet.of(Kind.SELL, Kind.SELL_ALL, Kind.SWAP, Kind.RID, Kind.QUOTE, Kind.WRAP, Kind.UNWRAP))) {
            sell = left;
        } else if (clause.hasAny(EnumSet.of(Kind.BUY, Kind.GET, Kind.RECEIVE))) {
            buy = left;
        } else {
            return false;
        }
        return true;
    }

    void give(Draft draft, Scene scene) {
        if (sell != null) {
            draft.take("sell", sell, scene);
        }
        if (buy != null) {
            draft.take("buy", buy, scene);
        }
    }

    @Nullable Holding sell() {
        return sell;
    }

    @Nullable Holding buy() {
        return buy;
    }
}
