package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.Set;

/**
 * What Chinese says of a request that lies outside of it: another chain (在 polygon 转 10 USDC), a purse or bank that it goes to, the route, a GPU
 * that is let and not rented, when a job begins, how often it goes over its data. The words stand in {@code doubts-zh.txt}. Immutable and
 * thread-safe.
 */
final class ChineseOutside {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final Set<String> CHAINS = LISTS.named("CHAINS");
    private static final WordSearch MAY_BE_CHAINS = WordSearch.of(CHAINS);

    private static final KeyedPattern ROUTE = KeyedPattern.of("路通渠", "(?:用|走|选|换|经|经由|通过)[^,，。;；]{0,6}(?:路由|通道|渠道)");
    private static final KeyedPattern PURSE =
            KeyedPattern.of("支微银信花余卡", "[到进至去入](?:我的?|他的?|她的?)?(?:支付宝|微信|银行|信用卡|储蓄卡|花呗|余额宝|卡里|卡上)");
    private static final KeyedPattern INTO_WALLET = KeyedPattern.of("钱", "[到进至回入](?:我的?|自己的?)?(?:小|大|主)?钱包");
    private static final KeyedPattern SOLD_TO_REPAY =
            KeyedPattern.of("卖沽抛", "[卖沽抛][掉出]?\\s?[^,，。;；还]{1,14}(?:去|来|拿去|再)?还");
    private static final KeyedPattern ALL_OF_DEBT =
            KeyedPattern.of("清完光净半", "还(?:清|完|光|干净)|结清|清偿|还(?:掉)?(?:一半|半)(?:的)?(?:债|贷|欠)|(?:债|贷款|欠款)(?:的)?一半");
    private static final KeyedPattern LET =
            KeyedPattern.of("租", "(?:出租(?!车|屋|房|司机|率|给我)|租出(?!来)|转租|续租|续约|退租|退掉租|退了租|招租|放租)");
    private static final KeyedPattern BEGINS = KeyedPattern.of(
            "后",
            "(?:小时|分钟|钟头|个钟|天|日|周|星期|礼拜|个月)(?:之后|以后|后)(?!付|结|交)(?=\\s*(?:再|才|开始|启动|就|[,，。;；!！?？]|$|[\\u4e00-\\u9fff]))");
    private static final KeyedPattern EPOCHS = KeyedPattern.of("eE轮遍", "(?i)epochs?|[0-9一二两三四五六七八九十]\\s?(?:轮|遍|个轮次)");
    private static final KeyedPattern IN_TOTAL = KeyedPattern.of(
            "总共合加计",
            "(?:总共|一共|总计|合计|共计|加起来)\\s?(?:是|有|大概|约)?\\s?[0-9一二两三四五六七八九十百千万.]+\\s?[kmb万亿百千]*\\s?(?:个)?\\s?(?:token|词元|tok)");
    private static final KeyedPattern HANDLED = KeyedPattern.of(
            "处读吃看析消",
            "(?:处理|读|读完|吃掉|分析|消化)(?:掉|完)?\\s?[0-9一二两三四五六七八九十百千万.]+\\s?[kmb万亿百千]*\\s?(?:个)?\\s?(?:token|词元|tok)");
    private static final KeyedPattern WHATEVER_IT_COSTS =
            KeyedPattern.of("多", "(?:多少钱|多贵|多久|花多少)(?:钱)?(?:都|也)?(?:无所谓|没关系|不要紧|没问题|不在乎|不管|都行|都可以|都成)");
    private static final KeyedPattern NTH_FRAME = KeyedPattern.of("第", "第\\s?[0-9一二两三四五六七八九十百千]+\\s?帧");
    private static final KeyedPattern SYSTEM = KeyedPattern.of("系镜驱", "(?:系统|操作系统|镜像|驱动)(?:要|用|装|得是|最好|必须|选)");

    private ChineseOutside() {}

    /** @param said the text, folded */
    static boolean isSaid(String said, Reading ready) {
        boolean moves = Lists.any(ready.intents(), intent -> intent.movesValue() && !isJob(intent));
        return (moves && isElsewhere(said, ready))
                || Lists.any(ready.intents(), intent -> isOfJob(intent, said, ready));
    }

    private static boolean isJob(Intent intent) {
        return Set.of("infer", "train", "rent", "render", "service").contains(intent.type());
    }

    private static boolean isElsewhere(String said, Reading ready) {
        boolean repays = has(ready, "repay");
        return namesChain(said)
                || ROUTE.isIn(said)
                || PURSE.isIn(said)
                || (has(ready, "supply") && !has(ready, "withdraw") && INTO_WALLET.isIn(said))
                || (repays && ready.intents().size() == 1 && SOLD_TO_REPAY.isIn(said))
                || (repays
                        && Lists.any(ready.grounds(), ground -> ground.path().endsWith("/amount/of"))
                        && ALL_OF_DEBT.isIn(said));
    }

    private static boolean has(Reading ready, String type) {
        return Lists.any(ready.intents(), intent -> intent.type().equals(type));
    }

    private static boolean isOfJob(Intent intent, String said, Reading ready) {
        return switch (intent.type()) {
            case "rent" -> LET.isIn(said) || BEGINS.isIn(said) || SYSTEM.isIn(said);
            case "render" -> BEGINS.isIn(said) || NTH_FRAME.isIn(said);
            case "train" -> BEGINS.isIn(said) || EPOCHS.isIn(said);
            case "infer" ->
                BEGINS.isIn(said) || IN_TOTAL.isIn(said) || HANDLED.isIn(said) || isEstimatedFalsely(said, ready);
            default -> false;
        };
    }

    private static boolean isEstimatedFalsely(String said, Reading ready) {
        return Lists.any(ready.grounds(), ground -> ground.path().endsWith("/estimateOnly"))
                && WHATEVER_IT_COSTS.isIn(said);
    }

    /** Whether the name of a chain stands there by itself, and not in that of an account. */
    private static boolean namesChain(String said) {
        if (!MAY_BE_CHAINS.isIn(said)) {
            return false;
        }
        for (String chain : CHAINS) {
            for (int at = said.indexOf(chain); at >= 0; at = said.indexOf(chain, at + 1)) {
                int end = at + chain.length();
                boolean apart = (at == 0 || !isNamePart(said.charAt(at - 1)))
                        && (end == said.length() || !isNamePart(said.charAt(end)));
                if (apart) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNamePart(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "@_.-".indexOf(c) >= 0);
    }
}
