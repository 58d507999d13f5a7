package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.OpenedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Chinese tells of others, or wishes were so: 我同事打算把 5 个 ETH 换成 DAI, 要是去年买了 10 个 ETH 就好了. Nobody is asked to do it. The words
 * stand in {@code reserve-zh.txt}.
 */
public final class ChineseTalk {

    private static final WordLists LISTS = ChineseReserve.LISTS;
    private static final String PAUSE = "[\\s,，:：]?";
    private static final String ACT = "[" + ChineseReserve.ACTS + "花]";
    private static final String SOMEBODY = "(?:(?:我们?|俺|咱们?|他|她)的?)?(?:" + LISTS.anyOf("KIN") + "|"
            + LISTS.anyOf("OTHERS") + "|" + LISTS.anyOf("NEWSMEN")
            + "|[老小阿][\\u4e00-\\u9fff]|@[\\w\\u4e00-\\u9fff]{1,20}\\s?|有个?(?:朋友|同事|人))";
    /** What that may begin with. */
    private static final String SOMEBODYS = "我俺咱他她老小阿@有" + LISTS.openingsOf("KIN", "OTHERS", "NEWSMEN");

    private static final String WHEN = LISTS.anyOf("WHEN") + "{0,2}";
    private static final String SAYS = "(?:跟我|和我|对我)?" + LISTS.anyOf("SAYS") + PAUSE;
    private static final String SELF = "(?:他|她|他们|她们|自己|人家)";

    /** Somebody plans something, says that he does, or is heard to. */
    private static final OpenedPattern PLAN = OpenedPattern.of(
            LISTS.openingsOf("HEARSAY") + SOMEBODYS,
            "(?:(?:" + LISTS.anyOf("HEARSAY") + "\\s?" + SOMEBODY
                    + WHEN + LISTS.anyOf("WISH") + "|" + SOMEBODY + WHEN + SAYS + SELF + WHEN + LISTS.anyOf("WISH")
                    + "?|"
                    + SOMEBODY + WHEN + LISTS.anyOf("PLANS") + ")" + WHEN + ")" + ACT);

    /** Somebody else wants it: for himself, or done for him? */
    private static final OpenedPattern WISH =
            OpenedPattern.of(SOMEBODYS, SOMEBODY + WHEN + "(?:" + SAYS + ")?" + LISTS.anyOf("WISH") + WHEN + ACT);

    private static final OpenedPattern REGRET = OpenedPattern.of(
            "唉哎诶,，我咱" + LISTS.openingsOf("IF_ONLY"),
            "(?:唉|哎|诶)?[\\s,，]?(?:我|我们|咱)?" + LISTS.anyOf("IF_ONLY")
                    + "[^。;；!！?？\\n]*?(?:" + LISTS.anyOf("LONG_AGO") + ")[^。;；!！?？\\n]*?" + LISTS.anyOf("SO_GOOD")
                    + "[\\s,，.。!！~…唉哎啊呀了吧呢哦喔]*$");

    private static final Pattern SEGMENT = Pattern.compile("[^,，。;；!！?？\\n]*");

    /** Nobody tells so much of what others plan; and two searches in one text take more than linear time. */
    private static final int LONGEST = 300;

    private ChineseTalk() {}

    /** Whether all that was read tells what others plan, or what somebody regrets, and nothing behind it asks for anything. */
    public static boolean isAll(String text, List<Draft> drafts) {
        if (text.length() > LONGEST) {
            return false;
        }
        String said = Hanzi.simplified(text.toLowerCase(Locale.ROOT));
        return REGRET.atStart(said) != null || isWithin(PLAN, said, drafts);
    }

    /** Whether all that was read is what somebody else wants. */
    public static boolean isOthersWish(String text, List<Draft> drafts) {
        return !drafts.isEmpty()
                && text.length() <= LONGEST
                && isWithin(WISH, Hanzi.simplified(text.toLowerCase(Locale.ROOT)), drafts);
    }

    private static boolean isWithin(OpenedPattern told, String text, List<Draft> drafts) {
        Matcher opening = told.atStart(text);
        if (opening == null) {
            return false;
        }
        Matcher rest = SEGMENT.matcher(text).region(opening.end(), text.length());
        int end = rest.lookingAt() ? rest.end() : opening.end();
        String behind = text.substring(end);
        return Lists.none(LISTS.named("FURTHER"), behind::contains)
                && drafts.stream()
                        .flatMap(draft -> draft.leaves().values().stream())
                        .allMatch(leaf -> leaf.ground().start() < end);
    }
}
