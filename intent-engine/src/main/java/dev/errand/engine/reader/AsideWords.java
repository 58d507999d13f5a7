package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the asides of {@link ChineseAsides} are made of: patterns over simplified characters, with the words of {@code asides-zh.txt}. */
final class AsideWords {

    private static final WordLists WORDS = WordLists.read("asides-zh.txt");
    private static final List<String> NAMES = List.of(
            "WHEN",
            "WHO",
            "AM",
            "AGED",
            "SIGHT",
            "BLURRED",
            "ME",
            "GADGET",
            "STILL",
            "UNABLE",
            "HANDLE",
            "TOLD",
            "PURSE",
            "MONEY",
            "TURN",
            "MOVE",
            "KEEP",
            "HANDLED",
            "SAYS",
            "THAT",
            "RATHER",
            "GOOD",
            "NOT_ANY",
            "PLAYS",
            "FEELS",
            "LIES",
            "SOFTLY",
            "USELESS",
            "SAVED",
            "USES",
            "LATER",
            "AIM",
            "PAYMENT",
            "THANKS",
            "FOR_HELP",
            "NEEDS",
            "CARRIES",
            "AFFAIR",
            "THE",
            "BILLS",
            "HELPS",
            "HELPED",
            "OFTEN",
            "LETS",
            "ENJOY",
            "HAD",
            "COUNT",
            "BANK",
            "BETTER",
            "JUST",
            "AT_LAST",
            "FREED",
            "CALM",
            "WEIGHS",
            "ARRIVED",
            "FEAST",
            "WORK",
            "SHOWN",
            "DOES",
            "DOES_SELF",
            "WORN",
            "MUCH");

    private static final String HAN = "[\\u4e00-\\u9fff]";
    private static final String TAIL = "(?:了|啦|吧|呢|的|喇|哈|呀|啊|嘛|哦|嘅|呗|嗯|哎){0,2}";
    private static final String CALL = "(?:诶|哎|喂|嗯|呃|那个|就是|因为|因|其实|你好|您好|小姐|老板|师傅){0,3}";

    /** Who somebody is, and what he cannot do: before the request or behind it. */
    private static final List<KeyedPattern> SELF = List.of(
            keyed(
                    "AGED",
                    CALL + "(?:ME)?(?:今年|现在|都|也|已经|毕竟|STILL){0,2}(?:AGED)TAIL(?:(?:ME|GADGET|STILL|对){0,4}(?:UNABLE)"
                            + "(?:HANDLE)?(?:GADGET){0,2}|(?:SIGHT)(?:又|也|都|BLURRED){1,2})?TAIL"),
            keyed("SIGHT", CALL + "(?:ME)?(?:的|STILL|WHEN){0,2}(?:SIGHT)(?:STILL|又|也|都|有点|BLURRED){1,3}TAIL"),
            keyed("UNABLE", CALL + "(?:ME|GADGET|STILL|对){0,5}(?:UNABLE)(?:HANDLE)?(?:GADGET){0,2}TAIL"));

    /** Why, or what others think: the words are all known, and none of them asks for anything. */
    private static final List<KeyedPattern> KNOWN = List.of(
            keyed(
                    "SAYS",
                    "(?:因为|我|听|也|反正){0,2}(?:(?:小|老|阿|隔壁|我|楼上|楼下|小区|村里|单位|公司|店里|银行)?(?:WHO)|[老小阿]" + HAN
                            + ")(?:的|WHEN|WHO|都|也|总|老|就|那边|STILL){0,2}(?:SAYS)"
                            + "(?:的|了|过|我)?(?:THAT){0,2}(?:RATHER){0,3}(?:GOOD)(?:一点|一些|点|些|多了|得多)?TAIL"
                            + "|(?:(?:小|老|阿|隔壁)?(?:WHO)|[老小阿]" + HAN
                            + ")(?:都|也|一直|WHEN)?(?:推荐|建议|介绍)(?:的|我的|给我的|过的)TAIL"),
            keyed(
                    "PLAYS FEELS",
                    "(?:我|我们|咱|WHEN|真|真的|实在|也|都|以后|再也|决定|戒了|反正|就|就是|彻底){0,4}(?:NOT_ANY)(?:再|想)?(?:PLAYS)(?:了|啦|喇|下去了|下去|咗)(?:太|好|真|实在|有点|怪|都|又)?(?:FEELS)?TAIL"
                            + "|(?:我|真|实在|也){0,2}(?:太|好|真|实在|有点|怪|玩得|炒得|看得|天天看盘)(?:FEELS)(?:NOT_ANY)?(?:PLAYS)?TAIL"),
            keyed(
                    "LIES SAVED",
                    "(?:我|反正|横竖|一直|老|再|总|继续|现在|钱){0,3}(?:LIES)(?:SOFTLY){0,3}(?:USELESS)TAIL"
                            + "|(?:我|先|就|都|打算|准备|要|想|反正){0,2}(?:SAVED)(?:给(?:WHO))?(?:LATER){0,2}(?:USES)(?:用|的钱)?TAIL"),
            keyed(
                    "BETTER",
                    "(?:总|怎么也|怎么着也|好歹|起码|也|至少|怎么都|总归|我看|觉得){0,2}比(?:放|存|搁|留|躺|丢|摆)?(?:在)?(?:BANK){1,2}(?:里|里面)?(?:要)?(?:BETTER)(?:多了|一点|点|些|得多|一些)?TAIL"),
            keyed("JUST", "(?:也就|就|反正|不过|只是|都是|就是|算是|也是|就当|当|我){0,2}(?:JUST)(?:而已|罢了)?TAIL"),
            keyed(
                    "USES",
                    "(?:反正|我|也|暂时|现在|最近|短期|短期内|一时|一时半会|都|又|钱|平时|这阵子){1,5}(?:不|没|冇|唔)(?:急着|着急|急|怎么|太|打算|地方|需要)?(?:USES)(?:到|上|着|它|钱)?TAIL"),
            keyed("AT_LAST", HAN + "{0,6}(?:AT_LAST)(?:可以|能|把)?(?:FREED)TAIL"),
            keyed("THANKS", "(?:THANKS)(?:您|你|贵方|贵司|各位|大家|你们|们)?(?:的)?(?:FOR_HELP)(?:一下|为盼|为荷|为感)?(?:谢谢|感谢|多谢)?TAIL"));

    /** Words of any kind stand among these, so that they may not hold what weighs. */
    private static final List<KeyedPattern> LEADING = List.of(
            keyed(
                    "AM",
                    CALL + "(?:我|咱|俺|这里|这边|本人|小女子|在下)(?:就)?(?:AM)(?!来|要|想|说|问|话|在|打算|准备|需要|你|把|将|他|她|谁)" + HAN
                            + "{1,16}"),
            keyed(
                    "ARRIVED",
                    "(?!(?:明天|后天|下周|下个?月|月底|回头|待会|一会|过).*了)(?:WHEN|我方|我司|我们|贵司|贵方|您的|你们的|你的)?的?" + HAN
                            + "{1,8}?(?:已经|已|都|刚|全部|终于|也)?(?:ARRIVED)TAIL"),
            keyed(
                    "AFFAIR",
                    "(?:[a-z]{2,8})?" + HAN + "{0,8}?(?:NEEDS){1,3}(?:CARRIES)?" + HAN
                            + "{0,8}?(?:AFFAIR)(?:需要|需求|要求|所需|安排|计划)?TAIL"));

    private static final List<KeyedPattern> PAID = List.of(
            keyed("FEAST", "(?:小|老|阿|我)?(?:WHO)的?(?:WHEN|明天|后天|下周|马上|快|要|就要|也|刚|正|又|在|那边|家里|家){0,3}(?:FEAST)TAIL"),
            keyed("AIM", "(?:此|该|上述|本|款项|本次|本笔|此笔|该笔|这笔|用途|此款|该款|款|付款){0,3}(?:AIM)" + HAN + "{0,14}(?:PAYMENT)TAIL"),
            keyed(
                    "THE",
                    "(?:THE)" + HAN + "{1,14}(?:BILLS)TAIL|(?:THE)" + HAN + "{1,12}(?:他|她|佢|人家|WHO)" + HAN
                            + "{0,3}(?:帮我|替我|给我|帮忙|先)?(?:HAD)(?:了)?的?" + HAN + "{0,4}"),
            keyed("HELPS", "(?:(?:WHO)(?:OFTEN){0,2}|(?:OFTEN){1,2})(?:HELPS)(?:HELPED)" + HAN + "{0,8}"),
            keyed("LETS", "(?:LETS)(?:他|她|佢|他们|她们|WHO)(?:去|自己|多|也|拿去|在外面|在外地|在学校|平时|千万){0,2}(?:ENJOY)" + HAN + "{0,6}"),
            keyed(
                    "HAD",
                    "(?:我|WHEN|在(?:他|她)那|在(?:他|她)家|跟(?:他|她)|找(?:他|她)|从(?:他|她)那){0,3}(?:HAD)了(?:COUNT){0,2}" + HAN
                            + "{1,5}|" + HAN + "{1,8}(?:HAD)(?:给他|给她|他|她|人家)?的TAIL"));

    /** 小组作业的打印费: what money is due for. */
    private static final KeyedPattern DUE =
            keyed("PAYMENT", "(?:WHEN)?" + HAN + "{2,10}?的?(?:PAYMENT)(?:已|该|要|得)?(?:结|付|交|结算|结清)?TAIL");

    private static final Pattern CALM = pattern("CALM");
    private static final Pattern WEIGHS = pattern("WEIGHS");
    /** What opens an order. */
    private static final Pattern ASKS =
            Pattern.compile("[把将用从往向按帮请拿].*|.*(?:帮我(?!带|买|垫|搬|修|订|接|照|看|做|付|代|拿|取|挑|选|遛|喂)|替我(?!带|买|垫|搬)|给我转|你).*");

    private static final List<String> ERRANDS_OF = List.of("TURN", "MOVE", "KEEP", "HANDLED");
    private static final List<Pattern> ERRANDS = errands();

    private AsideWords() {}

    /** Whether it tells of oneself, of why, or of what others think, in words that are all known. */
    static boolean isKnown(String said) {
        return isOneOf(SELF, said) || isOneOf(KNOWN, said);
    }

    /** Whether it says who asks, or why, before a request. */
    static boolean isLeading(String said) {
        return isOneOf(LEADING, said) && isPlain(said);
    }

    /** Whether it says what somebody is paid for, behind a payment. */
    static boolean isPaidFor(String said) {
        return isOneOf(PAID, said) && isPlain(said);
    }

    /** Whether it names what money is due for, before a payment. */
    static boolean isDue(String said) {
        return DUE.matches(said) && isPlain(said);
    }

    /** Which errand somebody was sent on, a place in TURN, MOVE, KEEP, HANDLED; −1 if on none. */
    static int errand(String said) {
        for (int i = 0; i < ERRANDS.size(); i++) {
            if (ERRANDS.get(i).matcher(said).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOneOf(List<KeyedPattern> patterns, String said) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(said));
    }

    /** Whether nothing in it weighs, and it opens no order. */
    static boolean isPlain(String said) {
        String rest = CALM.matcher(said).replaceAll("");
        return !WEIGHS.matcher(rest).find() && !ASKS.matcher(rest).matches();
    }

    private static List<Pattern> errands() {
        List<Pattern> errands = new ArrayList<>();
        for (String verb : ERRANDS_OF) {
            errands.add(pattern(CALL
                    + "(?:WHO)(?:WHEN|又|就|老|总|一直|非|非要|天天){0,2}(?:TOLD)(?:我|俺|咱|我们)?(?:来|去|赶紧|快点?|过来)?(?:把|将)?(?:我|我的)?(?:PURSE)?"
                    + "(?:的|那|那点|这点|那些|这些){0,2}(?:MONEY)?(?:都|全|给|拿来|拿去|先)?(?:" + verb + ")TAIL"));
        }
        return errands;
    }

    /** @param lists of which every match holds a word */
    static KeyedPattern keyed(String lists, String words) {
        StringBuilder keys = new StringBuilder();
        for (String list : lists.split(" ", -1)) {
            WORDS.named(list).forEach(word -> keys.append(word.charAt(0)));
        }
        return new KeyedPattern(keys.toString(), pattern(words));
    }

    private static Pattern pattern(String words) {
        return WhatFor.pattern(words.replaceAll("(?<![A-Z_])TAIL(?![A-Z_])", TAIL), NAMES, WORDS);
    }
}
