package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.intent.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 把 2 ETH 换成 USDC 买 10 UNI 转 @bob, 用 USDC 买 5 ETH 和 3 LINK 给 @bob, 取 1000 USDC 存 compound: a step of a chain that was not read, and whose
 * token, amount or place went to the one beside it. Thread-safe.
 */
final class ChineseLostSteps {

    private static final Pattern INTO = Pattern.compile(
            "(?:换成|换为|换做|换作|兑成|兑换成|买成|转成|变成|转换成|再换|换|买入|买进|买|兑)\\s?(?:[0-9][0-9.,]*|[一两二三四五六七八九十百千万半]+)?\\s?(?:个|枚|颗)?\\s?$");
    private static final Pattern TURNED = Pattern.compile("[换兑][成为]?\\s?$");
    private static final Pattern JOINT = Pattern.compile("\\s*(?:和|及|以及|、|跟|与|同|\\+|加)\\s*");
    private static final Pattern PUT_INTO = Pattern.compile("(?:存入?|存[到进]|转存|转投|投入?|放[到进入]?|挪[到去]|转到?|去)\\s?$");
    private static final Pattern LYING = Pattern.compile("(?:里面?|上面?|那边|中|平台)?(?:的|那)");
    private static final Pattern GOES_ON = Pattern.compile("[,，。;；!！\\n]|再|然后|另外|顺便|接着|并");

    /** 不但要转 10 USDC 给 @bob 而且换 2 ETH: of the first part nothing may be left. */
    private static final KeyedPattern NOT_ONLY =
            KeyedPattern.of("不", "不[但仅光单只][^,，。]{0,40}[,，]?\\s?(?:而且|并且|还要?|也要?)[^,，。]{0,2}[转换买卖存取借把用给]");
    /** 把 2 ETH 换成 USDC 前先转 10 DAI: before it. */
    private static final KeyedPattern REVERSED = KeyedPattern.of("前", "(?<![之以])前先");

    /** 取 200 USDC，再加 100 USDC 一起转给 @bob: both are paid. */
    private static final KeyedPattern TOGETHER =
            KeyedPattern.of("加连", "(?:加上?|连同)\\s?[0-9一两二三四五六七八九十百千万][^,，。]{0,14}(?:一起|一并|一同|一块儿?)[转打发汇付给存换]");

    private ChineseLostSteps() {}

    /** Whether a step is lost. */
    static boolean areThere(ReadyText said) {
        return (said.size() == 1 && NOT_ONLY.isIn(said.text()))
                || (said.size() > 1
                        && (REVERSED.isIn(said.text())
                                || (!said.type(0).equals("transfer") && TOGETHER.isIn(said.text()))
                                || losesSwap(said)
                                || dividesPair(said)
                                || ordersJobOfPayee(said)))
                || losesDeposit(said);
    }

    /** The token that is paid is one that something was to be turned into. */
    private static boolean losesSwap(ReadyText said) {
        for (Ground token : said.ending("/asset/token")) {
            boolean turned = said.intentOf(token) > 0
                    && INTO.matcher(said.before(token.start())).find()
                    && !said.isBought(token.start());
            if (turned) {
                return true;
            }
        }
        for (Ground token : said.ending("/sell/token")) {
            boolean turned = said.intentOf(token) > 0
                    && TURNED.matcher(said.before(token.start())).find()
                    && !said.isBought(token.start())
                    && said.behind(token.end()).startsWith("买");
            if (turned) {
                return true; // 取 1000 USDC 换 DAI 买 10 UNI
            }
        }
        return false;
    }

    /** 买 5 ETH 和 3 LINK 给 @bob: the one is bought, the other given. */
    private static boolean dividesPair(ReadyText said) {
        List<Ground> assets = new ArrayList<>();
        for (Ground ground : said.spans()) {
            if ((ground.path().endsWith("/token") || ground.path().contains("/amount/"))
                    && !ground.path().contains("/trigger/")) {
                assets.add(ground);
            }
        }
        assets.sort(Comparator.comparingInt(Ground::start));
        for (int i = 1; i < assets.size(); i++) {
            Ground one = assets.get(i - 1);
            Ground other = assets.get(i);
            boolean apart = said.intentOf(one) != said.intentOf(other)
                    && !said.type(said.intentOf(one)).equals(said.type(said.intentOf(other)))
                    && one.end() <= other.start();
            if (apart
                    && JOINT.matcher(said.text().substring(one.end(), other.start()))
                            .matches()) {
                return true;
            }
        }
        return false;
    }

    /** 给 @bob 100 USDC 让他渲染 250 帧: whose job it is was not asked. */
    private static boolean ordersJobOfPayee(ReadyText said) {
        for (int i = 1; i < said.size(); i++) {
            boolean job = Fields.JOBS.contains(said.type(i)) && said.type(i - 1).equals("transfer");
            if (!job || said.spansOf(i).isEmpty() || said.spansOf(i - 1).isEmpty()) {
                continue;
            }
            int from = 0;
            int to = said.text().length();
            for (Ground ground : said.spansOf(i - 1)) {
                from = Math.max(from, ground.end());
            }
            for (Ground ground : said.spansOf(i)) {
                to = Math.min(to, ground.start());
            }
            if (from <= to && !GOES_ON.matcher(said.text().substring(from, to)).find()) {
                return true;
            }
        }
        return false;
    }

    /** 取 1000 USDC 存 compound: it is put there, and not taken from there. */
    private static boolean losesDeposit(ReadyText said) {
        for (Ground market : said.ending("/market")) {
            if (said.type(said.intentOf(market)).equals("withdraw")
                    && PUT_INTO.matcher(said.before(market.start())).find()
                    && !LYING.matcher(said.behind(market.end())).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
