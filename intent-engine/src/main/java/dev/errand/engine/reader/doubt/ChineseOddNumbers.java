package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 0。5 ETH, 05 ETH, WBTC 换 3 成 ETH, 三分之一 ETH, 四分之一个 ETH, 10 $ETH, 2 LINK 债券, 买 100 蚊 ETH,
 * 转两打 USDC, 卖 LINK 换 ETH 100 个: a number or a token of which only a part was read, or with words that make another amount of it. The words stand in
 * {@code leads-zh.txt}. Thread-safe.
 */
final class ChineseOddNumbers {

    private static final WordLists LISTS = WordLists.read("leads-zh.txt");

    private static final Pattern CUT = Pattern.compile("(?:[0-9]\\s?[。,.．]|(?:^|\\s|[给转到把卖买换])[。.．])\\s?$");
    private static final Pattern FRACTION = Pattern.compile("[一二两三四五六七八九十百千万0-9]\\s?分之\\s?$");
    private static final Pattern PIECE_OF = Pattern.compile("^[个枚颗]");
    private static final Pattern OTHER_THING =
            Pattern.compile("^\\s?(?:的)?" + LISTS.anyOf("NOT_TOKEN") + "|^\\s?质押(?=[换兑卖成])");
    private static final Pattern WITH_ANOTHER =
            Pattern.compile("^\\s?(?:[、/+&]|加|和|跟|与)\\s?(?:(?:一?点|一?些|少许)|[a-z]{2,6}(?![a-z0-9@.]))");

    private static final KeyedPatterns ANYWHERE = KeyedPatterns.of(
            KeyedPattern.of("$", "[0-9]\\s?\\$\\s?[a-z]|(?<![a-z])(?:a|au|c|ca|s|sg)\\$\\s?[0-9]"),
            KeyedPattern.of("wW", "[0-9]\\s?w\\s+(?:eth|btc)"),
            KeyedPattern.of("份", "双份"),
            KeyedPattern.of("成", "[换兑]\\s?[0-9]成[a-z以泰]"));

    private static final KeyedPattern RAISED = KeyedPattern.of("费息", "(?:小费|利息|手续费|邮费|运费)\\s?(?:另加|另付|再加|加)?\\s?[0-9]");

    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI", "usdc", "usdt", "dai", "u", "U");
    private static final Set<String> ETHER = Set.of("ETH", "WETH");
    private static final int WIDEST = 7;

    private static final Pattern MEASURE =
            Pattern.compile("\\s?(?:[个枚颗粒只支张份件单]|单位|个单位|个币|多个)?(?:的|嘅|之|价值的)?\\s?(?:那种|这种|币种|币|代币)?[是为:]?\\s?");
    private static final Pattern OF_DOLLARS = Pattern.compile("\\s?(?:块|蚊)\\s?");
    private static final Pattern COUNTED = Pattern.compile("^[个枚颗]\\s?(?:吧)?$");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern OTHER_WORDS = Pattern.compile("[换买卖转存借还取用成给到从把出拿兑购付以和跟及收得进入上里,。;!?、(（]");
    private static final Pattern MONEY_BEHIND = Pattern.compile("^\\s?(?:块|蚊|港纸|大洋)(?!链)");

    private ChineseOddNumbers() {}

    /** Whether the amounts may be other ones. */
    static boolean areIn(ReadyText said) {
        for (Ground value : said.spans()) {
            String path = value.path();
            boolean amount = path.contains("/amount/") && !path.contains("/trigger/");
            if ((amount && isPart(said, value)) || (path.endsWith("/token") && isOther(said, value))) {
                return true;
            }
        }
        return Lists.any(said.ending("/amount/value"), amount -> isOfOther(said, amount) || isOfBought(said, amount))
                || isRaised(said)
                || ANYWHERE.any(said.text(), pattern -> pattern.isIn(said.text()));
    }

    /** 转 10u 给 @bob，小费 1u. */
    private static boolean isRaised(ReadyText said) {
        if (!said.asksFor("transfer") || !RAISED.mayBeIn(said.text())) {
            return false;
        }
        Matcher raised = RAISED.pattern().matcher(said.text());
        return raised.find() && !said.isRead(raised.end() - 1);
    }

    private static boolean isPart(ReadyText said, Ground value) {
        String text = said.text();
        String before = text.substring(Math.max(0, value.start() - 6), value.start());
        if (value.end() > value.start() + 1
                && text.charAt(value.start()) == '0'
                && Character.isDigit(text.charAt(value.start() + 1))) {
            return true;
        }
        boolean share = value.path().endsWith("/share");
        return (Character.isDigit(text.charAt(value.start()))
                        && CUT.matcher(before).find()
                        && !said.isRead(value.start() - 2)
                        && !said.isRead(value.start() - 3))
                || (!share && FRACTION.matcher(before).find())
                || (share
                        && text.substring(value.start(), value.end()).contains("分之")
                        && PIECE_OF.matcher(said.behind(value.end())).find());
    }

    private static boolean isOther(ReadyText said, Ground token) {
        if (token.path().contains("/trigger/") || token.path().contains("/maxCost/")) {
            return false;
        }
        String behind = said.text().substring(token.end(), Math.min(said.text().length(), token.end() + 12));
        if (OTHER_THING.matcher(behind).find()) {
            return true;
        }
        Matcher another = WITH_ANOTHER.matcher(behind);
        return another.find() && !said.isRead(token.end() + another.end() - 1);
    }

    /** 卖 LINK 换 ETH 100 个: of which of the two? */
    private static boolean isOfBought(ReadyText said, Ground amount) {
        Ground bought = amount.path().endsWith("/sell/amount/value")
                ? said.span(amount.path().replace("sell/amount/value", "buy/token"))
                : null;
        return bought != null
                && bought.end() <= amount.start()
                && said.intent(said.intentOf(amount)) instanceof Intent.Swap swap
                && !DOLLARS.contains(String.valueOf(swap.buy().token()))
                && !ETHER.containsAll(List.of(
                        String.valueOf(swap.sell().token()),
                        String.valueOf(swap.buy().token()))) // one for one
                && said.text().substring(bought.end(), amount.start()).isBlank()
                && COUNTED.matcher(said.behind(amount.end())).matches();
    }

    private static boolean isOfOther(ReadyText said, Ground amount) {
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
