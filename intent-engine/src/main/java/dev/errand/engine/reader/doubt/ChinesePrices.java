package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prices that a request waits for and that are none: USDC 低于 1000 is a balance, ETH 跌 500 a fall by so much, 怕 ETH 跌破 3000 what somebody wants to
 * be ahead of. Immutable and thread-safe.
 */
final class ChinesePrices {

    private static final Set<String> STABLE = Set.of("USDC", "USDT", "DAI");
    /** No such token is ever worth so many dollars. */
    private static final BigDecimal MOST = BigDecimal.TEN;

    /** Right in front of the number: how far it moves. */
    private static final Pattern BY = Pattern.compile(".*[涨跌升降]了?\\s?\\$?");
    /** In the clause, in front of the number: it is feared, foreseen or granted. */
    private static final Pattern AHEAD = Pattern.compile(
            "(?:.*[,，。;；\\n])?[^,，。;；\\n]*(?:快要?|马上要?|即将|就要|眼看要?|怕|担心|预计|预测|就算|即使|哪怕|赶在|听说|据说)\\s?(?:它|价格|eth|weth|wbtc|link|uni|以太坊?)?\\s?(?:会|要)?(?:涨|跌|升|突破|站上|超过|低于|高于)[^,，。;；\\n]*");
    /** Right behind it. */
    private static final Pattern COUNTED = Pattern.compile("\\s?(?:[个枚颗只张]|(?:之)?前(?!提|面)|以前)");

    private ChinesePrices() {}

    /** @param said the text, folded */
    static boolean areNone(String said, Reading ready) {
        if (Lists.none(ready.grounds(), ground -> ground.path().contains("/when/"))) {
            return false;
        }
        for (Draft draft : ReadingLeaves.ofSame(ready)) {
            for (String side : new String[] {"trigger.when.above", "trigger.when.below"}) {
                Draft.Leaf price = draft.leaves().get(side);
                if (price != null && (isOfStable(draft, price) || isTurned(price, said))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfStable(Draft draft, Draft.Leaf price) {
        return draft.value("trigger.when.token").filter(STABLE::contains).isPresent()
                && new BigDecimal(price.value()).compareTo(MOST) >= 0;
    }

    private static boolean isTurned(Draft.Leaf price, String said) {
        if (price.ground().text() == null || price.ground().turn() != 0) {
            return false;
        }
        String before = said.substring(0, price.ground().start());
        return BY.matcher(before).matches()
                || AHEAD.matcher(before).matches()
                || COUNTED.matcher(said)
                        .region(price.ground().end(), said.length())
                        .lookingAt();
    }
}
