package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 帮我叫个车, 总结附件, ETH 跌破 2000 提醒我: a whole Chinese text that asks some other agent for something, in words of which the grammars
 * know too few to see a verb in them. It moves nothing of the user's, and is read only where they found no request. The words stand in
 * {@code errands-zh.txt}. Thread-safe.
 */
public final class ChineseErrands {

    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;
    private static final WordLists LISTS = WordLists.read("errands-zh.txt");
    private static final String THINGS = LISTS.anyOf("THINGS");

    /** What is asked stands in the group {@code asked}. */
    private static final Pattern TOLD = Pattern.compile("\\s*(?:" + LISTS.anyOf("OPENERS") + "\\s*|我(?:想|要|想要)(?="
            + LISTS.anyOf("WISHED") + "))?(?<me>"
            + LISTS.anyOf("FOR_ME") + "(?!的))?\\s*(?<asked>\\S.*?)(?:[\\s,，]*" + LISTS.anyOf("TAILS")
            + ")*[\\s。.!！~?？]*");

    private static final Pattern VAGUE = Pattern.compile(LISTS.anyOf("VAGUE") + ".*|把.*|.*(?:一下|下)?(?:这|那)个?");
    private static final Pattern VERB = Pattern.compile(LISTS.anyOf("VERBS") + "(?![过了完得着]).+");
    private static final Pattern ABOUT =
            Pattern.compile(LISTS.anyOf("DOES") + "(?![过了完得着])[^,，。;；!！?？]{0,16}" + THINGS + "[^,，。;；!！?？]{0,10}");

    /** 把附件里的发票整理成表格: of what was attached, something else is made. */
    private static final Pattern OF_ATTACHED =
            Pattern.compile("[把将]?附件[^,，。;；!！?？]{0,12}" + LISTS.anyOf("INTO") + "[^,，。;；!！?？]{1,16}");

    /** 跌破 2000 提醒我, 盯着 ETH 的价格: tells somebody, and trades nothing. */
    private static final Pattern REMINDS =
            Pattern.compile("[^不别]{2,40}?[跌涨升降到破过低高于][^不别]{1,24}(?:提醒|通知|告诉|叫|喊|告知|call|ping)(?:我|下我|一下我)(?:一声|一下|下)?"
                    + "|[^不别]{1,16}(?:提醒我|叫我(?=起床|起身))[^不别]{2,20}"
                    + "|(?:监控|监测|盯着|盯住|盯紧|盯一下|留意|关注|跟踪|追踪)(?![过了完得])[^不别]{2,40}");

    private static final Pattern ACTS = Pattern.compile("[买卖换借还存取兑租]|转(?!账|入|出)|[就再则便]转");

    /** 取消 USDC 的授权, 领取空投: done on the chain, and by no type of request. */
    private static final Pattern ON_CHAIN =
            Pattern.compile("(?:取消|撤销|撤回|撤掉|解除|收回|清除|revoke)[^,，。;；!！?？不别]{0,24}(?:授权|许可|approval)(?:额度)?"
                    + "|(?:做空|做多|开空|开多)[^,，。;；!！?？不别了]{1,20}|给[^,，。;；!！?？不别]{1,16}投票[^,，。;；!！?？不别]{0,4}"
                    + "|(?:领|领取|申领|领一下|claim)[^,，。;；!！?？不别]{0,16}(?:空投|airdrop)");

    /** 分析一下以太坊最近的走势, 查一下 vitalik.eth 的交易记录: what somebody is to look into. */
    private static final Pattern STUDY = Pattern.compile(
            "(?:分析|研究|调研|解读|梳理|科普|介绍|讲解|总结)(?:一?下)?[^,，。;；!！?？不别\\d]{1,20}(?:走势|行情|前景|基本面|白皮书|趋势|原理|机制|生态|项目|币种|协议)(?:[吧呗]|给我)?"
                    + "|(?:查|查询|看|查看|看看|查查)(?:一?下)?[^,，。;；!！?？不别]{1,48}(?:的)?(?:交易记录|交易历史|转账记录|历史交易|流水|新闻)");

    private static final Set<Kind> OURS = Clause.union(
            Verbs.OF_TOKENS,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.MODEL,
            Kind.MODEL_NOUN,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.TOKEN_UNIT,
            Kind.QUOTE,
            Kind.HOW_MUCH,
            Kind.NOT,
            Kind.AGAIN,
            Kind.PAST,
            Kind.PAST_TIME);

    private static final Set<Kind> TALKED = Kinds.of(Kind.NOT, Kind.CANCEL, Kind.PAST, Kind.PAST_TIME, Kind.QUESTION);

    private static final CertainErrands CERTAIN = new CertainErrands(LISTS);

    private ChineseErrands() {}

    /** The request for some other agent that the text is whatever the grammars found in it: 给 @bob 发条消息; null if it is none. */
    public static @Nullable Draft certain(String text, List<Lexeme> lexemes) {
        if (text.length() > LONGEST) {
            return null;
        }
        String said = Hanzi.simplified(text).toLowerCase(Locale.ROOT);
        Matcher told = CERTAIN.mayBeIn(said) ? TOLD.matcher(said) : null;
        return told != null && told.matches() && CERTAIN.areAsked(told.group("asked"), lexemes)
                ? asked(text, told)
                : null;
    }

    private static Draft asked(String text, Matcher told) {
        Span at = new Span(told.start("asked"), told.end("asked"));
        Draft draft = new Draft("service");
        draft.putSpan("query", text.substring(at.start(), at.end()), at, text);
        return draft;
    }

    /**
     * The request for some other agent that the text is; null if it is none.
     *
     * @param reason why the grammars found no request; null if they found one that they did not understand
     */
    public static @Nullable Draft of(String text, List<Lexeme> lexemes, Reading.@Nullable Reason reason) {
        boolean open = reason == null || reason == Reading.Reason.NOISE || reason == Reading.Reason.SMALL_TALK;
        if (text.length() > LONGEST || !Hanzi.areIn(text)) {
            return null;
        }
        Matcher told = TOLD.matcher(Hanzi.simplified(text).toLowerCase(Locale.ROOT));
        if (!told.matches()) {
            return null;
        }
        String asked = told.group("asked");
        boolean onChain = (open || reason == Reading.Reason.NEGATION)
                && ON_CHAIN.matcher(asked).matches();
        boolean errand = open
                && (isReminder(asked, lexemes)
                        || isStudy(asked, lexemes)
                        || isErrand(asked, told.group("me") != null, lexemes));
        if (!onChain && !errand) {
            return null;
        }
        return asked(text, told);
    }

    private static boolean isReminder(String asked, List<Lexeme> lexemes) {
        return REMINDS.matcher(asked).matches()
                && !ACTS.matcher(asked).find()
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(TALKED));
    }

    private static boolean isStudy(String asked, List<Lexeme> lexemes) {
        return STUDY.matcher(asked).matches() && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(TALKED));
    }

    private static boolean isErrand(String asked, boolean forMe, List<Lexeme> lexemes) {
        if (asked.length() < SHORTEST || ",，。;；!！?？\n".chars().anyMatch(sign -> asked.indexOf(sign) >= 0)) {
            return false;
        }
        boolean attached = OF_ATTACHED.matcher(asked).matches();
        if (attached || ABOUT.matcher(asked).matches()) {
            return Lists.none(
                    lexemes,
                    lexeme -> lexeme.isAnyOf(TALKED)
                            || (attached && lexeme.is(Kind.TOKEN))
                            || (lexeme.isAnyOf(Entities.ALL) && !(attached && lexeme.is(Kind.ATTACHMENT))));
        }
        boolean ours = Lists.any(lexemes, lexeme -> lexeme.isAnyOf(OURS) || lexeme.isAnyOf(TALKED))
                || Lists.any(LISTS.named("MONEY"), asked::contains);
        return !ours
                && (VERB.matcher(asked).matches()
                        || (forMe && !VAGUE.matcher(asked).matches()));
    }
}
