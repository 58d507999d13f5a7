package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 翻译合同，哦不用了; 转 50 DAI 给 @bob，我开玩笑的: a Chinese request that the end of the text takes back. Nobody may do it, whatever else
 * could be made of those words.
 */
public final class TakenBack {

    private static final String SIGNS = "[\\s,，。.;；!！?？~～…—]";

    private static final String ACTS = "[写画订定做翻译叫找查弄搞买约打发换转卖存借还取租跑训渲改点拍录]";

    /** What somebody says who stops short. */
    private static final String CRY = "(?:哦|噢|啊|呃|额|哎呀|哎|诶|欸|嗯|喔|唉|呀|等等|等下|等一下|我?再?想了?想|还是|那就|那|要不|突然)";

    /** Takes back any request. 不存了, 不要了 may be why one is made: 从 aave 取 500 USDC，不存了. */
    private static final String OFF =
            "(?:当我?没[说讲]过?|改变?主意了|反悔了|开个?玩笑|[骗逗唬耍吓]你玩?|[说闹]着玩|讲笑咋?|玩笑话|才怪|想得美|做梦|[瞎乱]说|当真了?|别当真)";

    /** Behind a cry too, as behind 还是. */
    private static final String OFF_BEHIND_CRY = "(?:不用|不必|不需要|算|免|作罢|拉倒|取消)";

    /** Takes an errand back, which has no other reason. */
    private static final String NO_ERRAND = "(?:不用|不必|不需要|算|免|作罢|拉倒|取消|[别甭](?:弄|搞|" + ACTS
            + ")?(?=[了啦])|(?:先别|先不|不用|不|唔)" + ACTS + "(?=[了啦喇先住])|我?自己(?:来|弄|搞|" + ACTS + "))";

    private static final String TAIL =
            "(?:(?:了|啦|喇|咯|吧|哈|啊|呀|哦|嘛|呗|的|好|就行|就好|先|住|谢谢|多谢|麻烦|不好意思|抱歉|sorry|thanks|唔该|你|您|" + SIGNS + ")){0,10}$";

    private static final KeyedPattern ANY = KeyedPattern.of(
            "没改反玩骗逗唬耍吓笑怪美梦说真不算免罢倒消",
            SIGNS + "(?:" + CRY + "|" + SIGNS + "|我|其实|就是|跟你|和你){0,5}" + OFF + TAIL + "|" + SIGNS + "(?:我|" + SIGNS
                    + "){0,3}" + CRY + "(?:" + CRY + "|" + SIGNS + "|我|先|就){0,4}" + OFF_BEHIND_CRY + TAIL);
    private static final KeyedPattern ERRAND =
            KeyedPattern.of("不算免罢倒消别甭唔自", SIGNS + "(?:" + CRY + "|" + SIGNS + "|我|先|就|暂时){0,5}" + NO_ERRAND + TAIL);

    /** 订机票，哦不对，是火车票: within the words of an errand nothing tells what is left of it. */
    private static final Pattern MENDED =
            Pattern.compile(SIGNS + "[哦噢啊呃额哎诶嗯喔唉]?(?:不对|不是|不不|(?<=[哦噢啊呃额])不|[说打发写搞讲]?错了)(?:$|是|应该|" + SIGNS + ")");

    private static final int LONGEST_END = 40;

    private TakenBack() {}

    /** Whether the end of the text takes back what was read in it. */
    public static boolean isAll(String text, Reading read) {
        if (read.intents().isEmpty() || !Hanzi.areIn(text)) {
            return false;
        }
        String end = Hanzi.simplified(text.substring(Math.max(0, text.length() - LONGEST_END)))
                .toLowerCase(Locale.ROOT);
        return ANY.isIn(end)
                || (ERRAND.mayBeIn(end)
                        && isErrand(read)
                        && ERRAND.pattern().matcher(end).find());
    }

    /** Whether an errand's own words are mended within it, so that it is open what is asked. */
    public static boolean isMended(Reading read) {
        return isErrand(read)
                && Lists.any(
                        read.grounds(),
                        ground -> ground.text() != null
                                && MENDED.matcher(Hanzi.simplified(ground.text()))
                                        .find());
    }

    private static boolean isErrand(Reading read) {
        for (Intent intent : read.intents()) {
            if (!intent.type().equals("service")) {
                return false;
            }
        }
        return !read.intents().isEmpty();
    }
}
