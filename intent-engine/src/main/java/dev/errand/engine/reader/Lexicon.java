package dev.errand.engine.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of both languages and what each means. Data, not code: a word is added here and nowhere else. */
final class Lexicon {

    /** Longest phrase, in words or in Chinese characters. */
    static final int LONGEST = 6;

    private static final int LEAST_LENGTH_OF_A_TYPO = 4;

    private static final Map<String, Kind> WORDS = new HashMap<>();

    /** Verbs that one edit may mend, and English words that are near one and are not it. */
    private static final Set<String> MENDABLE = Set.of(
            "swap",
            "convert",
            "exchange",
            "trade",
            "change",
            "send",
            "transfer",
            "balance",
            "sell",
            "quote",
            "purchase");

    private static final Set<String> NEAR_BUT_OTHER = Set.of(
            "spend", "lend", "bend", "mend", "tend", "fend", "sand", "seed", "seen", "tell", "well", "cell", "bell",
            "fell", "hell", "yell", "shell", "smell", "self", "swan", "snap", "wrap", "soap", "trader", "grade", "rade",
            "chance", "charge", "quota", "quite", "quoted", "sends", "seend", "swamp", "sent", "sold", "shelf", "sells",
            "swaps", "trades", "orange", "range", "covert", "concert", "tread");

    static {
        // English verbs
        add(
                Kind.SWAP,
                "swap",
                "convert",
                "exchange",
                "trade",
                "change",
                "turn",
                "flip",
                "switch",
                "wrap",
                "unwrap",
                "swap out",
                "swapping",
                "converting",
                "exchanging",
                "trading",
                "changing",
                "selling");
        add(Kind.BUY, "buy", "purchase", "get", "get me", "buy me", "acquire", "grab", "pick up");
        add(Kind.SELL, "sell", "sell off", "dump", "cash out");
        add(Kind.USE, "use", "spend", "take", "using");
        add(Kind.SEND, "send", "transfer", "pay", "move", "give", "wire", "tip", "send over");
        add(Kind.SHOW, "show", "show me", "check", "tell me", "display", "list", "what is", "what's", "whats", "see");
        add(
                Kind.BALANCE,
                "balance",
                "balances",
                "holdings",
                "portfolio",
                "wallet balance",
                "account balance",
                "wallet",
                "account");
        add(
                Kind.HAVE,
                "do i have",
                "i have",
                "do i own",
                "do i hold",
                "have i got",
                "i own",
                "i hold",
                "am i holding",
                "is in my wallet",
                "is in my account",
                "in my wallet",
                "in my account",
                "left",
                "do i have left",
                "have");
        add(Kind.HOW_MUCH, "how much", "how many");
        add(
                Kind.QUOTE,
                "quote",
                "quote me",
                "get me a quote",
                "give me a quote",
                "price check",
                "a quote",
                "get a quote");
        add(
                Kind.RECEIVE,
                "would i get",
                "will i get",
                "do i get",
                "can i get",
                "would i receive",
                "i get",
                "is worth",
                "would get me",
                "will get me",
                "would it cost",
                "will it cost",
                "does it cost",
                "would",
                "will");
        // roles
        add(Kind.TO, "to", "into", "onto", "towards");
        add(Kind.FOR, "for", "in exchange for", "in return for", "against");
        add(Kind.WITH, "with", "using my", "from my", "paying with", "paying in", "paid with", "out of my");
        add(Kind.FROM, "from", "out of");
        add(Kind.OF, "of", "of my", "of the", "of all my", "worth of", "in", "的");
        add(Kind.WORTH, "worth", "value", "价值", "等值");
        // joining
        add(
                Kind.THEN,
                "then",
                "and then",
                "after that",
                "afterwards",
                "next",
                "finally",
                "and after that",
                "followed by",
                "然后",
                "接着",
                "之后",
                "随后",
                "再",
                "然后再",
                "接着再",
                "之后再",
                "最后",
                "完了",
                "完了再",
                "并且",
                "并",
                "同时",
                "其后",
                "再把",
                "顺便");
        add(Kind.AND, "and", "plus", "as well as", "&", "和", "以及", "跟", "还有", "与");
        add(Kind.OR, "or", "either", "或", "或者", "还是", "或是");
        // values
        add(Kind.DOLLAR, "dollars", "dollar", "bucks", "buck", "usd", "us dollars", "美元", "美金", "刀", "美刀");
        add(Kind.PERCENT, "percent", "per cent", "pct", "%");
        add(
                Kind.SOME,
                "some",
                "any",
                "a bit of",
                "a little",
                "a few",
                "several",
                "a bit",
                "bit of",
                "一些",
                "一点",
                "点",
                "些",
                "一点点",
                "若干",
                "几个",
                "点儿");
        add(
                Kind.IT,
                "it",
                "that",
                "them",
                "those",
                "the proceeds",
                "the result",
                "what i get",
                "the output",
                "what you get",
                "what it gives",
                "它",
                "它们",
                "换到的",
                "换来的",
                "得到的",
                "换得的",
                "买到的",
                "换出来的",
                "拿到的",
                "收到的",
                "所得",
                "这些",
                "那些",
                "这笔",
                "换到的币",
                "换出的",
                "买来的",
                "买回来的",
                "到手的");
        add(
                Kind.REST,
                "the rest",
                "the remainder",
                "what is left",
                "what's left",
                "the remaining",
                "remaining",
                "rest",
                "剩下的",
                "剩余的",
                "其余的",
                "余下的",
                "剩下",
                "剩余",
                "其余",
                "余下");
        add(Kind.MEASURE, "个", "枚", "颗", "块", "tokens", "token", "coins", "coin", "个单位", "只", "粒");
        add(
                Kind.SLIPPAGE,
                "slippage",
                "max slippage",
                "maximum slippage",
                "slippage tolerance",
                "slippage limit",
                "滑点",
                "滑点上限",
                "最大滑点",
                "滑点容忍度",
                "允许滑点",
                "滑价",
                "容忍滑点",
                "滑点容差");
        add(
                Kind.AT_MOST,
                "at most",
                "max",
                "maximum",
                "no more than",
                "not more than",
                "up to",
                "under",
                "below",
                "less than",
                "within",
                "or less",
                "limit",
                "最多",
                "不超过",
                "至多",
                "以内",
                "不要超过",
                "别超过",
                "不能超过",
                "不高于",
                "不要高过",
                "控制在",
                "之内",
                "限制在",
                "设为",
                "设成",
                "上限",
                "小于",
                "低于",
                "不高过",
                "不大于");
        // said about a request
        add(
                Kind.NOT,
                "don't",
                "dont",
                "do not",
                "never",
                "not",
                "no longer",
                "without",
                "won't",
                "不要",
                "别",
                "不用",
                "不想",
                "勿",
                "请勿",
                "不",
                "甭",
                "不必",
                "不需要",
                "没");
        add(
                Kind.PAST,
                "swapped",
                "sent",
                "bought",
                "sold",
                "converted",
                "exchanged",
                "traded",
                "transferred",
                "yesterday",
                "already",
                "last week",
                "last night",
                "last month",
                "earlier today",
                "i've",
                "paid",
                "昨天",
                "刚才",
                "刚刚",
                "已经",
                "上周",
                "上个月",
                "前天",
                "昨晚",
                "过",
                "咗",
                "去年",
                "今早",
                "早上已经");
        add(
                Kind.ADVICE,
                "should i",
                "shall i",
                "is it a good idea",
                "is it worth",
                "would you recommend",
                "do you recommend",
                "do you think",
                "is it smart",
                "what do you think",
                "is it better",
                "worth it",
                "good time",
                "该不该",
                "要不要",
                "应该",
                "值得",
                "值不值得",
                "合适吗",
                "好不好",
                "推荐",
                "建议",
                "划算吗",
                "是不是该",
                "该",
                "会涨吗",
                "会跌吗",
                "怎么看",
                "你觉得",
                "你认为",
                "will it go up",
                "going to go up",
                "划算");
        add(
                Kind.QUESTION,
                "how do i",
                "how do you",
                "how does",
                "how can i",
                "what are",
                "why",
                "why is",
                "who",
                "when",
                "explain",
                "what does",
                "how to",
                "what's the difference",
                "怎么",
                "如何",
                "什么是",
                "是什么",
                "为什么",
                "什么叫",
                "怎样",
                "什么意思",
                "啥是",
                "是啥",
                "what",
                "how",
                "where",
                "哪里",
                "什么",
                "谁");
        add(
                Kind.SMALL_TALK,
                "hi",
                "hello",
                "hey there",
                "good morning",
                "good evening",
                "good night",
                "how are you",
                "thank you so much",
                "bye",
                "goodbye",
                "lol",
                "haha",
                "nice",
                "cool",
                "great",
                "gm",
                "awesome",
                "你好",
                "您好",
                "早上好",
                "晚上好",
                "再见",
                "哈哈",
                "晚安",
                "早安",
                "在吗",
                "辛苦了",
                "厉害",
                "哈喽",
                "嗨",
                "早",
                "你是谁",
                "who are you");
        add(
                Kind.CANCEL,
                "cancel",
                "never mind",
                "nevermind",
                "forget it",
                "stop",
                "abort",
                "取消",
                "算了",
                "不用了",
                "不要了",
                "放弃",
                "不换了",
                "不转了",
                "作罢",
                "不了");
        add(
                Kind.CONTEXT,
                "since",
                "because",
                "given that",
                "as",
                "now that",
                "given",
                "considering",
                "seeing as",
                "in case",
                "因为",
                "由于",
                "既然",
                "鉴于",
                "考虑到",
                "上次",
                "毕竟");
        // without meaning of their own
        add(
                Kind.FILLER,
                "please",
                "pls",
                "plz",
                "kindly",
                "can you",
                "could you",
                "would you",
                "will you",
                "i want to",
                "i'd like to",
                "i would like to",
                "i wanna",
                "wanna",
                "let's",
                "lets",
                "hey",
                "ok",
                "okay",
                "thanks",
                "thank you",
                "thx",
                "now",
                "just",
                "for me",
                "right now",
                "is",
                "are",
                "be",
                "do",
                "does",
                "i need to",
                "need to",
                "i want",
                "i'd like",
                "i need",
                "i would like",
                "go ahead and",
                "help me",
                "immediately",
                "asap",
                "quickly",
                "yo",
                "so",
                "well",
                "yes",
                "yeah",
                "sure",
                "also",
                "over",
                "all right",
                "alright",
                "me",
                "errand",
                "today",
                "currently",
                "at the moment",
                "there",
                "can i",
                "could i",
                "may i",
                "let me",
                "together",
                "please help me",
                "i'm looking to",
                "looking to",
                "exactly",
                "precisely",
                "about to",
                "directly",
                "on chain",
                "at market",
                "market price",
                "best price",
                "at the best price",
                "at the best rate",
                "best rate",
                "请",
                "请你",
                "请问",
                "麻烦",
                "麻烦你",
                "帮",
                "帮我",
                "帮忙",
                "给我",
                "替我",
                "我想",
                "我要",
                "我想要",
                "想",
                "要",
                "能不能",
                "可以",
                "可不可以",
                "能否",
                "能",
                "吗",
                "吧",
                "呢",
                "啊",
                "呀",
                "哦",
                "了",
                "一下",
                "现在",
                "马上",
                "立刻",
                "立即",
                "谢谢",
                "多谢",
                "谢了",
                "劳驾",
                "请帮我",
                "我需要",
                "需要",
                "哈",
                "哈喽啊",
                "嘛",
                "啦",
                "喔",
                "噢",
                "去",
                "来",
                "帮我把手",
                "下",
                "直接",
                "赶紧",
                "快",
                "快点",
                "尽快",
                "先",
                "首先",
                "就",
                "都",
                "也",
                "这样",
                "好",
                "好的",
                "可",
                "掉",
                "想要",
                "打算",
                "准备",
                "我",
                "您",
                "你",
                "一起",
                "拜托",
                "唔该",
                "辛苦",
                "帮下",
                "出来",
                "回来",
                "进来",
                "出去",
                "恰好",
                "刚好",
                "正好",
                "整",
                "这",
                "那",
                "好吗",
                "行吗",
                "可好",
                "方便的话",
                "麻烦了");
        add(Kind.ARTICLE, "the", "a", "an");
        add(
                Kind.MINE, "my", "all my", "my own", "我的", "我手上的", "手上的", "手里的", "钱包里的", "账户里的", "我钱包里的", "我账户里的",
                "我有的", "手头的");
        // Chinese verbs
        add(Kind.SWAP, "换", "兑换", "兑", "兑成", "转换", "交换", "互换", "包装", "解包", "换掉", "置换", "闪兑", "换一下", "对换", "调换");
        add(
                Kind.BECOME,
                "换成",
                "兑换成",
                "转换成",
                "换为",
                "兑换为",
                "变成",
                "换到",
                "换取",
                "换回",
                "兑成",
                "兑为",
                "换出",
                "转成",
                "换来",
                "包装成",
                "转换为",
                "兑换到",
                "解包成",
                "换作",
                "改成",
                "变为",
                "包成",
                "拆成",
                "互换成",
                "交换成",
                "兑焕成",
                "还成");
        add(Kind.BUY, "买", "购买", "买入", "买进", "买点", "购入", "入手", "收", "买成", "买个", "抄底", "加仓", "买些");
        add(Kind.SELL, "卖", "卖出", "卖掉", "出售", "抛", "抛掉", "抛售", "卖了", "清仓", "出掉", "沽", "沽出", "卖成");
        add(Kind.USE, "用", "拿", "使用", "花", "以", "拿出", "花费", "用掉", "花掉", "用我的", "动用");
        add(Kind.OBJECT, "把", "将");
        add(
                Kind.SEND, "转", "转账", "发送", "发", "打", "转出", "汇", "付", "支付", "寄", "划", "转走", "打款", "汇款", "转帐", "打钱", "送",
                "传", "发出", "划转", "转一下", "转点", "付给", "打过去", "汇出");
        add(
                Kind.GIVE, "给", "到", "往", "向", "至", "转给", "发给", "打给", "转到", "发到", "打到", "汇给", "送给", "支付给", "转账给", "发送给",
                "转入", "发送到", "转账到", "汇到", "转至", "寄给", "传给", "划给", "划到", "发去", "打去", "付到", "转去");
        add(Kind.BALANCE, "余额", "资产", "持仓", "账户", "钱包", "余款");
        add(Kind.SHOW, "查", "查询", "看", "看看", "显示", "查一下", "看一下", "查看", "查下", "看下", "查查", "列出");
        add(
                Kind.HAVE, "我有", "有", "还有多少", "剩多少", "有多少", "我有多少", "还有", "还剩", "还剩多少", "里有", "里有多少", "里还有多少", "我还有多少",
                "我还剩多少", "剩", "有没有");
        add(Kind.HOW_MUCH, "多少", "几多", "几", "多少个");
        add(Kind.QUOTE, "报价", "询价", "报个价", "估价", "报一下价", "问价");
        add(
                Kind.RECEIVE,
                "能换",
                "能换多少",
                "可以换",
                "可以换多少",
                "能得到",
                "能得到多少",
                "可以得到",
                "能买",
                "能买多少",
                "可换",
                "可以买",
                "能兑换",
                "能兑",
                "值多少",
                "换得",
                "可以兑换",
                "大概能换",
                "能卖",
                "可以卖",
                "能够换",
                "值");
    }

    private Lexicon() {}

    private static void add(Kind kind, String... words) {
        for (String word : words) {
            WORDS.put(word, kind);
        }
    }

    /** What the word or phrase means; null if it is not known. Lower case, simplified characters. */
    static @Nullable Kind kind(String word) {
        return WORDS.get(word);
    }

    /** The verb that the word becomes by one edit; null if there is none, or more than one meaning. Tokens are never mended. */
    static @Nullable Kind mended(String word) {
        if (word.length() < LEAST_LENGTH_OF_A_TYPO || NEAR_BUT_OTHER.contains(word)) {
            return null;
        }
        Kind found = null;
        for (String verb : MENDABLE) {
            if (Edits.atMostOne(word, verb)) {
                Kind kind = WORDS.get(verb);
                if (found != null && found != kind) {
                    return null;
                }
                found = kind;
            }
        }
        return found;
    }

    /** How tokens are called beside their symbols, in lower case. */
    static final Map<String, String> TOKEN_NAMES = Map.ofEntries(
            Map.entry("ether", "ETH"),
            Map.entry("ethers", "ETH"),
            Map.entry("ethereum", "ETH"),
            Map.entry("以太坊", "ETH"),
            Map.entry("以太币", "ETH"),
            Map.entry("以太", "ETH"),
            Map.entry("姨太", "ETH"),
            Map.entry("wrapped ether", "WETH"),
            Map.entry("wrapped eth", "WETH"),
            Map.entry("tether", "USDT"),
            Map.entry("泰达币", "USDT"),
            Map.entry("泰达", "USDT"),
            Map.entry("usd coin", "USDC"),
            Map.entry("chainlink", "LINK"),
            Map.entry("wrapped bitcoin", "WBTC"),
            Map.entry("wrapped btc", "WBTC"),
            Map.entry("uniswap token", "UNI"));

    /** Shares in words; the number is written as text so that nothing is rounded. */
    static final Map<String, String> SHARES = Map.ofEntries(
            Map.entry("all", "1"),
            Map.entry("all of", "1"),
            Map.entry("everything", "1"),
            Map.entry("entire", "1"),
            Map.entry("my entire", "1"),
            Map.entry("the entire", "1"),
            Map.entry("whole", "1"),
            Map.entry("my whole", "1"),
            Map.entry("every bit of", "1"),
            Map.entry("every last bit of", "1"),
            Map.entry("all of my", "1"),
            Map.entry("all my", "1"),
            Map.entry("all the", "1"),
            Map.entry("all of the", "1"),
            Map.entry("half", "0.5"),
            Map.entry("a half", "0.5"),
            Map.entry("one half", "0.5"),
            Map.entry("a quarter", "0.25"),
            Map.entry("quarter", "0.25"),
            Map.entry("one quarter", "0.25"),
            Map.entry("three quarters", "0.75"),
            Map.entry("a fifth", "0.2"),
            Map.entry("one fifth", "0.2"),
            Map.entry("a tenth", "0.1"),
            Map.entry("one tenth", "0.1"),
            Map.entry("一半", "0.5"),
            Map.entry("半数", "0.5"),
            Map.entry("全部", "1"),
            Map.entry("所有", "1"),
            Map.entry("全", "1"),
            Map.entry("全部的", "1"),
            Map.entry("所有的", "1"),
            Map.entry("统统", "1"),
            Map.entry("通通", "1"),
            Map.entry("整个", "1"),
            Map.entry("四分之一", "0.25"),
            Map.entry("四分之三", "0.75"),
            Map.entry("五分之一", "0.2"),
            Map.entry("二分之一", "0.5"),
            Map.entry("十分之一", "0.1"),
            Map.entry("全数", "1"));

    /** Traditional characters that stand in the lexicon in their simplified form, one for one. */
    static char simplified(char c) {
        int index = TRADITIONAL.indexOf(c);
        return index < 0 ? c : SIMPLIFIED.charAt(index);
    }

    private static final String TRADITIONAL =
            "換轉個買賣給將萬兩餘額幫請錢報價點後還從這嗎為檢帳賬顆塊總數購進發匯劃寄傳兌滑過讓產歷並與種餘長樓單" + "億隻該應麼什誰裡裏嘅啲謝勞煩馬達幣剩種問詢顯閃變";
    private static final String SIMPLIFIED =
            "换转个买卖给将万两余额帮请钱报价点后还从这吗为检账账颗块总数购进发汇划寄传兑滑过让产历并与种余长楼单" + "亿只该应么什谁里里的些谢劳烦马达币剩种问询显闪变";

    static {
        if (TRADITIONAL.length() != SIMPLIFIED.length()) {
            throw new IllegalStateException("the tables of characters differ in length");
        }
    }

    /** Whether these letters, in any case, are a list's symbol. */
    static @Nullable String token(String word, List<String> symbols) {
        for (String symbol : symbols) {
            if (symbol.equalsIgnoreCase(word)) {
                return symbol;
            }
        }
        String named = TOKEN_NAMES.get(word.toLowerCase(Locale.ROOT));
        return named != null && symbols.contains(named) ? named : null;
    }
}
