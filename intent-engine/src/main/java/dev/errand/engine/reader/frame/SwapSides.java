package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a swap, as far as a clause has been gone over: what is sold, what is bought, what waits for a word that says which it
 * is, and what the words so far lead one to expect. Not thread-safe; lives within one clause.
 */
public final class SwapSides {

    enum Role {
        SELL,
        BUY
    }

    private static final Set<Kind> GIVING =
            Kinds.of(Kind.SELL, Kind.SELL_ALL, Kind.SWAP, Kind.RID, Kind.QUOTE, Kind.WRAP, Kind.UNWRAP);
    private static final Set<String> ADDING = Set.of("加仓", "补仓", "建仓", "抄底", "上车", "加倉", "補倉", "建倉", "定投");
    private static final Set<Kind> TAKING = Kinds.of(Kind.BUY, Kind.GET, Kind.RECEIVE);

    final boolean chinese;

    @Nullable Holding sell;

    @Nullable Holding buy;
    /** Named before any word that says for which side. */
    @Nullable Holding pending;
    /** What was pending when something was told to be bought. */
    @Nullable Holding topic;
    /** The side that the next asset is on. */
    @Nullable Role next;

    @Nullable Phrase previous;

    // what was said so far
    boolean buying;
    boolean selling;
    boolean putting;
    boolean wanted;
    boolean swapped;
    boolean becoming;
    /** Whether the clause begins with what is given, or got, "for" the other: its verb says which. */
    boolean exchanged;

    SwapSides(boolean chinese) {
        this.chinese = chinese;
    }

    Holding take() {
        Holding taken = Objects.requireNonNull(pending);
        pending = null;
        return taken;
    }

    boolean bind(@Nullable Role role, Holding holding) {
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

    /** What was taken for bought is what is paid with, and {@code holding} is bought. */
    boolean payWithBought(Holding holding) {
        sell = buy;
        buy = null;
        return bind(Role.BUY, holding);
    }

    /** "For 500 DAI, …": whether nothing stands before a "for" that an amount of a token is behind. */
    boolean beginsWithPrice(@Nullable Phrase following) {
        Holding price = following == null ? null : following.holding();
        return !chinese
                && (previous == null || previous.is(Kind.HARMLESS))
                && price != null
                && price.token() != null
                && price.saysAmount();
    }

    boolean previousIs(Kind one, Kind other) {
        return previous != null && (previous.is(one) || previous.is(other));
    }

    /** Gives the asset that nothing spoke for the role that is left. */
    boolean settle(Clause clause) {
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
        boolean counted = wished(clause) && pending != null && pending.saysAmount() && pending.token() != null;
        if (wished(clause) && (pending == null || counted)) { // "换LINK": for LINK; "换DAI，1个ETH": to DAI
            buy = sell;
            sell = counted ? take() : null;
        }
        if (chinese
                && !clause.has(Kind.USE)
                && isPriceOfTopic()) { // "看好ETH，买500u的": so much worth of what was spoken of
            boolean worth = clause.phrases().getLast().kind() == Kind.OF || isAdded(clause);
            sell = buy;
            buy = worth ? topic : null; // "ETH，买500u": of it, or for it?
            return true;
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
        } else if (clause.hasAny(GIVING)) {
            sell = left;
        } else if (clause.hasAny(TAKING)) {
            buy = left;
        } else {
            return false;
        }
        return true;
    }

    /** Whether the clause begins with a verb of trade, and nothing but a token behind it. */
    private boolean wished(Clause clause) {
        return chinese
                && swapped
                && sell != null
                && buy == null
                && sell.token() != null
                && !sell.saysAmount()
                && sell.reference() == null
                && clause.first().kind() == Kind.SWAP;
    }

    /** Whether so much of a stable coin is bought, and in front of the verb stands some other token by itself. */
    private boolean isPriceOfTopic() {
        return topic != null
                && topic.equals(sell)
                && topic.token() != null
                && !Topics.isStable(topic.token())
                && !topic.saysAmount()
                && topic.reference() == null
                && pending == null
                && buy != null
                && buy.measure() == Phrase.Measure.VALUE
                && buy.token() != null
                && Topics.isStable(buy.token());
    }

    /** 加仓: more of what is held already is bought, and never of what it is bought with. */
    private static boolean isAdded(Clause clause) {
        return Lists.any(clause.phrases(), phrase -> phrase.is(Kind.BUY) && ADDING.contains(phrase.text()));
    }

    /** "It", by itself. */
    public static boolean isIt(Holding holding) {
        return holding.reference() == Kind.IT && holding.token() == null && !holding.saysAmount();
    }
}
