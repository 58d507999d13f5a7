package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.util.regex.Pattern;

/**
 * What ends a Chinese text, or heads it before a colon, and makes a record, a question or a text of what would be a request: 转账 10 USDC 给 @bob
 * 失败, …的那笔, 已完成：…, ❌. The words stand in {@code doubts-zh.txt}. Immutable and thread-safe.
 */
final class ChineseTails {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final String CLOSE = "[\\s,，.。!！~…?？吗呢啊呀]*$";

    /** Behind the last value, nothing but this. */
    private static final Pattern BEHIND =
            Pattern.compile("[\\s,，.。!！~…]*(?:(?:都|已经?|又|怎么|还|会|就|是|太)?(?:" + LISTS.anyOf("DONE_BEHIND") + "|"
                    + LISTS.anyOf("NOT_MEANT") + ")|(?:的|嘅)(?:这|那|嗰)?[个笔单次条封段首件]?" + LISTS.anyOf("SPOKEN_OF")
                    + "(?![^,，。]{0,6}[转打发给]).{0,12}?|" + LISTS.anyOf("ASKED_BEHIND")
                    + ")" + CLOSE);

    /** What stands behind it is no order. */
    private static final KeyedPattern HEADED = KeyedPattern.of(
            ":：",
            "[\\s【\\[(（]*(?:请|帮我|把)?(?:上周|上月|本周|本月|今日|昨日|我的|他的|这是|一个)?" + LISTS.anyOf("RECORDED")
                    + "[】\\])）]?\\s*[:：]");

    /** What is written, translated or looked up, and holds the words of a request. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*(?:请|帮我|给我|麻烦)?(?:用\\s?[a-z0-9.\\s-]+)?(?:写[一个首段篇封份张条]|写代码|写脚本|翻译成|英文翻译|润色|检查这句|回答|查一下转|查下转|帮我找转|加速转|撤回转|撤销转|截图转|找一下转)[^,，。]*");

    private static final KeyedPattern MARKED =
            KeyedPattern.of("❌🚫🙅❎⛔✗✘x✅☑👎⏰⏳🤔×(（", "[❌❎⛔✗✘✅☑⏰⏳]|🚫|🙅|👎|🤔|\\[x\\]|×\\s*$|[(（][假否][)）]");

    private ChineseTails() {}

    /** @param said the text, folded */
    static boolean tell(String said, Reading ready) {
        if (HEADED.begins(said) || MARKED.isIn(said)) {
            return true;
        }
        ValueRange values = ValueRange.of(ready);
        int end = values.end();
        return end > 0
                && (BEHIND.matcher(said).region(end, said.length()).lookingAt()
                        || (paysOrTrades(ready) && isWritten(said, values.begin())));
    }

    private static boolean paysOrTrades(Reading ready) {
        return Lists.any(ready.intents(), intent -> Fields.MOVES.contains(intent.type()));
    }

    private static boolean isWritten(String said, int first) {
        return WRITTEN.matcher(said.substring(0, Math.min(said.length(), first + 30)))
                        .lookingAt()
                && !said.substring(0, first).contains("\n");
    }
}
