package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * …，大部分转给 @bob; …，再买点 UNI; …，和 @bob 平分; …，转房租给 @bob: a later step that says how much, but vaguely, or by what it is for. What
 * is left unsaid is all of the step before; this is not left unsaid.
 */
final class ChineseStepShares {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final Set<String> GIVING = Set.of("swap", "withdraw", "borrow");

    /** 买点, 转啲俾, 匀点给: some of it. */
    static final KeyedPattern SOME = KeyedPattern.of(
            "点些啲少若部", "[买换兑购存转打付给俾畀借发汇取租卖投充匀分还](?:成|入|进|到)?(?:一?点儿?|一?些|啲|少量|少许|若干|一部[分份])(?!钟|心|事|什|[吃喝使用花洗]的)");

    private static final KeyedPattern PART = KeyedPattern.of(
            "部半数少零余利收闲若够",
            "(?<!全)" + LISTS.anyOf("VAGUE_SHARE") + "|(?:^|[,;\\s])(?:就|再|然后)?(?:把)?(?:利息|收益)(?=存|转|给|还|换|买|放)"
                    + "|还\\s?_?\\s?(?:的)?(?:利息|收益)|还\\s?_?\\s?一?部[分份]");

    private static final KeyedPattern SHARED = KeyedPattern.of(
            "分半五份", "[和跟与同]\\s?(?:我|_)[^,。]*?[分半]|(?<!部)[分匀]给|平分|对半|均分|五五|一人一半|他那份|她那份|那份|的份额?(?=[转给打])|_\\s?分了");

    private static final String SUM = LISTS.anyOf("DUES");
    private static final String PAYS = "(?:转|付|打|发|交|结|汇|还|给|俾|支付)";
    private static final Pattern DUE = Pattern.compile(PAYS + "(?:一?下|了|掉|清)?[个笔份]?" + SUM
            + "\\s?(?:给|到|俾|畀|_)|_\\s?的?(?:[发转打结给][个笔份]?" + SUM + "|(?:工资|薪水|红包|利息|分红))(?:吧|了|啦|哈|$)");

    /** 给 @bob 看看, 发给 @bob 截图: nothing is paid. */
    private static final KeyedPattern NO_PAYMENT =
            KeyedPattern.of("看瞧目话图发告信息声报票据", "看看|看一[下眼]|瞧|过目|打电话|电话|截图|截屏|转发|转告|短信|消息|说一声|汇报|报备|发票|收据|报告");

    private static final KeyedPattern ALL_OF_THEM = KeyedPattern.of("都全统通一", "都|全部|全都|统统|通通|一起|一并|一块");
    private static final KeyedPattern FIRST = KeyedPattern.of("第前", "第一笔|第一步|第一个|前一笔|前者");
    /** 3 LINK 也是: the same with these. */
    private static final KeyedPattern SO_WITH = KeyedPattern.of("也", "[0-9]\\s?[a-z]{2,5}\\s?也(?:是|一样|这样|照办|同样)");

    private static final KeyedPattern TURNED_BACK = KeyedPattern.of("回", "[换兑转]回[来去](?:吧|了|啊|呗)?\\s*$");

    private static final Pattern BOUND =
            Pattern.compile("^\\s?(?:[个枚颗]|的)?\\s?(?:[a-z]{2,5}\\s?)?(?:以上|以下|之上|之下|往上|往下|朝上|封顶|以内|之内|之外|以外)(?!的?稳定)");

    private ChineseStepShares() {}

    /** Whether how much a step takes is said, but not so that it could be done. */
    static boolean areVague(ReadyText said) {
        for (int i = 1; i < said.size(); i++) {
            if (isVague(said, i) || leavesOneOut(said, i)) {
                return true;
            }
        }
        return isBounded(said)
                || (SO_WITH.isIn(said.text()) && said.asksFor("swap"))
                || (said.size() == 1 && said.asksFor("swap") && TURNED_BACK.isIn(said.text()));
    }

    private static boolean isVague(ReadyText said, int intent) {
        String path = "/intents/" + intent + (said.type(intent).equals("swap") ? "/sell" : "/asset") + "/amount/share";
        if (!said.isByRule(path)) {
            return false;
        }
        String stretch = said.stretch(intent);
        boolean paid = said.type(intent).equals("transfer");
        return SOME.isIn(stretch)
                || PART.isIn(stretch)
                || SHARED.isIn(stretch)
                || (paid && (DUE.matcher(stretch).find() || NO_PAYMENT.isIn(stretch)));
    }

    /** 把 2 ETH 和 3 LINK 换成 USDC，全部转给 @bob: of two outputs only the last was taken. */
    private static boolean leavesOneOut(ReadyText said, int intent) {
        boolean afterTwo = intent > 1
                && GIVING.contains(said.type(intent - 1))
                && GIVING.contains(said.type(intent - 2))
                && takesFrom(said, intent)
                && areBeside(said, intent - 2, intent - 1);
        if (!afterTwo) {
            return false;
        }
        boolean alike = said.type(intent - 2).equals(said.type(intent - 1));
        boolean another = intent + 1 < said.size() && takesFrom(said, intent + 1);
        return (alike && !another && (isOneDeed(said, intent - 1) || isWordless(said, intent)))
                || FIRST.isIn(said.stretch(intent))
                || ALL_OF_THEM.isIn(said.stretch(intent))
                || Lists.any(said.spansOf(intent), ground -> ALL_OF_THEM.isIn(String.valueOf(ground.text())));
    }

    /** Whether neither takes from the other: 取 1 ETH，取 100 DAI; 一半买 UNI，另一半买 LINK. */
    private static boolean areBeside(ReadyText said, int one, int other) {
        return !takesFrom(said, other) || takesFrom(said, one);
    }

    /** ETH 和 LINK 换 USDC, 用 USDC 买 ETH 和 LINK: both give the same, or take it, which is said once. */
    private static boolean isOneDeed(ReadyText said, int second) {
        return isShared(said, second, "/buy/token") || isShared(said, second, "/sell/token");
    }

    private static boolean isShared(ReadyText said, int second, String path) {
        Ground one = said.span("/intents/" + (second - 1) + path);
        Ground other = said.span("/intents/" + second + path);
        return one != null && other != null && one.start() == other.start();
    }

    /** 从 aave 取 1 ETH，从 compound 取 1 ETH，换成 USDC: which of them? */
    private static boolean isWordless(ReadyText said, int intent) {
        boolean trades = said.type(intent).equals("swap");
        return said.isByRule("/intents/" + intent + (trades ? "/sell/token" : "/asset/token"));
    }

    private static boolean takesFrom(ReadyText said, int intent) {
        String path = "/intents/" + intent;
        return said.has(path + "/asset/amount/of") || said.has(path + "/sell/amount/of");
    }

    /** 一半以上, 1000 USDC 以下: no amount, but what bounds one. */
    private static boolean isBounded(ReadyText said) {
        for (Ground ground : said.spans()) {
            boolean amount =
                    ground.path().contains("/amount/") && !ground.path().contains("trigger");
            if (amount && BOUND.matcher(said.behind(ground.end())).find()) {
                return true;
            }
        }
        return false;
    }
}
