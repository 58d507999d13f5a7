package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shares of which it is not clear what they are shares of, or that are more than there is: 先取 2 ETH 换成 USDC 一半转给 @bob read as half of it
 * swapped, 一半给 @bob，剩余的一半给 @alice, 借一半 USDC of no debt, 还 aave 一半的债 of what a step gave, 存 aave，转给 @bob of one output, 三成留着，存
 * aave. Thread-safe.
 */
final class ChineseShareSums {

    private static final KeyedPattern HALF_OF_REST =
            KeyedPattern.of("剩余其", "(?:剩余|剩下|余下|剩|其余)的?\\s?(?:一半|半|[0-9.]+\\s?%)");
    private static final Pattern WORTH = Pattern.compile("^\\s?(?:的)?(?:价值|等值|市值)");
    private static final Pattern KEPT = Pattern.compile("^\\s?(?:先|就|要|的|我)?\\s?(?:留|不动|别动|备用|自留|自用|自己[用留]|放着|攒着)");
    private static final Pattern OF_ANOTHER = Pattern.compile("^\\s?的?\\s?[a-z]{0,5}\\s?(?:余额|存款|仓位)");
    private static final Pattern OF_ANOTHER_BEFORE = Pattern.compile("(?:余额|存款|仓位)[里中]?的\\s?$");
    private static final Pattern OF_IT = Pattern.compile("其中|当中|拿出?|取出?的|一半拿|用");

    private static final Pattern OF_STEP = Pattern.compile("再|然后|接着|之后|其中|当中|里面|换到|换来|得到|到手|所得|这些|那些|它|剩|其余|余下");

    private ChineseShareSums() {}

    /** Whether a share may be of something else. */
    static boolean areVague(ReadyText said) {
        return (said.size() > 1
                        && (isKept(said)
                                || areOfOtherSteps(said)
                                || isOfRest(said)
                                || dividesWhole(said)
                                || areTooMany(said)
                                || areOfDebt(said)))
                || isOfNoDebt(said)
                || isWorth(said);
    }

    private static boolean isOfRest(ReadyText said) {
        return HALF_OF_REST.isIn(said.text()) && said.has("/intents/1/asset/amount/of");
    }

    /** 把 30% 的 ETH 换成 USDC，30% 换成 DAI; …，70% 存 aave: of the ETH as well, or of the USDC? */
    private static boolean dividesWhole(ReadyText said) {
        Ground first = said.span("/intents/0/sell/amount/share");
        if (first == null
                || !(said.intent(0) instanceof Intent.Swap swap)
                || !(swap.sell().amount() instanceof Amount.Share(BigDecimal whole))
                || whole.compareTo(BigDecimal.ONE) >= 0) {
            return false;
        }
        return Lists.any(
                said.spans(),
                share -> share.path().endsWith("/amount/share")
                        && share.start() > first.end()
                        && mayBeOfFirst(said, said.intentOf(share), whole)
                        && !OF_STEP.matcher(said.text().substring(first.end(), share.end()))
                                .find());
    }

    /** Whether a later step takes of the first one what might be of the same whole. */
    private static boolean mayBeOfFirst(ReadyText said, int step, BigDecimal whole) {
        Asset taken = step > 0 ? spent(said.intent(step)) : null;
        return taken != null
                && taken.amount() instanceof Amount.OfStep of
                && of.step() == 0
                && (said.type(step).equals("swap") || whole.add(of.share()).compareTo(BigDecimal.ONE) == 0);
    }

    /** A share that stands behind what the step gives, right in front of the next step. */
    private static boolean areOfOtherSteps(ReadyText said) {
        for (Ground share : said.ending("/sell/amount/share")) {
            int step = said.intentOf(share);
            Ground bought = said.span("/intents/" + step + "/buy/token");
            boolean behind = bought != null && share.start() >= bought.end() && step + 1 < said.size();
            if (behind && isRightInFront(said, step + 1, share.end())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRightInFront(ReadyText said, int step, int at) {
        for (Ground next : said.spansOf(step)) {
            if (next.start() >= at && said.pauseBehind(at) >= next.start()) {
                return true;
            }
        }
        return said.spansOf(step).isEmpty();
    }

    /** Whether what one step gives, or one balance, is given away more than once. */
    private static boolean areTooMany(ReadyText said) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            Asset taken = spent(said.intent(i));
            String source = null;
            BigDecimal share = BigDecimal.ZERO;
            if (taken != null && taken.amount() instanceof Amount.OfStep of) {
                source = "step " + of.step();
                share = of.share();
            } else if (taken != null && taken.amount() instanceof Amount.Share of) {
                source = taken.token();
                share = of.share();
            }
            if (source != null && sums.merge(source, share, BigDecimal::add).compareTo(BigDecimal.ONE) > 0) {
                return true;
            }
        }
        return false;
    }

    /** What leaves the wallet now; null if nothing does. */
    private static @Nullable Asset spent(Intent intent) {
        return switch (intent) {
            case Intent.Swap swap -> swap.trigger() == null ? swap.sell() : null;
            case Intent.Transfer transfer -> transfer.trigger() == null ? transfer.asset() : null;
            case Intent.Supply supply -> supply.trigger() == null ? supply.asset() : null;
            default -> null;
        };
    }

    /** 还 aave 一半的债, 取出 aave 一半的 USDC: of the debt or the position, not of what the step before gave. */
    private static boolean areOfDebt(ReadyText said) {
        for (int i = 1; i < said.size(); i++) {
            Ground share = said.span("/intents/" + i + "/asset/amount/share");
            if (share == null || !said.has("/intents/" + i + "/asset/amount/of")) {
                continue;
            }
            String behind = said.behind(share.end());
            String before = said.before(share.start());
            int repay = before.lastIndexOf('还');
            boolean repaid = said.type(i).equals("repay")
                    && repay >= 0
                    && !OF_IT.matcher(before.substring(repay)).find();
            if (repaid
                    || (!said.type(i).equals("repay")
                            && (OF_ANOTHER.matcher(behind).find()
                                    || OF_ANOTHER_BEFORE.matcher(before).find()))) {
                return true;
            }
        }
        return false;
    }

    /** 存 1 ETH 到 aave，借 50% 的 USDC: a debt that is not there yet. */
    private static boolean isOfNoDebt(ReadyText said) {
        for (Ground share : said.ending("/asset/amount/share")) {
            String type = said.type(said.intentOf(share));
            boolean ofStep = said.has("/intents/" + said.intentOf(share) + "/asset/amount/of");
            if (type.equals("borrow") || (type.equals("withdraw") && ofStep)) {
                return true;
            }
        }
        return false;
    }

    /** 四成备用，买 LINK: what is kept is not spent. */
    private static boolean isKept(ReadyText said) {
        for (Ground share : said.ending("/amount/share")) {
            if (said.intentOf(share) > 0
                    && KEPT.matcher(said.behind(share.end())).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorth(ReadyText said) {
        for (Ground share : said.ending("/amount/share")) {
            if (WORTH.matcher(said.behind(share.end())).find()) {
                return true;
            }
        }
        return false;
    }
}
