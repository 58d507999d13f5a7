package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands right in front of a Chinese verb and turns what it asks for: 严禁将 2 ETH 转给 @bob, 正在把…, 佢轉…, 签完合同后转…. It governs the verb,
 * so it is no remark, although the grammars may pass it over and a second look may blank it out. Looks at the clauses of which something
 * was read. The words stand in {@code doubts-zh.txt}. Thread-safe.
 */
final class ChineseLeads {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");

    /** Behind one of these, or where the text begins, a clause does. */
    private static final CharacterSet SIGNS = CharacterSet.of(" \t\n,，.。;；:：!！?？~…、\"“”「」");

    /** What ends a clause. */
    private static final CharacterSet ENDS = CharacterSet.of("\n,，。;；!！?？");

    private static final String ACT = "[把将从用拿换卖买转存取借还打付汇发租清抛兑给送俾畀沽赎质投跑训渲放寄划缴捐垫搞攞]";

    private static final String SELF =
            "(?:我们|我哋|我|俺|咱们|咱|你们|你|您|大家|请|麻烦|帮我|先|都|也|就|今天|现在|以后|暂时|千万|最好|一定|绝对|坚决|那|还是|好像|真的|真|实在|其实|又|每(?:天|日|周|月|年|个月))";

    /** What may stand between. */
    private static final String SO =
            "(?:再|又|去|来|继续|一直|直接|马上|立刻|现在|全部|定期|自动|给我|帮我|替我|帮他|随便|乱|先|就|还|我|你|他|她|要|想|每(?:天|日|周|月|年|个月|个星期|星期|礼拜))";

    private static final Pattern TURNS = Pattern.compile(SELF + "{0,3}(?:"
            + anyOf("FORBIDS", "REPROACHES", "GOES_ON", "IN_PARTS") + ")(?![^,，。;；\\n]*(?:之前|以前|的时候|的同时))(?:地|着)?" + SO
            + "{0,3}" + ACT + "|" + SELF + "{0,3}" + anyOf("NARRATES") + "(?:又|就|才|也)?[把将转换用拿](?!为|行|正|心|过)");

    /** 佢轉…, 客服让我把…, 唔好…住, 轉緊…. */
    private static final Pattern OTHERS = Pattern.compile(LISTS.anyOf("ACTORS") + "(?:又|也|都|就|刚|今天|昨天)?" + ACT
            + "|" + LISTS.anyOf("TELLERS")
            + "(?:一直|老是?|总|又|刚|非|都)?(?:让|叫|要求|命令|催|逼|劝|求|骗|喊|话|说要|指示|教|建议|通知)(?:我们?|咱|俺)?(?:先|去|必须|赶紧|马上)?" + ACT
            + "|" + ACT + "紧(?!急|紧|张)");

    private static final Pattern JUST_DONE =
            Pattern.compile("\\s*(?:我们?|俺|咱)?" + LISTS.anyOf("JUST_DONE") + "(?=" + ACT + ")[把将用拿给转]");

    /** 签完合同后转…, 收到货再…: an event that no field holds. */
    private static final KeyedPattern AWAITS = KeyedPattern.of(
            "后再",
            "\\s*(?<event>(?!先|[换买卖取存借还包](?:完|好|了|到))[^,，。;；:：!！?？\\na-z0-9@]{1,14}(?:后|(?:[了到完好过齐妥毕够]|货)再))(?:就|再|才|你|请|帮我|替我|麻烦你?|给我|先)*"
                    + ACT);

    private static final Pattern NO_WAIT = Pattern.compile(".*" + LISTS.anyOf("NO_WAIT"));

    private ChineseLeads() {}

    private static String anyOf(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(all.isEmpty() ? "" : "|").append(LISTS.anyOf(name));
        }
        return all.toString();
    }

    /**
     * Whether such words govern what was read.
     *
     * @param said the text, folded
     */
    static boolean turn(String said, Reading ready) {
        return JUST_DONE.matcher(said).lookingAt() || waits(said, ready) || governs(said, ready);
    }

    private static boolean waits(String said, Reading ready) {
        Matcher waiting = AWAITS.mayBeIn(said) ? AWAITS.pattern().matcher(said) : null;
        return waiting != null
                && waiting.lookingAt()
                && !NO_WAIT.matcher(waiting.group("event")).matches()
                && !isRead(0, waiting.end("event"), ready.grounds());
    }

    private static boolean governs(String said, Reading ready) {
        Matcher turns = TURNS.matcher(said);
        Matcher others = OTHERS.matcher(said);
        for (int at = 0; at < said.length(); at++) {
            boolean opens = (at == 0 || SIGNS.has(said.charAt(at - 1))) && said.charAt(at) >= '\u4e00';
            if (opens
                    && (turns.region(at, said.length()).lookingAt()
                            || others.region(at, said.length()).lookingAt())
                    && isRead(at, end(said, at), ready.grounds())) {
                return true;
            }
        }
        return false;
    }

    private static int end(String said, int from) {
        int end = ENDS.firstIn(said, from);
        return end < 0 ? said.length() : end;
    }

    private static boolean isRead(int start, int end, List<Ground> grounds) {
        for (Ground ground : grounds) {
            if (ground.text() != null && ground.turn() == 0 && ground.start() >= start && ground.start() < end) {
                return true;
            }
        }
        return false;
    }
}
