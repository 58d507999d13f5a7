package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;

/**
 * Chinese words of two meanings that decide which way tokens go: 拿 2 ETH 借 100 USDC pledges the ETH, 还要 100 USDC pays nothing back, 借 100 USDC
 * 给别人 lends, 大部分转给 @bob is not all of it. Immutable and thread-safe.
 */
final class ChineseTwice {

    private static final String NUMBER = "[0-9一二两三四五六七八九十百千万半]";
    private static final String TOKEN = "(?:w?eth|usd[ct]|dai|wbtc|link|uni|u(?![a-z])|以太坊?|泰达币?)";

    /** One verb that was read of two tokens. */
    private static final KeyedPattern PLEDGED = KeyedPattern.of(
            "用拿押以抵",
            "(?:用|拿|(?<!抵)押|以)\\s?" + NUMBER + "[^,，。;；买换兑卖沽转]{1,12}?(?:去|来)?(?:从\\s?[a-z]+\\s?)?[借贷还存取提]\\s?"
                    + NUMBER
                    + "|抵押\\s?" + NUMBER + "[^,，。;；]{1,10}?(?:能|可以|会|够|应该)[^,，。;；]{0,3}借");

    private static final KeyedPatterns STILL = KeyedPatterns.of(
            KeyedPattern.of("还", "还(?:钱)?(?:给)?(?:我们?|咱|俺)\\s?" + NUMBER),
            KeyedPattern.of(
                    "还", "还(?:要(?!还)|欠|需要?(?!还)|想要?(?!还)|少|多了?|能(?!不)|在|差)\\s?(?:还)?(?:[a-z]{3,10}\\s)?\\s?" + NUMBER),
            KeyedPattern.of("还", "还欠"),
            KeyedPattern.of(
                    "还", "^[^把将帮请快去要想替]*还(?:清|完|掉|光)?了(?:吗|一半|\\s?(?:我|" + NUMBER + "|" + TOKEN + "|aave|compound))"),
            KeyedPattern.of("还", "^[^把将帮请快去要想替]*还(?:清|完)[^,，。]*" + TOKEN + "\\s?了"));

    /** 我在 aave 借了 100 USDC. */
    private static final KeyedPattern TOLD = KeyedPattern.of(
            "了",
            "(?:^|[,，。;；!！?？\\n])\\s*(?:我们?|俺|咱)(?:(?:在|从|用|拿|给|把)[^,，。;；]{1,16}?)?(?:刚|也|又|就)?[借存取提买卖换转还租打发付](?:出|进|走|去|回|掉|给\\s?@?\\w+)?了\\s?(?:"
                    + NUMBER + "|" + TOKEN + ")"
                    + "|(?:^|[,，。;；\\n])\\s*我[^,，。帮请想要把将]*[借存取]出?[^,，。]*" + TOKEN + "\\s?(?:出去|进去)?了[\\s.。!！~]*$"
                    + "|(?:^|[,，。;；\\n])\\s*给[了\\s]*@\\w+\\s?(?:(?:转|打|发|汇|付)(?:出|走|去|过去)了\\s?" + NUMBER + "|了\\s?"
                    + NUMBER + "|" + NUMBER + "[^,，。]*了[\\s.。!！~]*$)|(?:^|[,，。;；\\n])\\s*给了\\s?@"
                    + "|" + NUMBER + "\\s?" + TOKEN + "\\s?(?:换|兑|转)了\\s?" + TOKEN
                    + "|(?:^|[,，。;；\\n])\\s*(?:我)?租了");

    private static final KeyedPattern LENT = KeyedPattern.of(
            "借贷",
            "借[^,，。;；转换买]{1,14}(?:给(?:别人|市场|人家|他人|平台|其他人|散户|大家|需要的人)|(?:收|吃|赚|生|拿)(?:点)?利?息)|放\\s?" + NUMBER
                    + "[^,，。;；]{1,10}贷|闪电贷|闪贷");

    /** 大部分转给 @bob: of what a step gives, and not all of it. */
    private static final KeyedPatterns PARTLY = KeyedPatterns.of(
            KeyedPattern.of(
                    "部零少利收够多闲半",
                    "(?:大部分|小部分|(?<![下余的其剩])部分|零头|少许|少量|大半|小半|多数|够用的|利息|收益|闲钱|多余的)(?:就|都|再|也)?(?:转|换|存|买|还|给|打|发|俾|畀)"),
            KeyedPattern.of(
                    "点些啲少",
                    "[买换转存给还打发俾畀匀轉入](?:入|返|进)?(?:一)?(?:点(?!对|击|错)|些|少量|啲|少少)\\s?(?:" + TOKEN
                            + "|给|俾|畀|到|进|@|换|买)|[俾给畀]啲"),
            KeyedPattern.of("平五均对人分他她", "平分|均分|五五[分开]|对半分?|一人一半|跟\\s?@\\S+\\s?分了|分给\\s?@|他那份|她那份"),
            KeyedPattern.of(
                    "租款工红利学分定奖",
                    "[转付交打发](?:个|点)?(?:房租|尾款|工资|定金|货款|利息|红包|分红|学费|奖金)给|(?:给|付)\\s?@\\S+\\s?(?:发|付)?(?:个|点)?(?:工资|红包|利息|分红|奖金)"),
            KeyedPattern.of("看电截转过报说", "给\\s?@\\S+\\s?(?:看看|看一下|看下|过目|打个?电话|报备|说一声)|给\\s?@\\S+\\s?截图|转发给"),
            KeyedPattern.of("还", "还\\s?[a-z]+\\s?(?:的)?(?:一部分|部分|利息|一点|一些)"));

    /** 授权 100 USDC 给 @bob: no payment. */
    private static final KeyedPattern NO_PAYMENT = KeyedPattern.of(
            "权冻赌费税", "(?:授权|解冻|冻结|打赌)\\s?" + NUMBER + "|加\\s?" + NUMBER + "[^,，。;；]{1,8}(?:手续费|服务费|运费|小费|矿工费|gas费|税)");

    /** 我有 5 ETH，换点 USDC: how much is not said. */
    private static final KeyedPattern SOME_OF_HELD = KeyedPattern.of(
            "点些啲",
            "(?:有|余额|到账|入账|剩|涨|不够|亏)[^,，。;；]{0,3}" + NUMBER
                    + "?[^,，。;；]*[,，]\\s?(?:我|就|想|帮我|给我)*[换买转存还卖轉](?:一)?(?:点|些|啲)");

    private ChineseTwice() {}

    /** @param said the text, folded */
    static boolean readOtherwise(String said, Reading ready) {
        boolean several = ready.intents().size() > 1;
        String first = ready.intents().getFirst().type();
        boolean loan =
                first.equals("borrow") || first.equals("repay") || first.equals("supply") || first.equals("withdraw");
        return TOLD.isIn(said)
                || SOME_OF_HELD.isIn(said)
                || (is(ready, "transfer") && NO_PAYMENT.isIn(said))
                || borrowsShare(ready)
                || (several && loan && PLEDGED.isIn(said))
                || (is(ready, "repay") && STILL.any(said, pattern -> pattern.isIn(said)))
                || (is(ready, "borrow") && LENT.isIn(said))
                || (several && givesAll(ready) && PARTLY.any(said, pattern -> pattern.isIn(said)));
    }

    private static boolean is(Reading ready, String type) {
        return Lists.any(ready.intents(), intent -> intent.type().equals(type));
    }

    /** 借 50% 的 USDC: of what? */
    private static boolean borrowsShare(Reading ready) {
        for (int i = 0; i < ready.intents().size(); i++) {
            String share = "/intents/" + i + "/asset/amount/share";
            if (ready.intents().get(i).type().equals("borrow")
                    && Lists.any(ready.grounds(), ground -> ground.path().equals(share) && ground.text() != null)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of what a step gives is taken without a word for how much. */
    private static boolean givesAll(Reading ready) {
        return Lists.any(ready.grounds(), ground -> ground.path().endsWith("/amount/share") && ground.text() == null);
    }
}
