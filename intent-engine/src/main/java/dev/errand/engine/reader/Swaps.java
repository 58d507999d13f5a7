package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads swaps and quotes: which asset is sold and which is bought. Each verb and little word says which role the next asset plays;
 * an asset that none speaks for takes the role that is left, if only one is. Two assets for one role fit nothing.
 */
final class Swaps {

    private static final Set<Kind> VERBS =
            EnumSet.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.RID, Kind.WRAP, Kind.UNWRAP, Kind.BECOME);
    private static final Set<Kind> WEAK_VERBS =
            EnumSet.of(Kind.USE, Kind.PUT, Kind.MOVE, Kind.GET, Kind.TAKE, Kind.NEED, Kind.WANT, Kind.RECEIVE, Kind.TO);
    private static final Set<Kind> WORDS = Clause.union(
            Frames.glue(),
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SELL_ALL,
            Kind.RID,
            Kind.PUT,
            Kind.MOVE,
            Kind.GET,
            Kind.TAKE,
            Kind.RECEIVE,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.BECOME,
            Kind.ASSET,
            Kind.TOKENS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.DEADLINE,
            Kind.ENOUGH,
            Kind.RECURRING,
            Kind.WORTH,
            Kind.TOKEN_UNIT,
            Kind.RETURN,
            Kind.INSTEAD,
            Kind.SEND,
            Kind.PAYS,
            Kind.TAKES,
            Kind.IT,
            Kind.BY,
            Kind.BEFORE,
            Kind.BALANCE,
            Kind.POSITION,
            Kind.HAVE,
            Kind.THEN,
            Kind.FETCHES,
            Kind.EACH);
    private static final Set<Kind> QUOTE_WORDS = Clause.union(
            WORDS,
            Kind.QUOTE,
            Kind.HOW_MUCH,
            Kind.FETCHES,
            Kind.PAYS,
            Kind.WHAT,
            Kind.SHOW,
            Kind.ESTIMATE,
            Kind.GIVE,
            Kind.IF,
            Kind.HAVE,
            Kind.QUESTION,
            Kind.PRICE);

    private Swaps() {}

    static @Nullable List<Draft> swap(Clause clause, Scene scene) {
        if (clause.has(Kind.RECIPIENT)
                || clause.has(Kind.BAD_RECIPIENT)
                || clause.has(Kind.MARKET)
                || clause.has(Kind.HOW_MUCH)
                || (clause.has(Kind.QUOTE) && !clause.hasAny(VERBS))) {
            return null;
        }
        Roles roles = new Roles();
        if (!roles.scan(clause, WORDS)) {
            return null;
        }
        boolean twice = clause.hasAny(EnumSet.of(Kind.WRAP, Kind.UNWRAP))
                && clause.phrases().stream()
                        .anyMatch(phrase -> phrase.kind() == Kind.AND || phrase.kind() == Kind.COMMA)
                && clause.hasAny(EnumSet.of(Kind.SWAP, Kind.BUY, Kind.SELL));
        if (twice) {
            return null;
        }
        boolean told = roles.sell == null
                && roles.buy == null
                && (clause.first().kind() == Kind.SUBJECT
                        || clause.first().kind() == Kind.NEED
                        || clause.has(Kind.CLOCK));
        if (told) {
            return null;
        }
        boolean verb = clause.hasAny(VERBS);
        boolean weak = clause.hasAny(WEAK_VERBS) && roles.sell != null && roles.buy != null;
        boolean elliptic = clause.has(Kind.GET) && roles.buy != null;
        if (!verb && !weak && !elliptic) {
            return null;
        }
        if (clause.has(Kind.NEED)
                && !clause.hasAny(EnumSet.of(
                        Kind.SWAP,
                        Kind.BUY,
                        Kind.SELL,
                        Kind.RID,
                        Kind.USE,
                        Kind.WITH,
                        Kind.WRAP,
                        Kind.UNWRAP,
                        Kind.BECOME,
                        Kind.TO))
                && roles.sell == null) {
            return null;
        }
        Draft draft = new Draft("swap");
        roles.give(draft, scene);
        wrapping(draft, clause, scene);
        Frames.takeConditions(draft, clause, scene);
        priceOfIt(draft, clause, scene);
        clause.all(Kind.LIMIT).forEach(limit -> draft.take(limit, scene.text()));
        draft.inherit(scene);
        return List.of(draft);
    }

    /** "wrap 2 ETH" names its own target. */
    private static void wrapping(Draft draft, Clause clause, Scene scene) {
        boolean wrap = clause.has(Kind.WRAP);
        if (!wrap && !clause.has(Kind.UNWRAP)) {
            return;
        }
        String from = wrap ? "ETH" : "WETH";
        String to = wrap ? "WETH" : "ETH";
        draft.inherit(scene);
        if (!draft.has("sell.token") && !draft.isWrong("sell.token")) {
            draft.putRule("sell.token", from, wrap ? "wrapping takes ETH" : "unwrapping takes WETH");
        }
        if (!draft.has("buy.token") && !draft.isWrong("buy.token")) {
            if (draft.value("sell.token").filter(from::equals).isPresent()) {
                draft.putRule("buy.token", to, wrap ? "wrapping gives WETH" : "unwrapping gives ETH");
            }
        } else if (!draft.value("buy.token").filter(to::equals).isPresent()
                || !draft.value("sell.token").filter(from::equals).isPresent()) {
            draft.wrong("buy.token");
        }
    }

    /** "Sell all my LINK when it climbs above $25": what is sold, or bought, is what has the price. */
    private static void priceOfIt(Draft draft, Clause clause, Scene scene) {
        boolean sells = clause.has(Kind.SELL) || clause.has(Kind.SELL_ALL);
        if (!draft.isWrong("trigger.when.token") || sells == clause.has(Kind.BUY)) {
            return;
        }
        for (Phrase trigger : clause.all(Kind.TRIGGER)) {
            if (trigger.text().equals(Conditions.IT)) {
                Span at = new Span(trigger.start(), trigger.end());
                draft.value(sells ? "sell.token" : "buy.token")
                        .ifPresent(token -> draft.putSpan("trigger.when.token", token, at, scene.text()));
            }
        }
    }

    static @Nullable List<Draft> quote(Clause clause, Scene scene) {
        boolean asks = clause.has(Kind.QUOTE)
                || (clause.has(Kind.ESTIMATE)
                        && clause.has(Kind.BUY)
                        && !clause.assets().isEmpty())
                || (clause.has(Kind.HOW_MUCH) && !clause.hasAny(EnumSet.of(Kind.ASK_HAVE, Kind.BALANCE)))
                || (clause.hasAny(EnumSet.of(Kind.WHAT, Kind.SHOW, Kind.ESTIMATE))
                        && clause.hasAny(EnumSet.of(Kind.FETCHES, Kind.WORTH, Kind.PAYS)))
                || (clause.has(Kind.FETCHES)
                        && isChinese(clause, scene)
                        && !clause.hasAny(EnumSet.of(Kind.WANT, Kind.NEED, Kind.FROM)));
        if (!asks
                || clause.has(Kind.RECIPIENT)
                || clause.has(Kind.MARKET)
                || !clause.hasOnly(Clause.union(QUOTE_WORDS, Kind.WORD))) {
            return null;
        }
        if (clause.assets().isEmpty() && !clause.has(Kind.QUOTE)) {
            return null;
        }
        Clause named = withUnknownTokens(clause);
        return named.equals(clause) || !named.hasOnly(QUOTE_WORDS) ? quoteOf(clause, scene) : quoteOf(named, scene);
    }

    /** "How many XRP": what stands where the asset should is one that nobody knows. */
    private static Clause withUnknownTokens(Clause clause) {
        List<Phrase> phrases = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            Phrase last = phrases.isEmpty() ? null : phrases.getLast();
            boolean slot = phrase.kind() == Kind.WORD
                    && !phrase.text().contains(" ")
                    && last != null
                    && (last.is(Kind.HOW_MUCH) || last.is(Kind.IN) || last.is(Kind.TO) || last.is(Kind.FETCHES));
            phrases.add(
                    slot
                            ? new Phrase(
                                    EnumSet.of(Kind.ASSET),
                                    Kind.ASSET,
                                    phrase.start(),
                                    phrase.end(),
                                    "",
                                    Holding.EMPTY.withUnknownWords(1),
                                    List.of(),
                                    List.of())
                            : phrase);
        }
        return new Clause(phrases);
    }

    private static @Nullable List<Draft> quoteOf(Clause clause, Scene scene) {
        Draft draft = new Draft("quote");
        if (clause.has(Kind.HOW_MUCH)
                || clause.has(Kind.ESTIMATE)
                || (clause.hasAny(EnumSet.of(Kind.WORTH, Kind.FETCHES, Kind.PAYS))
                        && !clause.hasAny(EnumSet.of(Kind.BUY, Kind.SWAP, Kind.BECOME, Kind.TO)))) {
            if (!clause.hasOnly(QUOTE_WORDS) || !asked(draft, clause, scene)) {
                return null;
            }
        } else {
            Roles roles = new Roles();
            if (!roles.scan(clause, QUOTE_WORDS)) {
                return null;
            }
            roles.give(draft, scene);
        }
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.TRIGGER || phrase.kind() == Kind.LIMIT || phrase.kind() == Kind.CLOCK) {
                draft.wrong("request");
            }
        }
        return List.of(draft);
    }

    private static boolean isChinese(Clause clause, Scene scene) {
        return Questions.isChinese(scene.text().substring(clause.start(), clause.end()));
    }

    /** "How much A for 2 B": the asset with the amount is sold, or bought if the question is what one pays. */
    private static boolean asked(Draft draft, Clause clause, Scene scene) {
        List<Holding> assets = clause.assets().stream()
                .map(Phrase::holding)
                .filter(Objects::nonNull)
                .filter(holding -> holding.reference() == null
                        || holding.saysAmount()
                        || clause.assets().size() == 1)
                .toList();
        if (assets.isEmpty() || assets.size() > 2) {
            return false;
        }
        boolean pays = clause.hasAny(EnumSet.of(Kind.PAYS, Kind.NEED, Kind.SELL, Kind.SEND, Kind.ESTIMATE))
                && !(clause.has(Kind.FETCHES) && !clause.hasAny(EnumSet.of(Kind.PAYS, Kind.NEED)))
                && !(clause.has(Kind.SELL) && !clause.hasAny(EnumSet.of(Kind.PAYS, Kind.NEED)) && isSoldFirst(clause));
        if (assets.size() == 1) {
            Holding only = assets.getFirst();
            boolean how = only.saysAmount() || clause.hasAny(EnumSet.of(Kind.FETCHES, Kind.WORTH, Kind.QUOTE));
            if (!how) {
                return false;
            }
            draft.take(pays ? "buy" : "sell", only, scene);
            return true;
        }
        Holding first = assets.getFirst();
        Holding second = assets.getLast();
        boolean firstHas = first.saysAmount();
        if (firstHas == second.saysAmount()) { // both, or neither: the one behind "how much" is asked for
            firstHas = !askedFirst(clause);
        }
        Holding given = firstHas ? first : second;
        Holding open = firstHas ? second : first;
        draft.take(pays ? "buy" : "sell", given, scene);
        draft.take(pays ? "sell" : "buy", open, scene);
        return true;
    }

    private static boolean isSoldFirst(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH)) {
                return false;
            } else if (phrase.is(Kind.SELL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean askedFirst(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH)) {
                return true;
            } else if (phrase.kind() == Kind.ASSET) {
                return false;
            }
        }
        return false;
    }

    /** Who plays which role. */
    private static final class Roles {

        private enum Role {
            SELL,
            BUY
        }

        private @Nullable Holding sell;
        private @Nullable Holding buy;
        private @Nullable Role next;
        private boolean buying;
        private boolean putting;
        private @Nullable Holding pending;
        private boolean wanted;
        private boolean swapped;
        private @Nullable Phrase previous;

        /** Goes over the clause; false if it does not fit. */
        boolean scan(Clause clause, Set<Kind> words) {
            List<Phrase> phrases = clause.phrases();
            for (int i = 0; i < phrases.size(); i++) {
                Phrase phrase = phrases.get(i);
                boolean fits;
                if (phrase.kind() == Kind.WORD || phrase.kind() == Kind.SERVICE) {
                    fits = next != null && previous != null && isCue(previous) && unknown();
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
            switch (phrase.kind()) {
                case SWAP, QUOTE -> {
                    if (pending != null && sell == null) {
                        sell = take();
                        next = Role.BUY;
                    } else {
                        swapped = sell == null;
                        next = sell == null ? Role.SELL : Role.BUY;
                    }
                }
                case SELL, RID -> {
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
                    Holding both = sell == null ? all : sell.and(all);
                    if (both == null) {
                        return false;
                    }
                    sell = both;
                    next = Role.SELL;
                }
                case BUY, GET, RECEIVE -> {
                    if (pending != null && sell == null && phrase.kind() == Kind.BUY) {
                        sell = take();
                    }
                    buying = true;
                    next = Role.BUY;
                }
                case USE, OBJECT, FROM, MOVE -> {
                    if (sell != null && !sell.saysAmount() && buy == null && swapped) {
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
                    if (pending != null && sell == null) {
                        sell = take();
                    }
                    next = Role.BUY;
                }
                case FOR -> {
                    if (previous != null && previous.is(Kind.QUOTE)) {
                        return true; // "a quote for 1 ETH"
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
                    return sell != null || buy != null || pending != null; // "…，用 USDC 付"
                }
                case WRAP, UNWRAP -> next = sell == null && pending == null ? Role.SELL : Role.BUY;
                default -> {}
            }
            return true;
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
                    && (sell != null || pending != null);
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
            boolean ofPrice = previous != null
                    && (previous.is(Kind.OF) || previous.is(Kind.WORTH))
                    && buying
                    && buy != null
                    && sell == null
                    && buy.measure() == Phrase.Measure.VALUE
                    && next != Role.SELL;
            if (ofPrice) { // "buy 60 DAI worth of UNI": the 60 DAI are the price
                sell = buy;
                buy = null;
                return bind(Role.BUY, holding);
            }
            if (next != null) {
                Role role = next;
                next = null;
                return bind(role, holding);
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
    }
}
