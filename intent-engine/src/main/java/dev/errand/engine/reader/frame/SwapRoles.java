package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.SwapSides.Role;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who plays which role in a swap: each verb and little word says which side the next asset is on; an asset that none speaks for
 * takes the side that is left, if only one is. Not thread-safe; lives within one clause.
 */
final class SwapRoles {

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z]{2,8}");

    private static final Set<Kind> TRADES = Kinds.of(Kind.SWAP, Kind.SELL, Kind.WRAP, Kind.UNWRAP);
    private static final Set<Kind> NO_CUES = Kinds.of(Kind.ASSET, Kind.COMMA, Kind.ON, Kind.WITH);

    private final SwapSides sides;
    private final SwapCues cues;
    private final SwapAssets assets;

    /** @param chinese whether an amount behind a comma, which names no side, is of what is sold */
    SwapRoles(boolean chinese) {
        this.sides = new SwapSides(chinese);
        this.cues = new SwapCues(sides);
        this.assets = new SwapAssets(sides);
    }

    /** Goes over the clause; false if it does not fit. */
    boolean scan(Clause clause, Set<Kind> words) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i < phrases.size(); i++) {
            if (!fits(phrases, i, words)) {
                return false;
            }
            sides.previous = phrases.get(i);
        }
        return sides.settle(clause);
    }

    private boolean fits(List<Phrase> phrases, int i, Set<Kind> words) {
        Phrase phrase = phrases.get(i);
        Holding holding = phrase.holding();
        if (holding != null && isCountOfSold(holding)) { // "把DAI换一千个到USDC", "ETH换USDC，1.2个"
            boolean ofEither = sides.chinese
                    && sides.buy != null
                    && i > 1
                    && (phrases.get(i - 2).holding() != null
                            || Lists.any(phrases.subList(0, i), p -> p.kind() == Kind.USE)) // 用 DAI 换 UNI，换 30 个
                    && TRADES.contains(phrases.get(i - 1).kind());
            boolean fits = !ofEither && sides.bind(Role.SELL, holding); // "ETH 换 DAI 换 200 个": of which?
            sides.next = sides.buy == null ? Role.BUY : null;
            return fits;
        }
        if (!sides.chinese && isInRow(phrases, i)) {
            return false;
        }
        if (phrase.kind() == Kind.WORD || phrase.kind() == Kind.SERVICE) {
            return isUnknownToken(phrases, i);
        }
        if (!phrase.isAnyOf(words)) {
            return false;
        }
        Phrase following = i + 1 < phrases.size() ? phrases.get(i + 1) : null;
        return holding != null ? assets.read(holding) : cues.read(phrase, following);
    }

    /** "LINK, UNI", "5 LINK and 3 UNI": the same is said of both, but in "2 ETH, USDC". */
    private boolean isInRow(List<Phrase> phrases, int i) {
        Holding holding = phrases.get(i).holding();
        Holding before = i < 2 ? null : phrases.get(i - 2).holding();
        if (holding == null
                || before == null
                || holding.token() == null
                || before.token() == null
                || holding.reference() != null
                || before.reference() != null
                || holding.token().equals(before.token())) {
            return false;
        }
        boolean pair = phrases.get(i - 1).kind() == Kind.COMMA
                && before.saysAmount() != holding.saysAmount()
                && before.measure() != Phrase.Measure.SHARE;
        boolean again = isToken(sides.sell, holding) || isToken(sides.buy, holding); // "ETH to DAI, amount 3 ETH"
        return !pair
                && !again
                && (phrases.get(i - 1).kind() == Kind.COMMA
                        || phrases.get(i - 1).kind() == Kind.AND);
    }

    private static boolean isToken(@Nullable Holding side, Holding holding) {
        return side != null && side.token() != null && side.token().equals(holding.token());
    }

    /** Right behind the verb, or behind a comma, an amount by itself is of what was named to be sold. */
    private boolean isCountOfSold(Holding holding) {
        Phrase previous = sides.previous;
        return holding.hasOnlyAmount()
                && sides.sell != null
                && !sides.sell.saysAmount()
                && previous != null
                && (TRADES.contains(previous.kind())
                        || previous.kind() == Kind.TAKE // "from my WBTC take 0.08 and convert it to DAI"
                        || (sides.chinese
                                && previous.kind() == Kind.COMMA
                                && !sides.buying // 用 DAI 买 UNI，30 个: of which?
                                && sides.buy != null
                                && !sides.buy.saysAmount()));
    }

    /** Whether a word that nobody knows stands where a token should: "50 USDC worth of shiba", DOGE 换 2 个 ETH. */
    private boolean isUnknownToken(List<Phrase> phrases, int i) {
        Holding unknown = Holding.EMPTY.withUnknownWords(1);
        boolean paid = sides.chinese
                && i == 0
                && phrases.size() > 1
                && phrases.get(1).is(Kind.SWAP)
                && SYMBOL.matcher(phrases.getFirst().text()).matches();
        if (paid || SwapAssets.isWorth(sides.previous)) {
            return assets.read(unknown);
        }
        return sides.next != null
                && sides.previous != null
                && !NO_CUES.contains(sides.previous.kind())
                && sides.bind(sides.next, unknown);
    }

    void give(Draft draft, Scene scene) {
        if (sides.sell != null) {
            draft.take("sell", sides.sell, scene);
        }
        if (sides.buy != null) {
            draft.take("buy", sides.buy, scene);
        }
    }

    @Nullable Holding sell() {
        return sides.sell;
    }

    @Nullable Holding buy() {
        return sides.buy;
    }
}
