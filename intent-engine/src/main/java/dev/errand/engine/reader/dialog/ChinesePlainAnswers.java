package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chinese answer or correction as people word it: 少复制一位，是 0x…; 少了，转 80; 没有啊，那买 LINK; 给 @huang 吧，她是我女儿. What only says
 * what went wrong, or who somebody is, is blanked out, so that each offset stays; what is left is read again.
 *
 * <p>Nothing is left out that has a value of its own in it, or that limits, doubts or adds anything.
 */
public final class ChinesePlainAnswers {

    private static final int LONGEST = 160;
    private static final String SIGNS = ",，.。;；:：!！?？…~～—\n";

    private static final String DID = "(?:复制|拷贝|拷|贴|粘贴|粘|打|写|输入|输|抄|填|敲|按|发|选|看|说|讲|记|弄|搞|点|转|算|报|给)";
    private static final String CRY = "(?:哦|噢|啊|呃|额|哎呀|哎|诶|欸|嗯|喔|唉|呀|糟糕|糟|等等|等下|等一下|抱歉|对不起|不好意思|sorry|我)*";
    private static final Pattern CRIES = Pattern.compile(CRY);
    private static final String MUCH =
            "(?:好像|刚才|刚刚|刚|可能|应该|似乎|还是|这个|那个|有点儿?|有些|稍微|实在|真的?|也|又|太|好|最后|末尾|后面|中间|前面|地址|号码|金额|数量|数字|数目|名字|收款人|收件人|币种|币|帧数|张数|台数|卡数|时间|时长|天数|型号|显卡|模型)*";
    private static final String END = "(?:了|咗|啦|喇|呢|啊|呀|哈|哦|的|一点|一些|点|些)*";

    /** 少复制一位, 地址漏了个字母, 打错了: what was said was not what was meant. */
    private static final Pattern SLIP = Pattern.compile(CRY + MUCH
            + "(?:(?:少|漏|多|缺|掉|丢|差)" + DID + "?[了咗掉]*[一1两个個]*(?:位|码|碼|个|個|字母|字符|数字|字|截|段|零|0)(?:字母|字符|数字|字|数|零| ?0)?"
            + "|" + DID + "[了咗]?(?:漏|少|错|多|掉|丢|反|快|岔|混|急)[了咗掉]*[一1两个個]*(?:位|码|碼|字母|字符|数字|字|数|人|地址|金额|零|0)*"
            + "|漏[了咗]?(?:最后|中间|前面|后面|开头|末尾|尾巴)?的?[一1几两兩]*(?:位|码|个|個|字母|字符|数字|字|截|段|点)"
            + "|(?:改|变)了?主意" + "|没" + DID + "(?:全|完整?|到|上|好|对|整)" + "|有误"
            + "|(?:手|口)(?:滑|抖|误|快|残)|漏[了咗]|嘴瓢|错)" + END);

    private static final Pattern SLIP_BEFORE =
            Pattern.compile("\\s*" + SLIP.pattern() + "(?=(?:应该|应當|應該|其实|实际|正确|正确的)?(?:是|系|係))");

    /** 显卡换成 5090: what is changed. */
    private static final Pattern FIELD =
            Pattern.compile("\\s*(?:把|将|那|就)?(?:显卡|显示卡|卡|机器|型号|gpu|模型)(?:就|都|给我|帮我|还是)*(?=改|换|用|要|调)");

    /** 少了, 五天不够, 100 太多: what was asked for is not enough, or too much. */
    private static final Pattern OFF = Pattern.compile(CRY
            + "(?:[0-9.]{1,12}|[一二两三四五六七八九十百千万半]{1,6})?\\s*(?:个半?|個|枚|颗|张|台|天|日|周|小时|小時|个?钟头?|個鐘|分钟|分鐘|刀|美元|蚊|u|eth|weth|usdc|usdt|dai|link|uni|wbtc)*\\s*"
            + MUCH + "(?:(?:转|换|买|卖|存|借|取|还|租|给|打)得?)?" + MUCH
            + "(?:不够用?|不夠用?|唔够|唔夠|少|多|贵|貴|久|短|赶|趕|长|長|紧|緊|高|低|晚|来不及|來不及|不合适|不合適)" + END);

    /** 没有啊, 不支持啊: what was asked for is not to be had. */
    private static final Pattern LACKING = Pattern.compile(
            CRY
                    + "(?:这个|这种|那个)?(?:没有|没|冇|不支持|不能买|买不了|换不了|不行|没这个|没有这个|没这种|不支持这个)(?:币|代币|这个|这种|这币)*(?:啊|呀|吗|么|嘛|哦|喔|吖|的话|了|是吧)*");

    /** 哦哦不是 XRP: a token that was not known is turned down. */
    private static final Pattern UNKNOWN =
            Pattern.compile(CRY + "(?:不是|不要|不用|唔系|唔要)\\s*([a-z][a-z0-9]{1,9})(?:了|啊|啦)?");

    /** 算了，买 UNI; 不买 ETH 了，买 UNI: something else is to be bought. */
    private static final Pattern DROPPED = Pattern.compile(
            CRY + "(?:算了(?:吧)?|(?:还是)?(?:不买|不要|别买)\\s*(?:[a-z]{2,9}|以太坊?)?了|(?:还是)?(?:不要|别买)\\s*(?:[a-z]{2,9}|以太坊?))");

    private static final Pattern BOUGHT =
            Pattern.compile("[,，。!！;\\s]*(?:那就?|就|还是|改)?买(?:点|些)?\\s*(?:[a-z]{2,9}|以太坊?)(?:吧|好了)?[\\s。.!！]*");

    /** 换 compound 存吧: another market. */
    private static final Pattern OTHER_MARKET = Pattern.compile(
            "\\s*(?:那就?|还是|要不)?换(?=\\s*(?:aave|compound|llama|qwen|deepseek|mistral|mixtral|kimi|gpt-oss|gemma|phi-|glm|[abhlv][0-9]{1,3}s?\\b|rtx|[345]0[5-9]0\\b))");

    /** 她是我女儿, 交房租用的: who somebody is, or what it is for. */
    private static final Pattern WHO = Pattern.compile(
            "(?:他|她|它|佢|这|那|就)?(?:(?:是|系)我?|我)(?:们|哋|的|嘅|家)?[\\u4e00-\\u9fff]{1,6}?(?:的|啊|呀|哈|来着|来的)?|(?:谢谢|多谢|谢了|麻烦你?了?|辛苦了?|拜托|唔该|thx|thanks)(?:你|您|啦|了|哈)*");

    /** 80 吧, 两张就行: a value that is settled upon. */
    private static final Pattern SETTLED = Pattern.compile("(?:那|要不|还是)?(?:干脆|索性|要不|还是|不如|那就|只|就)[^,，。]{1,24}"
            + "|[^,，。]{1,24}?(?:吧|就行|就好|就够|够了|就可以|即可|好了|得了)[了啦哈啊呀]*[。.!！~]*");

    /** What adds to a request, limits it, doubts it or tells of something else: 少了，再转 30 pays twice. */
    private static final Pattern WEIGHTY =
            Pattern.compile("再|另|加(?!到)|不到|大概|大约|差不多|左右|上下|最多|至多|顶多|至少|最少|收到|到账|剩|也|等(?!等|下|一下)|知道"
                    + "|如果|要是|的话|还有|猜|可能|也许|或|吗|么|呢|是不是|没|别|[?？]\\s*$|手续费|他只|她只|每");

    /** 一次 50: so much each time. */
    private static final Pattern ONCE =
            Pattern.compile("\\s*(?:就|那就|那)?(?:一次|一回|每次|每回|每期|每趟)(?:就|给|转|存|还|换|买|打|要)?(?=\\s*[0-9一二两三四五六七八九十百千万半])");

    /** 36 小时看看: settles nothing, and asks for nothing. */
    private static final Pattern TRYING = Pattern.compile("(?:看看|试试|試試|看看先|试试看|試試睇|睇睇|先)[吧啊呗啦]*$");

    /** 如果是 8000 个请求呢: asks the same of something else. */
    private static final Pattern SUPPOSING =
            Pattern.compile("\\s*(?:那|那么)?(?:如果|要是|假如|若)(?:我)?(?:是|换成|改成|改为|变成|要)(?=[^,，。]{1,24}呢[?？]?\\s*$)");

    /** 滑点太高了，0.3% 吧: what is too high is named, and stays. */
    private static final Pattern SLIPPAGE_OFF =
            Pattern.compile("(滑点|滑价)(?:太|有点|好像|还是)*[高大低小多少]了?[啊呀吧]?[,，]?\\s*(?=[0-9.]{1,5}\\s*%)");

    private static final Pattern ASKED = Pattern.compile("要多久|多长时间|要多少|多少钱|几多钱|要几耐|多少时间|花多久");
    private static final Pattern RECURRING = Pattern.compile("[每逢隔]|天天|月月|定期|定投");

    private static final Pattern TIME_NAMED = Pattern.compile("时间|时长|天数");
    private static final Pattern TIME_UNIT = Pattern.compile("小时|钟|分|天|日|周|月|年|礼拜|星期");

    private static final Pattern TRADES = Pattern.compile("[换換兑兌买買卖賣]");
    private static final Pattern WANTS = Pattern.compile("[要得收拿到]\\s*[0-9一二两三四五六七八九十百千万半]");

    private final String text;
    private final String written;
    private final List<Lexeme> lexemes;
    private final String earlier;
    private final boolean lacksToken;
    private final StringBuilder left;
    private boolean mends;

    private ChinesePlainAnswers(String text, List<Lexeme> lexemes, String earlier, boolean lacksToken) {
        this.text = text;
        this.earlier = earlier.toLowerCase(Locale.ROOT);
        this.written = Hanzi.simplified(text.toLowerCase(Locale.ROOT));
        this.lexemes = lexemes;
        this.lacksToken = lacksToken;
        this.left = new StringBuilder(text);
    }

    /**
     * The text with nothing but blanks where it only says how somebody came to it.
     *
     * @param lexemes those of the text, each word for itself
     * @param earlier the message before
     * @param lacksToken whether a token was asked about
     */
    public static PlainAnswers.Plain of(String text, List<Lexeme> lexemes, String earlier, boolean lacksToken) {
        ChinesePlainAnswers answer = new ChinesePlainAnswers(text, lexemes, earlier, lacksToken);
        boolean read = text.length() <= LONGEST && answer.written.length() == text.length() && answer.blank();
        return read
                ? new PlainAnswers.Plain(answer.left.toString(), answer.mends)
                : new PlainAnswers.Plain(text, false);
    }

    /** Blanks 一次 in 一次 50, 如果是 in 如果是 8000 个请求呢, and 看看 in 36 小时看看. */
    private void blankAround() {
        Matcher once = ONCE.matcher(written);
        Matcher supposing = SUPPOSING.matcher(written);
        Matcher trying = TRYING.matcher(written);
        if (once.lookingAt() && RECURRING.matcher(Hanzi.simplified(earlier)).find()) {
            erase(0, once.end());
        } else if (supposing.lookingAt()
                && ASKED.matcher(Hanzi.simplified(earlier)).find()) {
            erase(0, supposing.end());
            erase(written.lastIndexOf('呢'), written.length());
            mends = true;
        }
        Matcher slippage = SLIPPAGE_OFF.matcher(written);
        if (slippage.lookingAt()) {
            erase(slippage.end(1), slippage.end());
        }
        if (trying.find() && hasValue(0, trying.start())) {
            erase(trying.start(), written.length());
        }
    }

    private boolean blank() {
        blankAround();
        List<int[]> parts = parts();
        boolean names = Lexeme.isIn(lexemes, Kind.RECIPIENT);
        boolean value = false;
        for (int i = 0; i < parts.size(); i++) {
            int from = parts.get(i)[0];
            int to = parts.get(i)[1];
            String said = written.substring(from, to).strip();
            boolean last = i == parts.size() - 1;
            boolean dropped = isDropped(said, to);
            boolean slip = !value
                    && !last
                    && (isSlip(said) || isUnknown(said) || dropped)
                    && (SLIP.matcher(said).matches()
                            || isUnknown(said)
                            || dropped
                            || SIGNS.indexOf(written.charAt(to)) >= 0); // 少了 30: by 30
            slip |= value && last && SLIP.matcher(said).matches();
            boolean cry = !value && !last && CRIES.matcher(said).matches();
            boolean lacking =
                    !value && !last && lacksToken && LACKING.matcher(said).matches();
            boolean who =
                    (value || names) && !hasValue(from, to) && WHO.matcher(said).matches();
            mends |= slip;
            if (!slip && !value) {
                from = behindSlip(from, to);
            }
            if (slip || lacking || who || cry) {
                erase(from, Math.min(to + 1, text.length()));
            } else {
                value |= hasValue(from, to);
            }
        }
        mends |= value && SETTLED.matcher(written.strip()).matches();
        String rest = Hanzi.simplified(left.toString());
        boolean otherSide =
                TRADES.matcher(earlier).find() && WANTS.matcher(rest).find(); // 少了，要 5000: of what is got?
        boolean time =
                TIME_NAMED.matcher(written).find() && !TIME_UNIT.matcher(rest).find(); // 时间不够，改成 5
        return value && !time && !otherSide && !WEIGHTY.matcher(rest).find();
    }

    private boolean isUnknown(String said) {
        Matcher unknown = UNKNOWN.matcher(said);
        return lacksToken && unknown.matches() && earlier.contains(unknown.group(1));
    }

    private boolean isDropped(String said, int to) {
        return earlier.contains("买")
                && DROPPED.matcher(said).matches()
                && BOUGHT.matcher(written.substring(to)).matches();
    }

    private static boolean isSlip(String said) {
        return SLIP.matcher(said).matches() || OFF.matcher(said).matches();
    }

    /** Behind 打错了 in 打错了应该是 @bob, and behind 换 in 换 compound 存, which are blanked out; 显卡 in 显卡换成 5090 says what is changed. */
    private int behindSlip(int from, int to) {
        Matcher slip = SLIP_BEFORE.matcher(written).region(from, to);
        Matcher market = OTHER_MARKET.matcher(written).region(from, to).useTransparentBounds(true);
        int end = slip.lookingAt() ? slip.end() : market.lookingAt() ? market.end() : from;
        erase(from, end);
        mends |= end > from || FIELD.matcher(written).region(from, to).lookingAt();
        return end;
    }

    /** The parts between signs, and between blanks that stand behind Chinese. */
    private List<int[]> parts() {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean point = (c == '.' || c == ':') && i + 1 < written.length() && written.charAt(i + 1) != ' ';
            boolean blank = c == ' '
                    && i > from
                    && i + 1 < written.length()
                    && (FoldedText.isHan(written.charAt(i - 1))
                            ? written.charAt(i - 1) != '是'
                                    && (!written.startsWith(" 0", i) || written.startsWith(" 0x", i))
                                    && (!hasValue(from, i)
                                            || isSlip(written.substring(from, i).strip()))
                            : SLIP.matcher(written.substring(i).strip()).matches());
            if ((SIGNS.indexOf(c) >= 0 && !point) || blank) {
                if (!written.substring(from, i).isBlank()) {
                    parts.add(new int[] {from, i});
                }
                from = i + 1;
            }
        }
        if (!written.substring(from).isBlank()) {
            parts.add(new int[] {from, written.length()});
        }
        return parts;
    }

    private boolean hasValue(int from, int to) {
        return Lists.any(
                lexemes,
                lexeme -> lexeme.start() >= from && lexeme.start() < to && lexeme.isAnyOf(PlainAnswers.VALUES));
    }

    private void erase(int from, int to) {
        for (int i = from; i < to; i++) {
            left.setCharAt(i, ' ');
        }
    }
}
