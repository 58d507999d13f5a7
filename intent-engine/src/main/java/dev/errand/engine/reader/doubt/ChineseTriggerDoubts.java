package dev.errand.engine.reader.doubt;

import dev.errand.intent.Ground;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * LINK 超过 100 个就…, USDC 低于 1000 就…, ETH 跌超 300 就…, ETH 快跌破 3000 了，…, ETH 涨到 4000 前…, ETH、LINK 跌破 2000: what one holds, by how much a
 * price moves, of which token, and a price that is feared or forestalled, which is no price to wait for.
 */
final class ChineseTriggerDoubts {

    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI", "U", "泰达币");
    private static final Set<String> DEAR = Set.of("ETH", "WETH", "WBTC", "以太坊", "以太");
    private static final BigDecimal FAR_OFF_A_DOLLAR = BigDecimal.TWO;
    private static final BigDecimal CHEAP = BigDecimal.valueOf(20);

    /** ETH 跌超 300: a price of it would be higher. */
    private static final BigDecimal BY_SO_MUCH = BigDecimal.valueOf(1000);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,6})?");
    private static final Pattern COUNTED = Pattern.compile("^\\s?(?:来|多)?[个枚颗粒]");
    private static final Pattern STOCK =
            Pattern.compile("数量|个数|持有|持仓|仓位|余额|存量|手里|手上|我的\\s?[a-z]+\\s?(?:要是|如果)?(?:超过|多于|少于|低于|不足|不到|够|高于)");
    private static final Pattern MOVED = Pattern.compile("(?:跌|下跌|暴跌|回调|回撤)\\s?\\$?$");
    private static final Pattern MOVED_OVER = Pattern.compile("[涨跌]了?(?:幅|势)?(?:超过?|逾)\\s?\\$?$");
    private static final Pattern IMMINENT =
            Pattern.compile("(?:快要?|马上就?要?|即将|就快要?|眼看就?要?|就要|将要|差点|险些|都|已经|已)(?:[涨跌]|升|突破|站上)");
    private static final Pattern FEARED =
            Pattern.compile("怕|担心|预计|预测|听说|恐怕|就算|即使|即便|哪怕|纵使|纵然|赶在|抢在|觉得|猜|以为|传闻|据说|除非|可能|也许|或许|我?赌");
    /** 升唔到, 破了: it is not reached, or on which side is not said. */
    private static final Pattern SIDELESS = Pattern.compile("(?:唔|不|没|未)到\\s?\\$?$|(?<![跌涨升突击冲])破了\\s?\\$?$");

    private static final Pattern FORESTALLED = Pattern.compile("^\\s?(?:刀|美元|美金|u|usd[tc]?|块钱?)?\\s?(?:之前|以前|前(?!后))");

    private ChineseTriggerDoubts() {}

    /** Whether a price of the reading is none, or not of one token. */
    static boolean areThere(ReadyText said) {
        for (Ground price : said.spans()) {
            if (price.path().contains("/trigger/when/")
                    && (price.path().endsWith("token") ? isOfSeveral(said, price) : isNone(said, price))) {
                return true;
            }
        }
        return false;
    }

    /** ETH、LINK 跌破 2000: of which of them? */
    private static boolean isOfSeveral(ReadyText said, Ground token) {
        String before = said.text().substring(0, token.start()).stripTrailing();
        int joint = before.length() - 1;
        boolean joined = joint > 0 && "、和与跟同及/或".indexOf(before.charAt(joint)) >= 0;
        return joined && isLetter(before.substring(0, joint).stripTrailing());
    }

    private static boolean isLetter(String before) {
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        return last >= 'a' && last <= 'z';
    }

    private static boolean isNone(ReadyText said, Ground price) {
        String before = said.before(price.start());
        String behind = said.behind(price.end());
        return COUNTED.matcher(behind).find()
                || STOCK.matcher(before).find()
                || MOVED.matcher(before).find()
                || IMMINENT.matcher(before).find()
                || FEARED.matcher(before).find()
                || (price.path().endsWith("above") && SIDELESS.matcher(before).find())
                || FORESTALLED.matcher(behind).find()
                || isNoPrice(said, price);
    }

    /** USDC 低于 1000: a stablecoin never is worth that much. */
    private static boolean isNoPrice(ReadyText said, Ground price) {
        String prefix = price.path().substring(0, price.path().lastIndexOf('/') + 1);
        List<Ground> token = said.ending(prefix + "token");
        BigDecimal value = number(String.valueOf(price.text()));
        if (token.isEmpty() || value == null) {
            return false;
        }
        BigDecimal least = MOVED_OVER.matcher(said.before(price.start())).find() ? BY_SO_MUCH : CHEAP;
        String name = String.valueOf(token.getFirst().text()).toUpperCase(Locale.ROOT);
        return (DOLLARS.contains(name) && value.compareTo(FAR_OFF_A_DOLLAR) > 0)
                || (DEAR.contains(name) && value.compareTo(least) < 0);
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
