package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;

/** 我用 100 USDC 买的 ETH 转给 @bob, 换了 2 ETH 的 USDC: what was bought once is named, and is not to be bought again. */
final class ChineseBought {

    private static final String TOKEN = "\\s?(?:那些|那笔|这些|这笔)?\\s?(?:w?eth|usd[ct]|dai|wbtc|link|uni|以太|u(?![a-z])|钱|币)";

    private static final KeyedPattern BOUGHT = KeyedPattern.of(
            "买换兑购卖",
            "[用拿花]\\s?[^,。;把将]{1,18}?[买换兑购](?:到|来|回|下)?的" + TOKEN
                    + "|(?:[把将用]\\s?[换兑卖买]了?|^\\s?[换兑卖买]了)\\s?[0-9.]{1,9}\\s?[a-z]{2,5}\\s?(?:得到|换到|换来|拿到|得来)?的" + TOKEN
                    + "(?!\\s?(?:之|以)?后)");

    private ChineseBought() {}

    static boolean isNamed(ReadyText said) {
        return said.asksFor("swap") && BOUGHT.isIn(said.text());
    }
}
