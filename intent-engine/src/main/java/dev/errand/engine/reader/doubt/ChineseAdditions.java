package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * What Chinese adds beside a request and no value was read of: 另付运费, 减去押金, 涨了就不转, 他要两个, 客户要竖版. It asks for more, for less or for
 * another thing, so the request is not meant as it stands. Nothing weighs that holds a value of the reading: that was understood.
 */
public final class ChineseAdditions {

    /** A text that is longer is no chat. */
    private static final int LONGEST = 400;

    /** Behind one of these, or where the text begins, the patterns are tried. */
    private static final CharacterSet SIGNS = CharacterSet.of(" \t\n\u000B\f\r,，.。;；:：!！?？~…");

    private static final String REST = "[^,，。;；!！?？\\n]*";
    private static final String ENDS = "(?=[\\s,，.。;；!！?？~…]|$)";
    private static final String MONEY = "(?:[钱费款租金]|红包|工资|利是|家用)";

    private static final KeyedPatterns ADDED = KeyedPatterns.of(
            KeyedPattern.of(
                    "另再顺一同外也",
                    "(?:另外?|再|顺便|顺带|顺手|一并|同时|外加|也)(?:要|得|把|给|帮我|帮忙|替我|去|也)?" + "(?:付|交|缴|转|打(?![算扰车工折])|汇|订|存|借|取|租)(?!"
                            + REST + "[就才])" + REST),
            KeyedPattern.of(
                    "减扣除含包加连附",
                    "(?:减去|减掉|扣掉|扣除|扣去|扣|除去|不含|不包括|不包|含(?![泪恨])|包括|连同|加上|外加|附带)[^,，。;；!！?？\\n]{0,6}" + MONEY + ENDS),
            KeyedPattern.of("扣", "[从在][^,，。;；!！?？\\n]{1,8}里?扣" + REST),
            KeyedPattern.of("另", "[^,，。;；!！?？\\n]{1,4}另(?:算|付|给|收)" + ENDS),
            KeyedPattern.of(
                    "就", "[^,，。;；!！?？\\n]{1,10}就(?:先)?[不别](?:用|要|再|给)?[转换买卖存取借还租跑付打][^,，。;；!！?？\\n]{0,2}" + ENDS),
            KeyedPattern.of(
                    "他她户板婆公友家方妈爸",
                    "(?:他|她|客户|老板|老婆|老公|朋友|人家|对方|我妈|我爸)(?:说|只|想|就)?(?:要|收|认)"
                            + "(?:一半|半|[一二两三四五六七八九十百千万几\\d][\\d.]*(?:个(?![月人小])|枚|万|千|百|块|刀|u|份|成|张|台|版))" + REST),
            KeyedPattern.of(
                    "同批点确审签", "[^,，。;；!！?？\\n]{1,6}(?:要|得|先|等|需)[^,，。;；!！?？\\n]{0,4}(?:同意|批准|点头|确认|审批|签字)" + ENDS),
            KeyedPattern.of("息益余剩多零", "(?:利息|收益|本息|余款|余额|剩的|剩下的|多的|多出来的|找零)(?:全|都|再|就)?(?:给|转|打|汇|存|换|发|交|分)" + REST),
            KeyedPattern.of(
                    "还另外加连以包和跟",
                    "(?:还有|还要|另外|外加|加上|以及|连同|包括|和|跟)(?:我|你|咱)?"
                            + "(?:[之以]前|上次|上回|昨[天晚]|刚才|刚刚|前[天面]|早上)?(?:说|提|讲|聊|答应|弄|看)?(?:过|好|了)?的?"
                            + "(?:[那这][个件笔份单事些两几]|(?<=[前次回天晚才刚面上过]的))" + REST),
            KeyedPattern.of("写附署落留", "(?:帮我|再|并|上面|里面|顺便)?(?:写上|写着|写一?句|附上?一?句|附个|署名|落款|留一?句|留个言)" + REST),
            KeyedPattern.of("说", "[^先这那,，。;；!！?？\\n]{1,6}再说[吧啦了]?" + ENDS),
            KeyedPattern.of("减扣除", "(?:就是|也就是|这是|是)(?:减去|减掉|扣掉|扣除|扣去|除去|扣完|减完)[^,，。;；!！?？\\n]{0,8}" + MONEY + ENDS));

    /** 帮我交房租: another errand. */
    private static final KeyedPattern ERRAND = KeyedPattern.of(
            "帮替麻",
            "(?<=[\\s,，.。;；!！?？~…])(?:再|还|也|顺便)?(?:帮我|替我|麻烦你?|帮忙)(?:再|也|去)?(?:交|缴|付|订|约|写|通知|告诉|喊|浇|喂|关|洗|打电话|发邮件|接)"
                    + "(?!" + REST + "的(?:[钱费款]|时候))" + REST);

    /** What holds a request back, or hangs it on somebody else. Who only asks what there is or what it costs may say so. */
    private static final KeyedPatterns HELD_BACK = KeyedPatterns.of(
            KeyedPattern.of(
                    "先暂",
                    "(?<![a-z]\\s)(?![a-z]{3,4}\\s?先)[^,，。;；!！?？\\n]{0,10}(?:先|暂时?|暂且)(?:别|不要|不|莫|勿)(?:给|急着|忙着|用|把)?"
                            + "[转换买卖动弄存取借还打付发租跑搞汇处](?!了[\\s,，]*(?:帮|把|给|请|麻烦|改))"),
            KeyedPattern.of(
                    "才再",
                    "[^,，。;；!！?？\\n]{2,12}(?<![刚方])才(?:行|好|可以|能|转|换|弄|买|卖|付|打|办|存|取|给)" + REST
                            + "|(?:等|比)[^,，。;；!！?？\\n]{1,10}再[转换买卖弄存取借还打付发租跑汇给]" + REST),
            KeyedPattern.of(
                    "后再才就",
                    "^\\s*[^,，。;；!！?？\\na-z0-9@]{1,14}(?:之后|以后|[了后]再|[涨跌升降]了?就)(?:你|再|请|就)?(?:帮我|替我|麻烦|给我|[转换卖买])"),
            KeyedPattern.of("后", "^\\s*[^,，。;；!！?？\\na-z0-9@]{2,12}(?<![然最随今落先售善幕背前此])后(?=[\\s,，])"),
            KeyedPattern.of(
                    "明后下月年", "(?:明天|后天|下周|下个?月|月底|年底)[^,，。;；!！?？\\na-z0-9]{1,8}(?:到了|到账|到账了|发了|下来了?|批了|来了)" + ENDS),
            KeyedPattern.of("一另", "[^,，。;；!！?？\\na-z0-9@]{1,8}(?:的|份|那份|那边|那个)(?:也一起|也要一起|另算|另计|也一样|也照样)" + ENDS),
            KeyedPattern.of("也", "[^,，。;；!！?？\\na-z0-9@]{1,8}(?:份|那份)也要" + ENDS),
            KeyedPattern.of("除另不", "[^,，。;；!！?？\\na-z0-9@]{1,6}(?:除外|另计|不计)" + REST),
            KeyedPattern.of("拿取提", "^\\s*[^,，。;；!！?？\\na-z0-9@让叫喊嘱想要]{1,8}(?:拿出来|取出来|提出来)(?=[\\s,，])"),
            KeyedPattern.of("是", "[我他她它咱]要是(?![说用在])" + REST),
            KeyedPattern.of("说讲", "[^,，。;；!！?？\\n]{1,8}(?:说|讲)[^,，。;；!！?？\\n]{1,5}(?:的话|的时候|之后|以后)" + ENDS),
            KeyedPattern.of(
                    "说讲觉认",
                    "(?![我你](?:说|讲|觉得|认为|想|就|还|也|先))[^,，。;；!！?？\\n]{1,6}(?:说|讲|觉得|认为)(?:最好|还是|要|得|这个?|你|我|现在|都|再等){0,2}"
                            + "(?:不(?:行|好(?!意思)|可以|同意|要(?!紧)|让|准|划算|值|靠谱|急)|别(?!错过|犹豫|怕)|甭|再|多加|少|先|等(?!不)|加|减|留|多换|多转|一半|算了|太多|太少)"
                            + REST),
            KeyedPattern.of("让叫", "(?:让|叫)(?:他|她|对方|他们|她们|人家)(?:再|帮我|帮忙|去|先|顺便|替我)?(?:转|打给|发给|还给|付给|换|存|取|卖|退)" + REST),
            KeyedPattern.of(
                    "他她婆公妈爸友",
                    "(?:就是|是|用|走)(?:老婆|老公|我妈|我爸|妈妈|爸爸|朋友|女朋友|男朋友|他|她)的?(?:那个|那|这个)?(?:钱包|账户|帐户|地址|账号|号|卡)" + ENDS));

    /** How something is to look, which a rendering does not hold. */
    private static final KeyedPattern LOOKS =
            KeyedPattern.of("高超竖横无透循慢黑版", "(?:要|得|想要|必须|做成|出)(?:高清|超清|竖版|竖屏|竖的|横版|横屏|横的|无损|透明|循环|慢动作|黑白|[两三四五二几]版)");

    /** How a job is to be done, which no field of it holds: 显卡要新一点的, 在新加坡, 背景要做成海边, 输出要简短. */
    private static final KeyedPatterns MADE_SO = KeyedPatterns.of(
            KeyedPattern.of(
                    "要得须量",
                    "[^我,，。;；!！?？\\n]{0,6}(?:要|得|必须|尽量)(?:[^,，。;；!！?？\\n]{1,8}(?:一点的?|一些的?|点的)|在[^,，。;；!！?？\\n]{1,6}的"
                            + "|做成[^,，。;；!！?？\\n]{1,8}|简短|详细|正式|口语|通顺|简洁|生动)" + ENDS),
            KeyedPattern.of("近远", "离[^,，。;；!！?？\\n]{1,6}(?:近|远)" + REST),
            KeyedPattern.of("在", "在(?:欧洲|美国|亚洲|北美|新加坡|日本|东京|香港|德国|法国|英国|国内|国外|海外|本地)(?:的|就行|最好)?" + ENDS),
            KeyedPattern.of("画颜光镜背人语风输篇字", "(?:画面|颜色|光线|镜头|背景|人物|语气|风格|输出|篇幅|字数)(?:太|要|得|别|再|不够|有点|用|换)" + REST));

    /** 昨天已经转了, 账清了: done before? 他换号了, 她老公也要: another account, another payment? 涨到位了: when? */
    private static final KeyedPatterns DONE_OR_CHANGED = KeyedPatterns.of(
            KeyedPattern.of(
                    "转给付收还打发汇清用花",
                    "[^,，。;；!！?？\\n]{0,4}(?:昨天|刚才|刚刚|已经|早就|上周|之前|早)[^,，。;；!！?？\\n]{0,2}(?:转|给|付|收|还|打|发|汇)(?:了|过|完|咗)"
                            + ENDS + "|(?:账|帐|钱)(?:都|已经)?(?:清|还清|结清|付)了" + ENDS + "|(?:花|用)(?:了|完了|光了)" + ENDS),
            KeyedPattern.of("换", "(?:他|她|对方|人家|客户|老板)(?:最近|刚|已经|现在)?换(?:了)?(?:个)?(?:新)?(?:号|钱包|地址|账户|账号|卡)" + REST),
            KeyedPattern.of("也", "[^,，。;；!！?？\\n我]{1,6}也(?:想)?要(?:一份|的)?" + ENDS),
            KeyedPattern.of(
                    "要喜想收", "(?:他|她|对方|人家|客户|老板)(?:只|更|说)?(?:想要|要|喜欢|收)(?:现金|人民币|支付宝|微信|银行卡|美元现钞|支票|比特币|大饼)" + REST),
            KeyedPattern.of("涨跌", "(?:涨|跌)(?:到位|透|够|上去|下来|到底|到头)了?" + ENDS));

    /** 他让我…, 电影里演的: what others say, in front of what is read. */
    private static final KeyedPattern TOLD_BY_OTHERS = KeyedPattern.of(
            "让叫要喊演写讲放播想",
            "^\\s*(?:他们?|她们?|人家|有人|对方)(?:刚才|刚刚|昨天|一直|老|总|又)?(?:让我|叫我|要我|喊我|正要|想[,，\\s])"
                    + "|^\\s*(?:电影|小说|书|剧|电视|视频|文章|故事|新闻|群|朋友圈)(?:里面?|上)?[^,，。;；!！?？\\n]{0,3}(?:演|写|讲|放|播|喊)[的了着过]?(?=[\\s,，:：])");

    private ChineseAdditions() {}

    /** Whether something is added to these requests that was not understood. */
    public static boolean areIn(String text, List<Draft> drafts) {
        if (text.length() > LONGEST || !Hanzi.areIn(text)) {
            return false;
        }
        String said = Hanzi.simplified(text.toLowerCase(Locale.ROOT));
        boolean moves = Lists.any(drafts, draft -> !draft.movesNothing());
        boolean serves = Lists.any(drafts, draft -> draft.type().equals("service"));
        boolean jobs = Lists.any(drafts, draft -> Fields.JOBS.contains(draft.type()));
        boolean renders = Lists.any(drafts, draft -> draft.type().equals("render"));
        return anyIsUnread(ADDED, said, drafts)
                || (moves && anyIsUnread(HELD_BACK, said, drafts))
                || (moves && anyIsUnread(DONE_OR_CHANGED, said, drafts))
                || (moves && TOLD_BY_OTHERS.isIn(said))
                || (!serves && isUnread(ERRAND, said, drafts))
                || (jobs && anyIsUnread(MADE_SO, said, drafts))
                || (renders && LOOKS.mayBeIn(said) && looksUnread(said, drafts));
    }

    private static boolean anyIsUnread(KeyedPatterns patterns, String said, List<Draft> drafts) {
        return patterns.any(said, pattern -> isFoundUnread(pattern, said, drafts));
    }

    private static boolean isUnread(KeyedPattern added, String said, List<Draft> drafts) {
        return added.mayBeIn(said) && isFoundUnread(added, said, drafts);
    }

    /** Whether the pattern is found where a clause begins, and no value was read of what it is found in. */
    private static boolean isFoundUnread(KeyedPattern added, String said, List<Draft> drafts) {
        Matcher matcher = added.pattern().matcher(said);
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < said.length(); at++) {
            boolean opens = at == 0 || SIGNS.has(said.charAt(at - 1));
            if (!opens || !matcher.region(at, said.length()).lookingAt()) {
                continue;
            }
            if (!isRead(at, matcher.end(), drafts)) {
                return true;
            }
            at = matcher.end() - 1;
        }
        return false;
    }

    private static boolean looksUnread(String said, List<Draft> drafts) {
        return LOOKS.pattern().matcher(said).results().anyMatch(look -> !isRead(look.start(), look.end(), drafts));
    }

    private static boolean isRead(int start, int end, List<Draft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.leaves().values().stream())
                .map(Draft.Leaf::ground)
                .anyMatch(ground -> ground.turn() == 0 && ground.start() >= start && ground.end() <= end);
    }
}
