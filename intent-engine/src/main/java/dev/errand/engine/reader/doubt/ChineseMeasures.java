package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 买 100 蚊 ETH, 转两打 USDC, 2 质押的 ETH, 2 以太经典, USDC 以外: what stands between a number and its token, or right behind the token, makes
 * another amount or another token of it.
 */
final class ChineseMeasures {

    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI", "usdc", "usdt", "dai", "u", "U");
    private static final int WIDEST = 7;

    private static final Pattern MEASURE =
            Pattern.compile("\\s?(?:[个枚颗粒只支张份件单]|单位|个单位|个币|多个)?(?:的|嘅|之|价值的)?\\s?(?:那种|这种|币种|币|代币)?[是为:]?\\s?");
    private static final Pattern OF_DOLLARS = Pattern.compile("\\s?(?:块|蚊)\\s?");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern OTHER_WORDS = Pattern.compile("[换买卖转存借还取用成给到从把出拿兑购付以和跟及收得进入上里,。;!?、(（]");
    private static final Pattern MONEY_BEHIND = Pattern.compile("^\\s?(?:块|蚊|港纸|大洋)(?!链)");
    private static final Pattern OTHER_TOKEN =
            Pattern.compile("^\\s?(?:以外|之外|合约|期权|期货|本位|永续|杠杆|空单|多单|经典|质押(?=[换兑卖成])|收据|凭证)");

    private ChineseMeasures() {}

    /** Whether some amount is of something else than of the token that was read. */
    static boolean areOthers(ReadyText said) {
        for (Ground ground : said.spans()) {
            boolean token = ground.path().endsWith("/token") && !ground.path().contains("/trigger/");
            if (token && OTHER_TOKEN.matcher(said.behind(ground.end())).find()) {
                return true;
            }
        }
        return Lists.any(said.ending("/amount/value"), amount -> isOther(said, amount));
    }

    private static boolean isOther(ReadyText said, Ground amount) {
        for (Ground token : said.ending(amount.path().replace("amount/value", "token"))) {
            boolean dollars = DOLLARS.contains(String.valueOf(token.text()));
            if (!dollars && MONEY_BEHIND.matcher(said.behind(amount.end())).find()) {
                return true;
            }
            if (token.start() < amount.end() || token.start() - amount.end() > WIDEST) {
                return false;
            }
            String between = said.text().substring(amount.end(), token.start());
            return HAN.matcher(between).find()
                    && !MEASURE.matcher(between).matches()
                    && !(dollars && OF_DOLLARS.matcher(between).matches())
                    && !OTHER_WORDS.matcher(between).find();
        }
        return false;
    }
}
