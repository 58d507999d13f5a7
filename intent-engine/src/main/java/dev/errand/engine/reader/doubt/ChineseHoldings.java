package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.regex.Pattern;

/**
 * 我有 5 ETH，换点 USDC; …，上次是 5 USDC 给 @alice; 他有 5 ETH，换成 USDC; @bob 问我借 100 USDC; 我用
 * 100 USDC 买的 ETH 转给 @bob: what somebody has, bought, lost or asks for is no amount of what is to be done.
 */
final class ChineseHoldings {

    /** 我出 100 USDC，买点 ETH: pays it. */
    private static final Pattern PAYING = Pattern.compile("[出拿用花掏投使付]|预算");

    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?:(?<![给到和])(?:他|她|佢|人家|别人|朋友|同事|老婆|老公|客户|老板|爸|妈|哥|姐|弟|妹)|^\\s?@\\w{1,20}|^[\\w-]+\\.eth)\\s?们?(?:那里|手里|手上|那边|账上)?(?:还|只|就|也|总共|一共)?有$");
    private static final Pattern NOT_NOW = Pattern.compile(
            "(?:亏|赔|丢|输|损失)了?$|^(?:而|但|我)?(?:上次|上回|上一[次笔]|上个?月|上周|昨天|前天|之前|以前|当时|原来|本来)(?:的?[是就才只])?$|少了$|(?:曾|曾经|以前|原来|之前|原本|本来|过去|从前)还?有(?:过)?$");
    private static final Pattern ELSEWHERE =
            Pattern.compile("在\\s?(?:币安|欧易|火币|交易所|okx|binance|coinbase|bybit|kraken|冷钱包|银行|别的|另一个)[^,]{0,6}有$");
    private static final Pattern KEPT = Pattern.compile("^\\s?(?:就|先|都|还)?(?:存着|留着|别动|不动|锁着)(?:吧|就行|就好|啊|先)?$");
    private static final KeyedPattern ASKED_OF_ME = KeyedPattern.of("借", "[问跟向找同管]\\s?(?:我|咱)们?借");

    private static final String NAMED = "\\s?(?:那些|那笔|这些|这笔)?\\s?(?:w?eth|usd[ct]|dai|wbtc|link|uni|以太|u(?![a-z])|钱|币)";
    /** 我用 100 USDC 买的 ETH: bought once. */
    private static final KeyedPattern BOUGHT = KeyedPattern.of(
            "买换兑购卖",
            "[用拿花]\\s?[^,。;把将]{1,18}?[买换兑购](?:到|来|回|下)?的" + NAMED
                    + "|(?:[把将用]\\s?[换兑卖买]了?|^\\s?[换兑卖买]了)\\s?[0-9.]{1,9}\\s?[a-z]{2,5}\\s?(?:得到|换到|换来|拿到|得来)?的" + NAMED
                    + "(?!\\s?(?:之|以)?后)");

    private ChineseHoldings() {}

    /** Whether an amount of the reading is such a one. */
    static boolean areAmounts(ReadyText said) {
        if ((ASKED_OF_ME.isIn(said.text()) && said.asksFor("borrow"))
                || (BOUGHT.isIn(said.text()) && said.asksFor("swap"))) {
            return true;
        }
        boolean some = ChineseStepShares.SOME.mayBeIn(said.text());
        for (Ground ground : said.ending("/amount/value")) {
            String before = said.before(ground.start());
            if (OF_OTHERS.matcher(before).find()
                    || NOT_NOW.matcher(before).find()
                    || ELSEWHERE.matcher(before).find()
                    || isKept(said, ground)
                    || (some && isAside(said, ground))) {
                return true;
            }
        }
        return false;
    }

    /** 2 ETH 存着吧，100 USDC 买 UNI. */
    private static boolean isKept(ReadyText said, Ground amount) {
        String token = amount.path().replace("amount/value", "token");
        return Lists.any(
                said.ending(token),
                ground -> KEPT.matcher(said.behind(ground.end())).matches());
    }

    /** 我只有 5 ETH，想换点 USDC: the clause that asks says that it is some of it. */
    private static boolean isAside(ReadyText said, Ground amount) {
        int end = said.pauseBehind(amount.end());
        if (end >= said.text().length()
                || PAYING.matcher(said.before(amount.start()) + said.behind(amount.end()))
                        .find()) {
            return false;
        }
        int to = said.pauseBehind(end + 1);
        boolean other = Lists.any(
                said.spans(),
                ground -> ground.path().contains("/amount/") && ground.start() > end && ground.end() <= to);
        return !other && ChineseStepShares.SOME.isIn(said.text().substring(end + 1, to));
    }
}
