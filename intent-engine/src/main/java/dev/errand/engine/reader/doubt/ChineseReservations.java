package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import java.util.regex.Pattern;

/**
 * 老婆让我少转点, 跌了再换, 刚付过了: clauses beside a request that hold it back, change it or say that it was done, although nothing in them is a
 * value. What holds a sign, a digit or a Latin letter is a request of its own and is read elsewhere.
 */
final class ChineseReservations {

    private static final String DEED = "(?:换|转|弄|付|给|买|卖|打|存|还|发|办)";
    private static final String WHO = "(?:他|她|佢|老婆|老公|老板|领导|我妈|我爸|妈|爸|爸妈|媳妇|儿子|女儿|闺女|朋友|客户|甲方|导演|主任|老师)";
    private static final Pattern PAUSE = Pattern.compile("[,，。.;；!！?？、\\s]+");
    private static final int LONGEST = 16;

    private static final KeyedPattern HOLDS_BACK = KeyedPattern.of(
            "刚早再让叫要说慢悠点当他她佢俩开",
            "(?:我|我们|他|她)?(?:刚|刚刚|刚才|早就)(?:才)?" + DEED + "(?:过|好|完)(?:了|啦)?"
                    + "|[\\u4e00-\\u9fff]{0,8}(?:跌|涨|跌了|涨了|押金|行|好了|够了|急了)再(?:说|" + DEED + ")(?:吧|呗|哈|啊)?"
                    + "|" + WHO + "(?:让|叫|要|说)(?:我|咱)?(?:先(?!交|垫|生)|少|别|只|用另)[\\u4e00-\\u9fff]{1,8}"
                    + "|(?:慢慢|悠着点|一点点)(?:地|来)?" + DEED + "(?:吧|就行)?"
                    + "|" + WHO + "要(?:看)?(?:竖|横|英文|中文|高清|大图|两|三|多)[\\u4e00-\\u9fff]{0,6}"
                    + "|当(?:他|她|我|钱|行情)[\\u4e00-\\u9fff]{0,5}[了到][\\u4e00-\\u9fff]{0,3}"
                    + "|(?:他|她|佢)(?:换|改)了[\\u4e00-\\u9fff]{0,6}(?:钱包|号|地址|账户)"
                    + "|(?:他|她)?(?:俩|们俩)(?:平分|都要|对半|一人一半)[\\u4e00-\\u9fff]{0,2}"
                    + "|(?:我)?要开[两三四五六七八几][台张块]"
                    + "|我要(?:换|改|卖|转)了");

    private ChineseReservations() {}

    /** Whether some clause of the text is such a one. */
    static boolean stand(String text) {
        if (!HOLDS_BACK.mayBeIn(text)) {
            return false;
        }
        for (String clause : PAUSE.split(text, -1)) {
            if (clause.length() > 2 && clause.length() <= LONGEST && HOLDS_BACK.matches(clause)) {
                return true;
            }
        }
        return false;
    }
}
