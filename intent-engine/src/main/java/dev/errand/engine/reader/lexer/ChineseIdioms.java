package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
public final class ChineseIdioms {

    /**
     * A turn of speech.
     *
     * @param first the characters that it may begin with
     */
    private record Idiom(Kinds kinds, Kind first, String starts, Pattern pattern) {}

    /** What was found, and the offset behind it. */
    record Found(Kinds kinds, Kind first, int end) {}

    /** 备注不用写: no note is asked for. */
    public static final String NO_NOTE = "(?:备注|附言|留言)(?:就|都|什么的|那栏|栏)?(?:不用|不必|不要|别|无需|不需要|免|空着|留空)(?:写|填|加|留|管)?"
            + "|(?:不用|不必|不要|别|无需|不需要)(?:写|填|加|留)?(?:备注|附言|留言)";

    private static final String CLOSES = "(?=\\s*(?:$|[,.!?。;~:\\n]))";

    private static final String PAUSES = "(?=\\s|$|[,.!?。;~:])";

    /** What happens in a day at no hour that a field could hold. */
    private static final String EVENTS =
            "(?:要|去)?(?:睡觉?|睡着|睡醒|起床|醒来?|一觉醒来|吃(?:[早午晚]?饭|完饭|早餐|午餐|晚餐|夜宵)|[上下](?:班|课|学|机|车|飞机|地铁|播)"
                    + "|天[亮黑]|日[出落]|太阳下山|开(?:会|盘|工|学|庭|考|饭|播|幕|演|赛|门|车|拍)|出(?:门|发|差|国|去)|打烊|关门|收(?:工|摊|市)"
                    + "|放(?:学|假|工)|登机|回(?:家|来|去|国|公司)|退房|毕业|答辩|考试|面试|演[示讲]|见(?:客户|面|老板|导师)|交(?:稿|差|作业|卷|货)"
                    + "|到(?:家|公司|站|期|了)|散(?:会|场)|离(?:开|职)|过节|入睡|休息|午休|(?:来|到|走)(?=之?以?前))";

    private static final String BILLS =
            "(?:账单|房租|学费|学杂费|水电费?|水费|电费|燃气费|煤气费|物业费|话费|网费|保险|保费|医药费|医疗费|手术费|住院费|信用卡|花呗|房贷|车贷|货款|尾款"
                    + "|定金|押金|订金|工资|税款?|罚款|份子钱|会费|机票|车票|门票|礼物|车位费|停车费|装修费|生活费|月供|首付|账|[\\u4e00-\\u9fff]{1,4}(?:费|货款|税))";

    private static final String COIN = "(?:w?eth|usd[ct]|dai|wbtc|link|uni|u)(?![a-z0-9])";

    private static final String COUNTED = "\\s*(?:[0-9][0-9.,]*|[一二两三四五六七八九十百千万半]+)[kw万千百]?\\s*[个只枚粒]?\\s*" + COIN;

    /** 幫我 set 好佢, as Hong Kong says of what was told. */
    private static final String SETS_IT_UP =
            "(?:帮我|同我)?\\s*(?:较|校|设|设定|设置|搞|调|set)\\s*(?:好|掂|定|返)(?:他|它|啲|返)?(?:啦|喇|吖|呀)?";

    private static final List<Idiom> IDIOMS = List.of(
            idiom(Kinds.of(Kind.FROM), Kind.FROM, "抵", "抵押在(?=\\s*(?:aave|compound|spark|morpho)\\s*的)"),
            idiom(
                    Kind.SEND,
                    "转打发汇",
                    "[转打发汇]我(?=\\s*(?:[0-9.]+%|一半|百分之[一二三四五六七八九十]+|[一二三四五六七八九]成)\\s*的?\\s*" + COIN
                            + "(?:\\s*[到给]\\s?(?:@|0x|[a-z0-9-]+\\.eth)|(?<=[给][他她它]转我[^,;!?。]{1,16})" + CLOSES
                            + "))"), // 转我一半的 USDC 给 @x: my half
            idiom(Kinds.of(Kind.THERE), Kind.THERE, "那", "(?<=[从由])那(?=[取提借撤赎拿])"),
            idiom(Kinds.of(Kind.SEND), Kind.SEND, "过", "(?<=[给]\\s?[他她它])过(?=\\s*[0-9一二两三四五六七八九十百千半])"),
            idiom(
                    Kinds.of(Kind.MEND),
                    Kind.MEND,
                    "说讲写打搞弄",
                    "(?<=[0-9a-z个张枚天时\\s,.;。])[说讲写打搞弄]错" + PAUSES), // not of 怕弄错
            idiom(
                    Kind.TIME_MARK,
                    "的那当以之过",
                    "(?<=[0-9kw万千百元金刀]|[0-9kw万千百元金刀] )(?:的?(?:那一?[天刻日]|当[天日]|那个?时候|那会儿?)|(?:以|之|过)后)(?![面端])"),
            idiom(Kind.GIVE, "过", "(?<=[a-z]|[a-z] |[a-z],|[a-z], )过去(?=\\s*(?:@|0x|[a-z0-9-]+\\.eth))"),
            idiom(Kind.SWAP, "唱", "唱(?=" + COUNTED + ")"),
            idiom(Kind.BECOME, "唱", "(?<=[a-z]|[a-z] )唱(?:返|做|返做|去|成)?(?=\\s*" + COIN + ")"),
            idiom(Kind.HARMLESS, "它", "(?<=(?:地址|钱包|账户|账号)[,。]? ?[给往向])它(?=[转打汇发付])"), // 0x… 这个地址，给它转 50 USDC
            idiom(Kind.MEND, "不", "(?<![\\s\\S])不是(?=[,。!])"), // 不是，200
            idiom(Kind.SWAP, "抵", "(?<=拿 ?[a-z]{3,4} ?)抵(?:吧|啦)?" + CLOSES),
            idiom(Kind.IT, "他", "(?<=[将把])他(?=[再全都]{0,2}[换转存变卖沽])"), // 将佢换做 DAI
            idiom(
                    Kind.BECOME,
                    "去做",
                    "(?<=[a-z]|[a-z] )[去做](?=\\s*" + COIN + "(?:" + CLOSES + "|再|然))"), // 卖出一半 ETH 去 USDT
            idiom(Kind.FILLER, "设", "设(?:置|定)?(?:成|为|做)(?=每[^,;!?。]{0,32}[存转换买卖还借租发打付汇取定])"),
            idiom(
                    Kind.FILLER,
                    "还",
                    "还是(?=觉得|感觉)|(?<![0-9a-z?][^。]{0,60})还是(?=(?:帮我|给我|替我|麻烦你?)?(?:[把用将]|拿(?!着))[^?]*吧)"),
            idiom(Kind.FILLER, "唔", "唔该(?=你?(?:帮|同|替)(?:我|手|忙))"),
            idiom(Kind.USE, "度", "(?<=[0-9a-z]|[0-9a-z] )度用(?=\\s*[a-z])"), // 喺一张 4090 度用 Mistral-7B
            idiom(Kind.TIME_MARK, "再才", "(?<=[0-9kw万千百元金刀块]|[0-9kw万千百元金刀块] )[再才](?:做|办|弄|搞)(?:吧|啦)?" + CLOSES),
            idiom(
                    Kind.SEND,
                    "过",
                    "(?<![转给打发付汇寄送存取借还换买卖捐交缴补用做花收])过(?=\\s*(?:[0-9.,]+|[一二两三四五六七八九十百千万半]+)[^,;!?。]{0,12}[给]\\s?(?:@|0x|[a-z0-9-]+\\.eth))"), // 每周过 120 USDC 畀 @x
            idiom(Kind.HARMLESS, "那这", "[那这]个?就?是我们?(?:自己)?的?(?:自己的)?(?:冷|热|硬件|新|备用|主|小)?(?:钱包|账户|地址)(?:地址)?" + CLOSES),
            idiom(Kind.HARMLESS, "鸡", "鸡蛋(?:总)?(?:不能|别|不要|不该|不应该?|不可以?)(?:都|全|全部)*放(?:在|到|进)?(?:同一个|一个)篮子里?" + PAUSES),
            idiom(Kind.FILLER, "过", "(?<=[,;。]|[,;。] )过(?=\\s*[0-9][^,;!?。]{0,10}tokens?)"), // 训…，过 1000 亿 token
            idiom(Kind.HARMLESS, "帮同较校设搞调s", SETS_IT_UP + CLOSES),
            idiom(Kind.USE, "能可", "(?:能不能|可不可以|是否可以|能否|可否|可以|能)用(?=\\s*(?:[0-9一二两三四五六七八九十半]|rtx|[abhlt][0-9]))"),
            idiom(Kind.FILLER, "以加", "(?:以|(?<=^|[,;。]|[,;。]\\s)加)(?=滑点)"),
            idiom(
                    Kind.FILLER,
                    "若如倘要想",
                    "(?:若|如|倘)?(?:要|想|欲|需)?(?=(?:得到|换取|换到|取得|拿到|买到|获得|换得)\\s*[0-9][^,;!?。]{1,16}[,，]?[^,;!?。]{0,8}(?:多少|几多))"),
            idiom(Kind.TO, "换得到买拿", "(?:换成|换到|换回|换来|换|得到|到手|买入|买|拿到)的(?:币种?|代币)?(?:要|就?是|为|选|用)(?=\\s*" + COIN + ")"),
            idiom(
                    Kind.FILLER,
                    "为",
                    "为(?:我们?|咱们?|本)?(?:公司|团队|部门|我司|项目组|客户|老板|家里|[\\u4e00-\\u9fff]{2}部)(?=(?:采购|采买|购|买|渲染|训练|租|兑换|换|存|转|支付))"),
            idiom(
                    Kind.FILLER,
                    "从由",
                    "[从由]我?的?(?:工资|薪水|奖金|零花钱|零用钱|生活费|收入|积蓄|私房钱|年终奖|闲钱)(?:里面?|中|当中)?(?=拿|出|用|划|扣|抽|拨|抠|省|攞)"),
            idiom(Kind.TO, "所卖得", "(?:所得|卖得|得)(?:款项|价款|资金|的?钱)?(?:以|用|按)(?=\\s*" + COIN + "\\s*(?:计|结算|收取|收|入账|到账))"),
            idiom(Kind.FILLER, "计结收入到", "(?<=以 ?(?:usd[ct]|.eth|.dai|link) ?)(?:计|结算|收取|入账|到账)" + CLOSES),
            idiom(Kind.TO, "目", "目标(?:币种?)?(?:是|为)?(?=\\s*" + COIN + "\\s*(?:$|[,.!?。;]))"),
            idiom(Kind.FILLER, "该", "该(?=(?:笔|批|部分)?\\s*" + COIN + ")"),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "公老客甲单这上今刚工奖报退稿尾货项年提分",
                    "(?<=^|[,.!?。;\\n]|[,.!?。;]\\s)(?:公司|老板|客户|甲方|单位|[这上]个?月|今天|刚刚?|的|工资|奖金|报销款?|退款|稿费|尾款|货款|项目款|年终奖|提成|分红){1,5}"
                            + "(?:终于|刚刚?|已经|都|也|总算)?(?:到账|入账|到帐|到手|发下来|下来|发|到)了"
                            + PAUSES),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "现目当按照以眼此",
                    "(?:按照?|照|以)?(?:现在|目前|当前|眼下|此刻|现时|当下)的? ?(?:rate|price|汇率|价格|价位|行情|市价|价) ?之?下"),
            idiom(
                    Kinds.of(Kind.GIVE),
                    Kind.GIVE,
                    "我应该咱",
                    "(?:我们?|咱们?)?(?:应该|应当|该|应)要?(?:付给|还给|转给|给|还|转)(?=\\s*@[^,;!?。]{3,30}[,;。]\\s*[^,;?!。]{0,8}?[转打付发])(?![^;!。]{0,40}[吗么?])"),
            idiom(
                    Kinds.of(Kind.HAVE),
                    Kind.HAVE,
                    "我应该咱",
                    "(?:我们?|咱们?)?(?:应该|应当|该|应)要?(?:给|还|付给|还给)(?:他们?|她们?)(?=[ $]*[0-9一二两三四五六七八九十百千])"
                            + "(?=[^,;!?。]{1,24}[,;。])(?![^;!。]{0,24}[吗么?])"),
            idiom(
                    Kinds.of(Kind.FROM),
                    Kind.FROM,
                    "找",
                    "找(?=\\s*(?:aave|compound|spark|morpho)\\s*(?:那边|平台|上|里)?\\s*[再先去]?\\s*[借贷取提赎])"),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "按以照在现目当",
                    "[按以照在]?(?:照|着)?(?:现在|目前|当前|眼下)的?\\s*(?:rate|price|价格?|价位|汇率|市价|市场价|行情)\\s*(?:之?下|来算|算|的话|换算|来说)?(?=[\\s,]*(?:大概|大约|差不多)?(?:能|可以|可|会|够|值|换|拿))"),
            idiom(
                    Kinds.of(Kind.HITS),
                    Kind.HITS,
                    "破",
                    "破(?=\\s*[$]?[0-9一二两三四五六七八九十]+[0-9.,kw千万百]*\\s*(?:美元|美金|刀|u|usd)?\\s*[,时就的了后卖买换沽])"),
            idiom(
                    Kinds.of(Kind.ABOVE),
                    Kind.ABOVE,
                    "过",
                    "(?<=(?:eth|link|uni|wbtc|以太|太坊|太币)\\s?)过了?(?=\\s*[$]?[0-9一二两三四五六七八九十])"),
            idiom(Kinds.of(Kind.SUPPLY), Kind.SUPPLY, "抵质", "(?<=[它些])(?:抵押|质押)(?=[来去再]?[借贷])"),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "贵慢少多亏高低晚累",
                    "([贵慢少多亏高低晚累])就\\1(?:一?点|一?些)?(?:吧|呗|了|啦|咯|喽)" + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "价",
                    "(?:价格?|价钱|价位)(?:都|方面|这块|嘛|上|只要)*(?:差不多|合适|过得去|别太离谱|随行就市|随便)(?:就行|就好|就可以|就成|都行|都可以)?了?" + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "来去拿用好付交缴还结买充",
                    "(?:(?:来|去|拿来|拿去|用来|用于|好)(?:去|来)?)?(?:付|交|缴|还|结|买|充)(?:清|上)?(?:了|个|下|一下|点|些)?(?:[一这那几](?:笔|张|个|份|些|下)|(?:这|上|下|本)个?月的?|今年的?)?"
                            + BILLS
                            + "(?:用|用的)?"
                            + PAUSES),
            idiom(
                    Kind.HARMLESS,
                    "对报做记核盘走写交备留入",
                    "(?:对账|报税|报账|报销|做账|记账|核账|盘账|走账|入账|写报告|做报表|备查|留档)(?:要|得)?(?:用|需要)的?(?=\\s*[,.!?。;]|$)"), // 对账要用，WBTC
            // 余额查一下
            idiom(Kinds.of(Kind.HARMLESS), Kind.HARMLESS, "备附留不别无", "(?:" + NO_NOTE + ")了?" + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "我算粗简仔重刚",
                    "我?(?:刚才?|刚刚|大概|粗略|简单|仔细|重新)?算(?:了|过)(?:一下|一算|一遍|一笔|算|下|笔)?(?:账|帐|一下)?(?<!算了)(?!一)"),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "以今往",
                    "(?<=^|[,.!?。;:\\n]|[,.!?。;:]\\s)(?:今后|往后|以后)(?=[都就请麻烦你您帮我给替自动, ]{0,10}(?:每|天天|月月|按月))"),
            idiom(
                    Kinds.of(Kind.HAVE),
                    Kind.HAVE,
                    "我应该咱",
                    "(?:我们?|咱们?)?(?:应该|应当|该|应)要?(?:分摊|平摊|均摊|摊|分担|承担|出|付|交|补|掏)(?=[ $]*[0-9一二两三四五六七八九十百千])"
                            + "(?=[^,;!?。]{1,24}[,;。])(?![^,;!。]{0,24}[吗么?])"),
            idiom(
                    Kinds.of(Kind.ASK_HAVE),
                    Kind.ASK_HAVE,
                    "里上中手兜入都还总一共现目到究具大剩有持拥存留攥拿放装",
                    "(?:里[面头边]?|上面?|中|手[上里头中]|兜里|入面)?(?:都|还|总共|一共|共|现在|目前|到底|究竟|具体|大概)*(?:剩下?|有|持有|拥有|存|留|攥|拿|放|装)(?:着|了|余|低)?(?:些|点)?"
                            + "(?:什么|啥|哪些|哪几[种样个]|多少种|几种|乜嘢?|咩)样?的?(?:币种?|代币|资产|钱|东西|家当|货)?(?:了|呢|没有?|吗|呀|啊|来着)*"
                            + CLOSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "别不勿莫唔闲放躺搁空摆留拿存趴白一老总",
                    "(?:(?:别|不要|勿|莫|不想|不能|唔好|不愿|舍不得)(?:再|让它|叫它|给我|就这么|总|老|一直|都)*"
                            + "(?:(?:闲|躺|放|搁|趴|空|摆|晾|荒|压|干放|干躺)(?:着|置)(?:不动|不用|不管)?|吃灰|睡觉|睡大觉|发霉|浪费|落灰|闲置)"
                            + "|(?:闲|放|躺|搁|空|摆|留|拿|存|趴)着(?:也是|都是)(?:闲|放|躺|搁|空|摆|浪费|发霉|吃灰|可惜|白瞎)着?"
                            + "|(?:白白|一直|老|总)?(?:闲|放|躺|搁|空|摆|趴)着(?:没动|不动|没用|没意思|浪费|可惜|吃灰|发霉|没收益))(?:了|啦|吧|呢)*"
                            + CLOSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "价钱费预酬报租滑手",
                    "(?:价钱?|价格|钱|费用|预算|酬劳|报酬|租金|滑点|手续费)(?:都|方面|这块|嘛)*"
                            + "(?:好商量|好说|好谈|可谈|可议|可商量|不是问题|不成问题|无所谓|不计较|不在乎|随意)(?:的|了|啦|哈)*"
                            + CLOSES),
            idiom(
                    Kinds.of(Kind.SUPPLY),
                    Kind.SUPPLY,
                    "来去拿用当作做充",
                    "(?:来|去|拿来|用来|用于)?(?:用作|当作|当成|充当|做为|作为|当|作|做)个?(?:抵押(?:物|品|资产)?|担保(?:物|品)?)(?:用|使|的)?"
                            + "(?=\\s*(?:$|[,.!?。;~:\\n]|[去来]?[借贷]))"),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "还",
                    "还(?=挺|蛮|很|算|真|不错|行(?!情)|可以|不赖|特别|超级?|贼|老|更|没|不(?!如|了|清|起|完|上|掉)|会|敢)"),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "千可请你别不要勿莫唔甭",
                    "(?:千万|可|请|你)?(?:别|不要|勿|莫|唔好|甭|不用)(?:再|给我|跟我)?"
                            + "(?:犹豫|介意|见怪|见笑|担心|着急|紧张|慌张?|打错|转错|搞错|弄错|写错|发错|寄错|填错|忘记?|骗我|废话|啰嗦|催|笑我?"
                            + "|笑话|怪我|拖|磨蹭|耽误|墨迹|客气|管我?|问那?么?多|谢)(?:了|啦|哈|啊|喔|哦|呀|我|嘛)*"
                            + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "没不雷说不好实我",
                    "(?:没(?:事|关系|问题|办法|时间|空)|不好意思(?=[啊哈哦呀了]*$)|不客气|不见不散|雷打不动|说到做到|实在没办法|(?:我)?不懂这个"
                            + "|(?:我)?(?:不想|不敢|懒得|唔想)再?(?:欠|拿|玩|折腾|管|等|亏|冒险|炒|碰|看)(?:了|着|下去|钱|债)*)(?:的|啦|了|哈|儿|啊|哦|呀)*"
                            + PAUSES + "(?!\\s+[0-9a-z@$])"), // not 我不想拿 ETH 换 …
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "你麻帮替记",
                    "(?:你|麻烦)?(?:帮我|替我)?(?:盯着|盯住|盯一下|看着点?|留意着?|留意一下|记得|记住|上心)(?:点|哈|啊|哦|呀)*" + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "比一两二三四五六七八九十几0123456789不有太",
                    "(?:(?:比较|还是)(?:安心|放心|踏实|稳妥|保险|省心|稳当|方便|妥当)(?:点|些|一点)*"
                            + "|(?<![\\u4e00-\\u9fff])(?:[一两二三四五六七八九十几0-9]+[张台个块天周])?(?:不够用?|不太够|太少|太多))(?:了|啊|呀|哈)*"
                            + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "不别再懒没",
                    "(?:不|别|懒得|没空)(?:再|去|想)?(?:犹豫|纠结|墨迹|磨叽|磨蹭|等|忍|装|管|看|想|说|怕|慌|挣扎|观望|啰嗦|后悔|玩|炒|折腾|冒险|赌|贪|追|熬|拖"
                            + "|扛|死扛|废话|多说|解释|惦记|操心|瞎搞|瞎折腾|折磨|计较|较劲|陪|伺候|奉陪|抱|抱幻想|信|羡慕)(?:它|你|他|这个)?(?:了|啦|喽|咯|嘞)+"
                            + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "剩其余别另",
                    "(?:剩下?|剩余|其余|其他|其它|余下|另外)(?:的|那些|部分)*(?:都|就|先|暂时|我|给我|全部)*"
                            + "(?:不动|别动|不用动|不要动|先不动|唔好郁|留着|留住|留下|放着|搁着|不管|不用管|别管|不卖|不换|别卖|别换|先不卖|先不换|拿着|继续拿着?|不碰|别碰"
                            + "|保持不动|原样|照旧|不变|躺着|不处理|以后再说|再说|不急)(?:吧|了|哈|啊|呀|就行|就好|先)*" + PAUSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "先暂别不",
                    "(?:先|暂时|暂且)?(?:别|不要|不用|不|唔好)(?:急着|着急|真的?|急)?(?:换|卖|买|动|操作|下单|成交|执行|转|兑)(?:啊|哈|呀|哦|吧|了|先)*"
                            + "(?=[\\s,]*(?:我|人家|帮我|给我|麻烦|请)?(?:就|只|只是|先|就是|单纯)*(?:是)?(?:想|要)?(?:知道|问|看|了解|算|打听|查|估|报))"),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "试看玩瞧而就好便算",
                    "(?:试试|试一试|试一下|试下|看看|玩玩|瞧瞧|而已|罢了|就好|就好了|就行了|就可以了|就够了|就成|便可|算了事)(?:吧|啦|呗|哈|啊|呀|了|先)*" + PAUSES),
            idiom(
                    Kinds.of(Kind.MEND),
                    Kind.MEND,
                    "等慢且稍",
                    "(?:等下|等一下|等等|慢着|且慢|稍等一?下?)(?:啊|哈|哦|呀)*(?=\\s*[,.!]?\\s*(?:先|帮|把|给|我|还是|不|改))"),
            idiom(
                    Kinds.of(Kind.PAST_TIME),
                    Kind.PAST_TIME,
                    "一二两三四五六七八九十几好半0123456789",
                    "(?:[一二两三四五六七八九十]+|好?几|半|[0-9]+)个?(?:秒|分钟|小时|钟头|天|周|星期|月|年)(?:之|以)?前(?=[我你他她咱, ]|就|已)"),
            idiom(
                    Kinds.of(Kind.CLOCK, Kind.BY),
                    Kind.CLOCK,
                    "我睡吃天上下开出起打关收放登回退毕答考面演见交醒日太老客甲导他她一过入早午晚夜散到离",
                    "(?:我们?|老板|客户|甲方|导师|他们?|她们?|老师)?(?:" + EVENTS + ")(?:了|完)?(?=(?:之|以)?前(?![面天几年任期端途景提男女世挂])"
                            + "|(?:之|以)?后?(?:就|再)?(?:给我|给结果|交给?我|要(?:看|用|交|结果|拿)|我?要(?=[\\s,.。]|$)))"),
            idiom(
                    Kinds.of(Kind.FETCHES),
                    Kind.FETCHES,
                    "能可会够大",
                    "(?:大概|大约)?(?:能够?|可以?|会|够)(?:换|兑换?|买|卖|拿|收|得|搞|弄|套|变现?)(?:到手?|回来?|出来?|得|成|取)?(?=[多几]少|几[多个枚颗])"),
            idiom(
                    Kinds.of(Kind.ADVICE),
                    Kind.ADVICE,
                    "靠划合值稳香安明可来贵晚早行好亏赚",
                    "(?:靠谱|划算|划得来|合适|值得|值|稳妥|稳当|稳|香|安全|明智|可取|可行|来得及|合算|贵|晚|亏|赚)(?:不|么|吗|嘛|否|没|吧)" + CLOSES),
            idiom(
                    Kinds.of(Kind.HARMLESS),
                    Kind.HARMLESS,
                    "张数时金多期具型预这那台还没未待",
                    "(?:张数|数量|数目|时长|时间|金额|多少|期限|天数|具体|型号|预算|台数|几张|几台|几天|多久)?(?:我|咱|暂时|目前)?(?:还|暂|尚)?"
                            + "(?:没|没有|未|待|不)(?:想好|定好?|决定|确定|说|考虑好|算好|敲定|拿定主意|知道)(?:了|呢|啊|哈)*" + CLOSES),
            idiom(
                    Kinds.of(Kind.ON),
                    Kind.ON,
                    "市平协協池渠借",
                    "(?:借贷)?(?:市场|平台|协议|池子?|渠道)(?:就|我)?(?:选择?|选用|选在|用|使用|走|是|为|定|放|去|指定)(?:在|为|的?是|用)?(?=\\s*[a-z])(?!\\s*(?:w?eth|usd|dai|wbtc|link|uni|u)(?![a-z]))"),
            idiom(
                    Kinds.of(Kind.USE),
                    Kind.USE,
                    "本资启",
                    "(?:本金|本钱|资金|启动资金|投入资金)(?:就|有|是|为|共)?:?(?=\\s*[0-9一二两三四五六七八九十百千万半$])"),
            idiom(
                    Kinds.of(Kind.PAYS),
                    Kind.PAYS,
                    "要得需须必",
                    "(?:要|得|需要?|必?须)(?:花费?|付出?|支付|用掉?|卖[掉出]?|出|拿出?|掏|给|投入?|换|兑)(?=[多几]少|几[多个枚颗])"),
            idiom(
                    Kinds.of(Kind.BUY),
                    Kind.BUY,
                    "给",
                    "给我(?:整|来|搞|弄)(?=\\s*[0-9.一二两三四五六七八九十百千半]+\\s*[个枚颗只]?\\s*[A-Za-z]+\\s*(?:$|[,.!。吧呗呀啊]))"),
            idiom(
                    Kinds.of(Kind.WITHDRAW),
                    Kind.WITHDRAW,
                    "撤",
                    "(?<=全|部|都|统|通)撤(?:了|出来?|回来?|走|掉)?(?=[了吧呗啊哈呀啦]*(?:$|[\\s,.!?。]))"),
            idiom(
                    Kinds.of(Kind.SMALL_TALK),
                    Kind.SMALL_TALK,
                    "祝",
                    "祝福?(?:你|您|大家|各位|您老)?[\\u4e00-\\u9fff]{0,6}(?:快乐|愉快|安康|顺利|发财|幸福|健康|平安|好运|如意|吉祥)"),
            idiom(
                    Kinds.of(Kind.SMALL_TALK),
                    Kind.SMALL_TALK,
                    "你您大最近今周这昨过一身家工都还",
                    "(?<=^|[,.!?。~,]|[,.!?。~,]\\s)(?:你|您|大家|各位)?(?:最近|近来|今天|今日|周末|这周|这几天|昨晚|这阵子)?(?:你|您|大家)?"
                            + "(?:都|还|过得|过的|睡得|玩得|吃得|一切|身体|家里|工作|(?<=最近|近来|今天))+(?:好|怎么样|咋样|怎样|如何|愉快|开心|顺利|不错|习惯|忙)"
                            + "(?:吗|么|吧|呀|啊|不|了吗)?"
                            + "(?=\\s*(?:$|[,.!?。;~:\\n]|[去来]?[借贷]))"),
            idiom(
                    Kinds.of(Kind.QUESTION),
                    Kind.QUESTION,
                    "大几多什啥",
                    "(?:大概|大约)?(?:几天|几小时|几分钟|多久|多长时间|几时|几耐|什么时候|啥时候)(?:才|能|可以|会)+(?:到账|到|收到|好|完成|到手|生效|提现)"),
            idiom(
                    Kinds.of(Kind.SMALL_TALK, Kind.FILLER),
                    Kind.SMALL_TALK,
                    "先在提再这非十万太多真不无很感谢致唔",
                    "(?:先行?|在此|提前|再次|这里)?(?:非常|十分|万分|太|多|真的?|真是|不胜|无比|很|先)*"
                            + "(?:感谢|谢谢|多谢|感激|谢过|致谢|唔该)(?:不尽|之至|了|啦|晒|您|你|哈|哦|喔|啊|呀|嘞|老板|大佬|大哥|各位|咯)*"),
            idiom(
                    Kinds.of(Kind.FILLER),
                    Kind.FILLER,
                    "敬请望烦还恳盼万麻特",
                    "(?:特此申请|(?:敬?请|望|烦请|还请|恳请|盼|万望|麻烦)(?:您|你|贵方)?"
                            + "(?:予以|尽快|及时|协助|给予|尽早|速速?|即刻|立即|帮忙|一并)*"
                            + "(?:办理|处理|批准|查收|知悉|审批|执行|安排|落实|回复|确认|配合|支持|操作|照办|受理|跟进|搞定|弄好)"
                            + "(?:为盼|为荷|一下|下|即可|吧)?)"
                            + CLOSES),
            idiom(
                    Kinds.of(Kind.AGAIN),
                    Kind.AGAIN,
                    "同一照原按跟和再重",
                    "(?:(?:同样|一样|照样|照旧|照常|原样|(?:按照?|照|跟|和|同)(?:刚才|刚刚|上次|上回|上一?笔|上一?单|之前|前面|头先)(?:的|那样|那个|那笔|那单|一样)*)"
                            + "(?:的|地)?)?(?:再|重新?|重复)(?:给我|帮我|嚟|来|做|执行|弄|搞|走|跑|操作|办)(?:多)?[一1](?:次|遍|回|轮)(?:一样的|同样的|吧)*"),
            idiom(
                    Kinds.of(Kind.USE),
                    Kind.USE,
                    "用支付花扣出结",
                    "(?:用来|用于)?(?:支付出?|付款|付账|付|花|扣|出|结算)(?:出去?)?(?:(?:的|用的|所用的?|使用的?)(?:币种|代币|资产|币|钱|款|方式)?(?:就?是|选|为)"
                            + "|(?:币种|代币|资产|币|方式)(?:就?是|选|为|用)|用的?是?|从|走)(?![\\u4e00-\\u9fff]?[款账帐])"),
            idiom(
                    Kinds.of(Kind.QUOTE),
                    Kind.QUOTE,
                    "只仅光单纯",
                    "(?:只|仅|光|单|单纯|纯粹?)(?:是|想|要)*(?:询|问|报|查|看|估)(?:个|一下|下)?(?:价格?|报价|价钱|汇率)(?=[,;: .。!?]|$)"),
            idiom(
                    Kinds.of(Kind.QUOTE),
                    Kind.QUOTE,
                    "只仅光单就先我询问报查看算估打",
                    "(?:只|仅|光|单|就|先|我?只是)*(?:想|要)?(?:询|问|报|查|看|算|估|打听)(?:个|一下|下)?(?:价格?|报价|价钱|汇率)[,; ]*"
                            + "(?:先|暂时?|并)?(?:不|别|唔|勿|无需|冇)(?:要|用|会|真的?|需要)*(?:成交|下单|执行|交易|操作|落单|动手|兑换|换)"));

    /** No turn of speech is longer; and what is repeated without end must not be matched without end. */
    private static final int LONGEST = 64;

    /** The idioms that may begin with a character, in their order. */
    private static final Map<Character, List<Idiom>> BY_START = byStart();

    private static final BitSet STARTS = new BitSet();

    static {
        BY_START.keySet().forEach(STARTS::set);
    }

    private ChineseIdioms() {}

    static boolean mayBeginWith(char c) {
        return STARTS.get(c);
    }

    private static Map<Character, List<Idiom>> byStart() {
        Map<Character, List<Idiom>> idioms = new HashMap<>();
        for (Idiom idiom : IDIOMS) {
            idiom.starts()
                    .chars()
                    .distinct()
                    .forEach(c -> idioms.computeIfAbsent((char) c, any -> new ArrayList<>())
                            .add(idiom));
        }
        return idioms;
    }

    private static Idiom idiom(Kind kind, String starts, String pattern) {
        return idiom(Kinds.of(kind), kind, starts, pattern);
    }

    private static Idiom idiom(Set<Kind> kinds, Kind first, String starts, String pattern) {
        return new Idiom(Kinds.copyOf(kinds), first, starts, Pattern.compile(pattern));
    }

    /** The turn of speech at {@code from}; null if none stands there. */
    static @Nullable Found at(String text, int from) {
        char c = text.charAt(from);
        for (Idiom idiom : BY_START.getOrDefault(c, List.of())) {
            Matcher matcher = idiom.pattern().matcher(text).region(from, Math.min(text.length(), from + LONGEST));
            if (matcher.useTransparentBounds(true).lookingAt()) {
                return new Found(idiom.kinds(), idiom.first(), matcher.end());
            }
        }
        return null;
    }
}
