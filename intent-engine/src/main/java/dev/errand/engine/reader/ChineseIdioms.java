package dev.errand.engine.reader;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Chinese says in turns whose every part may vary: thanks, "the same again", which coin pays. A pattern each, where a lexicon
 * would need the product of its parts.
 *
 * <p>Immutable and thread-safe.
 */
final class ChineseIdioms {

    /**
     * A turn of speech.
     *
     * @param first the characters that it may begin with
     */
    private record Idiom(Set<Kind> kinds, Kind first, String starts, Pattern pattern) {}

    /** What was found, and the offset behind it. */
    record Found(Set<Kind> kinds, Kind first, int end) {}

    private static final String CLOSES = "(?=\\s*(?:$|[,.!?。;~:\\n]))";

    private static final List<Idiom> IDIOMS = List.of(
            idiom(
                    EnumSet.of(Kind.SMALL_TALK, Kind.FILLER),
                    Kind.SMALL_TALK,
                    "先在提再这非十万太多真不无很感谢致唔",
                    "(?:先行?|在此|提前|再次|这里)?(?:非常|十分|万分|太|多|真的?|真是|不胜|无比|很|先)*"
                            + "(?:感谢|谢谢|多谢|感激|谢过|致谢|唔该)(?:不尽|之至|了|啦|晒|您|你|哈|哦|喔|啊|呀|嘞|老板|大佬|大哥|各位|咯)*"),
            idiom(
                    EnumSet.of(Kind.FILLER),
                    Kind.FILLER,
                    "敬请望烦还恳盼万麻特",
                    "(?:特此申请|(?:敬?请|望|烦请|还请|恳请|盼|万望|麻烦)(?:您|你|贵方)?"
                            + "(?:予以|尽快|及时|协助|给予|尽早|速速?|即刻|立即|帮忙|一并)*"
                            + "(?:办理|处理|批准|查收|知悉|审批|执行|安排|落实|回复|确认|配合|支持|操作|照办|受理|跟进|搞定|弄好)"
                            + "(?:为盼|为荷|一下|下|即可|吧)?)"
                            + CLOSES),
            idiom(
                    EnumSet.of(Kind.AGAIN),
                    Kind.AGAIN,
                    "同一照原按跟和再重",
                    "(?:(?:同样|一样|照样|照旧|照常|原样|(?:按照?|照|跟|和|同)(?:刚才|刚刚|上次|上回|上一?笔|上一?单|之前|前面|头先)(?:的|那样|那个|那笔|那单|一样)*)"
                            + "(?:的|地)?)?(?:再|重新?|重复)(?:给我|帮我|嚟|来|做|执行|弄|搞|走|跑|操作|办)(?:多)?[一1](?:次|遍|回|轮)(?:一样的|同样的|吧)*"),
            idiom(
                    EnumSet.of(Kind.USE),
                    Kind.USE,
                    "用支付花扣出结",
                    "(?:用来|用于)?(?:支付|付款|付账|付|花|扣|出|结算)(?:出去?)?(?:(?:的|用的|所用的?|使用的?)(?:币种|代币|资产|币|钱|款|方式)?(?:就?是|选|为)"
                            + "|(?:币种|代币|资产|币|方式)(?:就?是|选|为|用)|用的?是?|从|走)(?![\\u4e00-\\u9fff]?[款账帐])"),
            idiom(
                    EnumSet.of(Kind.QUOTE),
                    Kind.QUOTE,
                    "只仅光单就先我询问报查看算估打",
                    "(?:只|仅|光|单|就|先|我?只是)*(?:想|要)?(?:询|问|报|查|看|算|估|打听)(?:个|一下|下)?(?:价格?|报价|价钱|汇率)[,; ]*"
                            + "(?:先|暂时?|并)?(?:不|别|唔|勿|无需|冇)(?:要|用|会|真的?|需要)*(?:成交|下单|执行|交易|操作|落单|动手|兑换|换)"));

    private ChineseIdioms() {}

    private static Idiom idiom(Set<Kind> kinds, Kind first, String starts, String pattern) {
        return new Idiom(kinds, first, starts, Pattern.compile(pattern));
    }

    /** The turn of speech at {@code from}; null if none stands there. */
    static @Nullable Found at(CharSequence text, int from) {
        char c = text.charAt(from);
        for (Idiom idiom : IDIOMS) {
            if (idiom.starts().indexOf(c) >= 0) {
                Matcher matcher = idiom.pattern().matcher(text).region(from, text.length());
                if (matcher.useTransparentBounds(true).lookingAt()) {
                    return new Found(idiom.kinds(), idiom.first(), matcher.end());
                }
            }
        }
        return null;
    }
}
