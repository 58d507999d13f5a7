package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese that is said by the way, before or behind a request: 圆梦, 祝他早日康复, 实验室没卡了, 别坑我. Such words stand between blanks or
 * signs, name no token, number or recipient, and become one lexeme that asks for nothing: the 没 and 别 in them deny no request.
 *
 * <p>Only turns of speech that say how somebody feels or why he asks are among them. 先别动 and 分三次 stand between blanks too, and
 * weigh.
 */
final class ByTheWay {

    private static final Pattern BETWEEN_PAUSES =
            Pattern.compile("(?<![^\\s,，。.!！?？;；~…])[\\u4e00-\\u9fff]{2,16}(?![^\\s,，。.!！?？;；~…])");

    private static final String PARTICLES = "[了啊呀啦嘛哈呗喔哦哟]*";

    /** What is asked for, or taken back, with one of these in the words. */
    private static final String NO_REQUEST = "(?!.*[换转卖存取借租兑汇付买购给把将])";

    private static final List<KeyedPattern> TURNS = List.of(
            turn(
                    "尝庆圆梭解过沾乐",
                    "(?:尝尝?(?:个|下)?鲜|(?:小小)?庆祝(?:一下|下)?|圆(?:个|一下|一个)?梦|一把梭哈?|解解?馋|过过?瘾|沾沾?(?:喜气|光)|乐呵(?:乐呵|一下)?)"),
            turn("逗哄谢夸陪奖宠", "([逗哄谢夸陪奖宠])\\1?(?:一下)?[他她它]们?"),
            turn("祝", NO_REQUEST + "祝.{2,12}"),
            turn(
                    "真好太超贼巨很",
                    "(?:我|人家|最近|今天|真的)*[真好太超贼巨很](?:怕|慌|烦|累|困|穷|惨|气|爽|香|难|馋|心累|心疼|肉疼|紧张|开心|激动|害怕|刺激)"
                            + "(?:被?(?:盗|骗|套|偷|坑|割|黑|亏|跌|爆仓))?"),
            turn("真好太超贼", NO_REQUEST + ".{0,6}[真好太超贼](?:烦|香|爽|离谱|折腾|麻烦|坑|卷)"),
            turn("没", NO_REQUEST + ".{0,6}没(?![想说定让叫确决要做弄搞办发动批同准签]).{1,2}[了啦]"),
            turn("别要莫", "(?:千万|可|求你)?(?:别|不要|莫)再?(?:坑|骗|宰|黑|忽悠|糊弄|耍|吓)(?:我们?|俺|咱们?)"),
            turn("多", "多了也?不要"),
            turn(
                    "底末关中晚夜晨年节秋天初",
                    "(?:又|都|已经|快|马上|这就)?(?:到|要)?(?:月底|月初|月中|年底|年初|年关|周末|中午|傍晚|半夜|凌晨|大半夜|大晚上|过年|春节|中秋|冬天|夏天)"
                            + "[的了](?:不敢(?:看|想)|没钱|手头紧|心慌|心里没底|要对账|该对账)?"),
            turn(
                    "不",
                    "[这那个些破]*(?:玩意儿?|东西|项目|行情|市场|大盘|币圈|走势|运气|手气|经济)(?:真|太|也)?"
                            + "不(?:行|香|灵|妙|稳|给力|争气|太平|靠谱|景气|中用|好使|好混)"),
            turn(
                    "了",
                    "(?:我|我们|家里|老婆|老公|媳妇|孩子)?(?:快|就|最近|马上|准备|打算)?[要想得该](?:买|换|租|还|交)"
                            + "(?![掉光完出走成回给])(?:车|房|手机|电脑|房子|车子|房租|房贷|车贷|学费|工作|花呗|信用卡|相机|显卡)了"),
            turn("输愿", "(?:昨[天晚]|前[天晚]|上周)?(?:打赌|打牌|打麻将|赌球|斗地主)输(?:了|惨了)|愿赌服输"));

    /** 团购的钱, behind somebody who is paid. */
    private static final KeyedPattern PAID_FOR =
            KeyedPattern.of("的", "(?!.*[换转卖存取借租兑汇付给把将和另余剩下其所全部半有上])[\\u4e00-\\u9fff]{1,6}的(?:钱|费用|账|份子钱?)" + PARTICLES);

    private static final Set<Kind> VALUES =
            EnumSet.of(Kind.TOKEN, Kind.GPU, Kind.MODEL, Kind.MODEL_NOUN, Kind.FRAME_UNIT, Kind.BALANCE, Kind.DOLLAR);

    private ByTheWay() {}

    private static KeyedPattern turn(String keys, String words) {
        return KeyedPattern.of(keys, "(?:" + words + ")" + PARTICLES);
    }

    /** The lexemes of the text, each such turn of speech one lexeme; as they were where nothing else is said. */
    static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        if (!Questions.isChinese(text)) {
            return lexemes;
        }
        List<Lexeme> joined = lexemes;
        boolean paid = lexemes.stream().anyMatch(lexeme -> lexeme.is(Kind.RECIPIENT));
        Matcher between = BETWEEN_PAUSES.matcher(text);
        while (between.find()) {
            String said = Hanzi.simplified(between.group());
            boolean aside = TURNS.stream().anyMatch(turn -> turn.matches(said)) || (paid && PAID_FOR.matches(said));
            if (aside) {
                joined = with(joined, between.start(), between.end(), said);
            }
        }
        return joined;
    }

    private static List<Lexeme> with(List<Lexeme> lexemes, int start, int end, String said) {
        List<Lexeme> others = new ArrayList<>();
        int at = -1;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.start() >= start && lexeme.end() <= end) {
                at = at < 0 ? others.size() : at;
            } else {
                others.add(lexeme);
            }
        }
        boolean whole = others.stream().anyMatch(lexeme -> Verbs.isRequest(lexeme.kind()) || lexeme.is(Kind.SHOW))
                && others.stream().anyMatch(lexeme -> lexeme.kinds().stream().anyMatch(VALUES::contains));
        if (at < 0 || !whole) {
            return lexemes;
        }
        others.add(at, Lexeme.of(Kind.HARMLESS, start, end, null, said));
        return others;
    }
}
