package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;

/** …，说反了; …，打错了; …，说错了，是 USDC 换 ETH: a slip that is owned and not mended, or of which both sides were read. */
final class ChineseSlips {

    private static final String SLIP =
            "[,。;!~\\s](?:啊|哎呀?|呃|哦|不好意思|抱歉)?[,\\s]*(?:好像|刚才|我)?(?:说|打|写|搞|弄|讲|看|记|填|输入?|发)?(?:反|错|倒|颠倒)了";

    private static final KeyedPattern UNMENDED = KeyedPattern.of("反错倒", SLIP + "(?:啊|吧|呀|哦|不好意思|抱歉|\\s|[.。!~])*$");
    private static final KeyedPattern BOTH =
            KeyedPattern.of("反错倒不", "(?:" + SLIP + "|[,。;!~\\s]不对|[,。;!~\\s]不是)[,。\\s]*(?:应该|其实)?是");

    private ChineseSlips() {}

    static boolean areLeft(ReadyText said) {
        return UNMENDED.isIn(said.text())
                || (said.size() > 1
                        && said.type(0).equals("swap")
                        && said.type(1).equals("swap")
                        && BOTH.isIn(said.text()));
    }
}
