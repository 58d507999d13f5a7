package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.intent.Ground;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is named beside a payment and is not the one to be paid: 转 10 USDC 给 @bob 他哥, @bob 要给我转 10 USDC, 代付 @bob,
 * 给像 @bob 这样的人, 给第二个 @bob, 0x…，尾号 9EE8. The words stand in
 * {@code doubts-zh.txt}. Immutable and thread-safe.
 */
final class ChinesePayees {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");

    private static final String ENDS = "(?=\\s*(?:[,，.。;；!！?？~\\n]|$|[转打发汇付送支划给]|\\d|就|吧|啦|呀|啊))";

    /** What right behind a name makes another of it. */
    private static final Pattern BEHIND =
            Pattern.compile("\\s*(?:(?:的|嘅|他|她|佢)?\\s*" + LISTS.anyOf("HIS_PEOPLE") + ENDS + "|(?:的|嘅|他|她|佢)\\s*(?:的)?"
                    + LISTS.anyOf("HIS_OWN") + ENDS + "|(?:的|嘅)?\\s*(?:那个)?" + LISTS.anyOf("ANOTHER_OF_HIS")
                    + "(?:的)?(?:地址|钱包|账户|帐户|账号|号|卡)(?!吧?[是里])|(?:的|嘅)?\\s*" + LISTS.anyOf("NOT_HIM") + ")");

    private static final String NAME = "(?:@[\\w\\u4e00-\\u9fff]{1,20}?|[\\w-]+\\.eth|0x[0-9a-f]{40})\\s*";
    private static final String SOON = "(?:等下|一会儿?|马上|今天|明天|今晚|现在|刚才|刚刚|刚|昨天|又|还|也)?";

    /** Who is to pay the user: {@code @bob 要给我转 10 USDC}. */
    private static final KeyedPattern PAYS_ME = KeyedPattern.of(
            "给俾畀要该得会向往须",
            "(?<![给到往向至去俾畀付转发打对跟和、@\\w.-])(?<![给到往向至去俾畀付转发打对跟和、]\\s)" + NAME + SOON
                    + "(?:(?:要|将要|将|会|准备|打算|想|说要|该|得|应该|答应|说|愿意|可以|须|需要?)?(?:给|俾|畀|向|往)(?:我们?|我哋|咱们?|俺)(?:再|先)?\\s*[转打发汇付还送支划寄过]"
                    + "|(?:要|将要|会|该|得|应该|须|需要)(?:给|俾|畀|付|还|出|交)\\s*[0-9一二两三四五六七八九十百千万半]"
                    + "|[转打发汇付还]\\s?[0-9.]{1,12}\\s?[a-z个枚]{0,6}\\s?[给俾畀](?:我们?|我哋|咱们?|俺)\\s*(?:[,，.。;；!！\\n]|$))");

    private static final Pattern OTHERS = Pattern.compile("^\\s?(?:的|他|她|家)?(?:" + LISTS.anyOf("OF_PAYEE")
            + "|这样的|那样的|的人(?!情)|以及其他|等人|(?:的)?群|(?:[垫代]付|代[缴还转]|垫)(?![的了])|一家|王(?!者)|那边的人)|^\\s?以外");
    private static final Pattern LIKE =
            Pattern.compile("(?:垫付|代付|代转|代缴|代还|冒充|假冒|假装|假|像|类似|打赢|打败|第[一二三四五]个|另一个|另外一个|别的|其他的?|不是)\\s?$");
    private static final Pattern TWICE = Pattern.compile("^\\s?(?:双份|[两二三四五六七八九十2-9]\\s?份|各一份|两次|三次|[2-9]\\s?次)");
    private static final Pattern TAIL = Pattern.compile("(?:尾号|尾数|结尾|末尾|末[两三四]位|后[两三四]位)(?:是|为|:)?\\s?([0-9a-f]{2,8})");

    private ChinesePayees() {}

    /** @param said the text, folded */
    static boolean paysMe(String said) {
        return PAYS_ME.isIn(said);
    }

    /** Whether somebody or something else than the one who is named stands beside his name. */
    static boolean areOthers(ReadyText said) {
        for (Ground to : said.ending("/to")) {
            String behind = said.behind(to.end());
            if (isFollowed(said.text(), to.end())
                    || OTHERS.matcher(behind).find()
                    || TWICE.matcher(behind).find()
                    || LIKE.matcher(said.before(to.start())).find()
                    || hasOtherEnd(said.text(), to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFollowed(String said, int at) {
        return at < said.length()
                && BEHIND.matcher(said)
                        .region(at, said.length())
                        .useAnchoringBounds(false)
                        .useTransparentBounds(true)
                        .lookingAt();
    }

    private static boolean hasOtherEnd(String said, Ground to) {
        Matcher tail = TAIL.matcher(said);
        return tail.find() && !said.substring(to.start(), to.end()).endsWith(tail.group(1));
    }
}
