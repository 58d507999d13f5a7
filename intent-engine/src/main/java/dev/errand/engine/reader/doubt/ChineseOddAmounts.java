package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.regex.Pattern;

/**
 * Chinese amounts that say less than the number read of them, or read two ways: 成百 USDC, 上千 USDC, 半打 ETH, 一亿两千, 把 1000 USDC 以上换成….
 * Immutable and thread-safe.
 */
final class ChineseOddAmounts {

    private static final String DIGIT = "[0-9一二两三四五六七八九十百千万半]";

    private static final KeyedPatterns ODD = KeyedPatterns.of(
            KeyedPattern.of(
                    "百千万", "(?:成|上|近|快[一二两三四五六七八九]|过)(?:百|千|万)(?![分度货家网里])|[百千万]把(?:块|个|枚|蚊|刀|u|\\s?[a-z])|[百千万]几"),
            KeyedPattern.of("○〇", "[一二三四五六七八九十百千]○"),
            KeyedPattern.of("打", "[半一二两三四五六七八九十0-9]打(?=\\s?(?:eth|weth|usd[ct]|dai|wbtc|link|uni|u(?![a-z])|以太|的|个))"),
            KeyedPattern.of("万千", "[0-9]\\.[0-9]+[万千][0-9](?![0-9.])"),
            KeyedPattern.of("亿万", "亿[一二两三四五六七八九]千(?![万百零0-9一二三四五六七八九])"),
            KeyedPattern.of("小半部份坨撮丁", "一(?:小|大)半|一部[份]|一(?:坨|撮|丁点|小截)"),
            KeyedPattern.of(
                    "蚊纸洋爷币块米点",
                    DIGIT + "\\s?(?:蚊(?!美)|港纸|新币|大洋|毛爷爷|软妹币|来块)|" + DIGIT
                            + "\\s?块\\s?的?\\s?(?:w?eth|wbtc|link|uni|以太)|一块[一二三四五六七八九](?![一-龥])|一点\\s?[0-9]"),
            KeyedPattern.of("个", "[一1]\\s?个\\s?[wk](?![a-z])"),
            KeyedPattern.of("剩少漏错", "[转换买卖存取借打付汇沽](?:剩|少|漏)(?:返|低|咗|了)?\\s?" + DIGIT));

    /** Right behind what a number counts. */
    private static final Pattern BEHIND = Pattern.compile(
            "\\s*(?:[个枚颗只块]|\\s|eth|weth|usd[ct]|dai|wbtc|link|uni|u(?![a-z])|的|以太坊?|泰达币?|美[元金]|刀){0,4}(?:以上|以下|以内|之内|之外|以外|左右|往上|往下|封顶|打底|起步|朝上|朝下)(?!的?操作)");

    private static final String TOKEN = "(?:w?eth|usd[ct]|dai|wbtc|link|uni|以太坊?|泰达币?)";
    /** Another asset than the token whose name it holds. */
    private static final KeyedPattern ANOTHER = KeyedPattern.of(
            "典外押约权货",
            "以太经典|" + TOKEN + "\\s?(?:以外|之外)的|质押的?\\s?" + TOKEN + "\\s?[换转卖]|" + TOKEN + "\\s?(?:质押|合约|期权|期货)[换转卖]");

    private static final KeyedPattern REMAINS =
            KeyedPattern.of("剩留余", "(?:还剩|剩返|剩低|剩下|剩|留返|留低|留)\\s?(?=" + DIGIT + ")");

    private static final CharacterSet ALL = CharacterSet.of("全所统通都晒曬光清");

    private ChineseOddAmounts() {}

    /**
     * Whether an amount of the reading is such a one.
     *
     * @param said the text, folded
     */
    static boolean areIn(String said, Reading ready) {
        if (ANOTHER.isIn(said) || ODD.any(said, pattern -> pattern.isIn(said))) {
            return true;
        }
        for (Ground ground : ready.grounds()) {
            if (ground.text() == null
                    || ground.turn() != 0
                    || !(ground.path().contains("/amount/") || ground.path().endsWith("/duration"))) {
                continue;
            }
            boolean all = ground.path().endsWith("/share") && ALL.isIn(ground.text());
            if (BEHIND.matcher(said).region(ground.end(), said.length()).lookingAt()
                    || remains(said.substring(0, ground.start()))
                    || (all && ready.intents().size() == 1 && REMAINS.isIn(said))) {
                return true;
            }
        }
        return false;
    }

    /** 还 aave 的 DAI，还剩 100: what is left is no amount to be moved. */
    private static boolean remains(String before) {
        return before.endsWith("还剩") || before.endsWith("还剩 ");
    }
}
