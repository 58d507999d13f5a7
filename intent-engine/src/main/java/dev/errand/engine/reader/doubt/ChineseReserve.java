package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexer.ChineseIdioms;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.OpenedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Chinese says of a request that is not meant as it stands: 1 ETH 左右, 开玩笑的, 先跟我确认. The words are those of {@code reserve-zh.txt}.
 * Immutable and thread-safe.
 */
public final class ChineseReserve {

    static final WordLists LISTS = WordLists.read("reserve-zh.txt");

    /** Small words, and the verb, may stand between. 合约 and 预约 are other words. */
    private static final OpenedPattern ABOUT_BEFORE = OpenedPattern.of(
            LISTS.openingsOf("ABOUT_BEFORE"),
            "(?<![合预节特签失公])" + LISTS.anyOf("ABOUT_BEFORE") + "\\s*[是要有卖买换转存取借还用花拿个把]{0,2}\\s*\\$?$");

    private static final KeyedPattern ABOUT_BEHIND = KeyedPattern.of(
            LISTS.openingsOf("ABOUT_BEHIND"),
            "^\\s*(?:[个枚颗粒只万千百块]|\\s|[a-z]|的|以太坊?|美[元金]|刀){0,8}" + LISTS.anyOf("ABOUT_BEHIND"));

    private static final WordSearch UNSURE = WordSearch.of(Stream.of("PRETENDED", "UNDECIDED", "UNSAID")
            .flatMap(name -> LISTS.named(name).stream())
            .toList());

    /** Characters with which something is done to tokens. */
    static final String ACTS = "把将用拿换卖买转存取借还打付汇发租清抛兑";

    private static final String ACT = "[" + ACTS + "]";

    /** 听说群主把 500 个 ETH 换成了 USDC: no more than that is said. */
    private static final OpenedPattern HEARSAY = OpenedPattern.of(
            LISTS.openingsOf("HEARSAY"),
            LISTS.anyOf("HEARSAY") + "\\s?[^,，.。;；!！?？\\s]*" + ACT
                    + "[^,，。;；!！?？]*了[^,，.。;；!！?？\\s]{0,8}[\\s。.!！]*$"
                    + "|" + LISTS.anyOf("HEARSAY")
                    + "\\s?(?:有人|有个|有一个|有位|某|一个|个|他|她|群主|大户|巨鲸|鲸鱼|朋友|同事|隔壁)[^,，。;；!！?？]*" + ACT
                    + "[^,，。;；!！?？]*[了过][^,，。;；!！?？]*[\\s。!！]*$");

    /** 他想把…, where a text begins: somebody else's wish. */
    private static final OpenedPattern OTHERS = OpenedPattern.of(
            LISTS.openingsOf("OTHERS", "NEWSMEN") + "有大庄巨",
            LISTS.anyOf("OTHERS") + LISTS.anyOf("WISH") + "(?:给我)?" + ACT
                    + "|有人\\s*[a-z]|(?:有人|大户|庄家|巨鲸|大家|" + LISTS.anyOf("OTHERS") + "|" + LISTS.anyOf("NEWSMEN")
                    + ")一?(?:见到?|看见|看到|发现|等到?)\\s?[a-z价币行以]");

    /** A wish of theirs, as in @bob 要我转…, or somebody of theirs, as in @bob 的老婆. */
    private static final OpenedPattern NAMED_OTHERS = OpenedPattern.of(
            "@",
            "@[\\w\\u4e00-\\u9fff]{1,20}?\\s*(?:" + LISTS.anyOf("TELLING") + "(?:给他|给她)?" + ACT + "|的\\s*"
                    + LISTS.anyOf("KIN") + ")");

    /** bob.eth 的老婆. */
    private static final KeyedPattern KIN_OF_NAMED =
            KeyedPattern.of(".", "[\\w-]+\\.eth\\s*的\\s*" + LISTS.anyOf("KIN"));

    /** 不犹豫了, 别纠结: what is over. */
    private static final WordSearch OVER = WordSearch.of(List.of("别犹豫", "不犹豫", "别纠结", "不纠结"));

    private static final KeyedPattern UNNOTED = KeyedPattern.of("备附留", ChineseIdioms.NO_NOTE);

    /** What is written above an order that is none, or none any more. */
    private static final WordSearch VOID = WordSearch.of(LISTS.named("VOID"));

    /** 取消包装：1.1 WETH asks for ETH. */
    private static final WordSearch UNWRAPS = WordSearch.of(List.of("取消包", "取消封"));

    private static final Pattern NOT_TO = Pattern.compile("\\s*(?:先|请|暂时?|千万|都|统统|这次)?" + LISTS.anyOf("DENIES")
            + "(?:再|去|给我|帮我)?(?:" + ACT + "(?!扰|紧|错)|[做搞办执定调分给操下挂走弄动])");

    private static final int LONGEST_HEAD = 16;

    private static final int WIDTH = 12;

    private final String text;

    /** @param text in lower case */
    ChineseReserve(String text) {
        this.text = Hanzi.areIn(text) ? Hanzi.simplified(text) : "";
    }

    /** Whether somebody has not made up his mind, or speaks of no real request. */
    boolean isUnsure() {
        return !text.isEmpty() && ((isHeld() && !OVER.isIn(text)) || isOfOthers() || isHeadedOff(text));
    }

    /** Whether it is what somebody else does, wants or tells one to do. */
    boolean isOfOthers() {
        return OTHERS.atStart(text) != null || NAMED_OTHERS.isIn(text) || KIN_OF_NAMED.isIn(text);
    }

    /** 不要转账：给 @bob 转 5 USDC, 草稿：…: what stands before the colon says not to. */
    private static boolean isHeadedOff(String text) {
        int colon = Math.max(text.indexOf(':'), text.indexOf('：'));
        if (colon < 0 || colon > LONGEST_HEAD) {
            return false;
        }
        String head = text.substring(0, colon);
        return isVoid(head) || NOT_TO.matcher(head).lookingAt();
    }

    /** Whether what stands before the colon of a text says not to do it, or that it is no order. */
    public static boolean callsOff(String text) {
        return isHeadedOff(Hanzi.simplified(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isVoid(String head) {
        return VOID.isIn(head) && !UNWRAPS.isIn(head);
    }

    private boolean isHeld() {
        String rest = UNNOTED.mayBeIn(text) ? UNNOTED.pattern().matcher(text).replaceAll("") : text;
        return UNSURE.isIn(rest);
    }

    /** Whether it only tells what somebody is said to have done. */
    public static boolean isHearsay(String text) {
        return Hanzi.areIn(text) && HEARSAY.atStart(Hanzi.simplified(text)) != null;
    }

    /** Whether the amount that stands from {@code start} to {@code end} is only about right. */
    boolean isAbout(int start, int end) {
        return !text.isEmpty()
                && (ABOUT_BEFORE.isIn(text.substring(Math.max(0, start - WIDTH), start))
                        || ABOUT_BEHIND.isIn(text.substring(end, Math.min(text.length(), end + WIDTH))));
    }
}
