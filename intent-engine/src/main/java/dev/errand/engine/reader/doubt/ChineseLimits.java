package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.chinese.ChineseOrders;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.OpenedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;

/**
 * What a Chinese text says of its requests that no field of theirs holds: a venue, a part of a job, a start, a condition that comes
 * again. Left out it would be another request than the one made, so it is asked about. The words stand in {@code doubts-zh.txt}.
 */
public final class ChineseLimits {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final Set<String> VENUE = LISTS.named("VENUE");
    private static final WordSearch VENUES = WordSearch.of(VENUE);
    private static final Set<String> AT = LISTS.named("AT");
    private static final Set<String> MARKET = LISTS.named("MARKET");
    private static final WordSearch MARKETS = WordSearch.of(MARKET);
    private static final Set<String> OUTWARD = LISTS.named("OUTWARD");
    private static final WordSearch LENT_TO_ME = WordSearch.of(LISTS.named("LENT_TO_ME"));
    private static final WordSearch JOB_LIMITS = WordSearch.of(LISTS.named("JOB_LIMITS"));
    private static final WordSearch TOTAL_TOKENS = WordSearch.of(LISTS.named("TOTAL_TOKENS"));
    private static final Set<String> ASKS_WHAT = LISTS.named("ASKS_WHAT");
    private static final Set<String> WHATEVER = LISTS.named("WHATEVER");
    private static final WordSearch REPEATS = WordSearch.of(LISTS.named("REPEATS"));

    private static final KeyedPattern OWED = KeyedPattern.of(
            "欠借", "[欠借](?:着|了|过)?我?(?:[老小阿][\\u4e00-\\u9fff]|" + String.join("|", LISTS.named("CREDITOR")) + ")的?");
    /** 归还 20 USDC 债务给他. */
    private static final KeyedPattern PAID_BACK = KeyedPattern.of(
            "给俾畀", "[给俾畀]\\s?(?:我的?)?(?:佢|对方|" + String.join("|", LISTS.named("CREDITOR")) + ")(?![a-z0-9])");
    /** 我存的 200 USDC，换成 DAI: what lies in a market has to be taken out first. */
    private static final OpenedPattern KEPT = OpenedPattern.of(
            LISTS.openingsOf("KEPT") + "从",
            "(?<![要想来去该可])(?:" + String.join("|", LISTS.named("KEPT"))
                    + ")(?:的|那|这)[^,，。;；!！?？]{0,12}?(?:eth|usd[ct]|dai|wbtc|link|uni|以太|泰达|[0-9万千百]\\s?u(?![a-z]))"
                    + "|从(?:我的?|那笔)?(?:存款|存单|理财|借贷池|池子|抵押品?)(?:里面|里|中|上)?(?!取|赎|撤)");
    /** …，是存在 compound 里的: where it lies is no deposit. */
    private static final KeyedPattern LYING = KeyedPattern.of(
            "存放押", "(?:是|原本|本来|原来|之前|以前|都)(?:存|放|押|质押|抵押)(?:在|着在|到|进)\\s?[a-z]{3,12}\\s?(?:里面|里|上面|上|那边|平台|池子)*的");

    private static final String COUNT = "[0-9一二两三四五六七八九十百千万半]";
    private static final String TOKEN_NAME = "(?:w?eth|usd[ct]|dai|wbtc|link|uni|以太坊?|u)";
    /** 到账 100 USDC 就转给 @bob, ETH 加仓到 5 个, 再买一倍: an arrival, a total that is aimed at, a multiple. */
    private static final OpenedPattern NO_AMOUNT = OpenedPattern.of(
            "到入进收加增补减囤攒双翻",
            "(?:到账|入账|进账|收到)了?[^,，。;；]{0,8}?" + COUNT + "[^,，。;；]{0,8}?" + TOKEN_NAME
                    + "\\s?(?:就|便|再|后|之后|以后|时|的时候|的话)"
                    + "|(?:加仓|增持|补仓|减仓|减持|加码|囤|攒|增加|减少|补)(?:到|至)\\s?(?:只?剩|还剩)?\\s?" + COUNT + "|双倍|翻倍|翻番|加倍");

    /** 再买一倍. */
    private static final KeyedPattern TIMES = KeyedPattern.of("倍", COUNT + "倍");
    /** 没到 4000 就不卖，到了就卖: when, said without a price in the clause that asks. */
    private static final KeyedPattern ONCE_THERE = KeyedPattern.of(
            "到达涨跌够满过站",
            "(?:^|[,，。;；\\s])等?(?:它|价格|行情|价)?(?:一?到|涨到|跌到|达到|涨上去|涨上来|跌下来|跌下去|涨了|跌了|涨回来|跌回来|够了|满了)(?:了|位了?|那时候?)?(?:就|再|才)"
                    + "|(?:没有?|未|还没)(?:到|涨到|跌到|跌破|涨破|超过|站上)\\s?\\$?" + COUNT);

    /** 4bit 量化, 半精度: a precision by another name than those that jobs are given. */
    private static final KeyedPattern PRECISION = KeyedPattern.of(
            "精量bB位",
            "(?<![a-z0-9])(?:[2348]|16|32)\\s?-?(?:bits?|位)(?![a-z元数])|[全单双混高低]合?精度|[二三四八]位(?:量化|精度)|[,，]\\s*(?:精度|量化)\\s*(?:$|[,，。])");
    /** 定投, without a word of how often. */
    private static final KeyedPattern REGULARLY = KeyedPattern.of("定", "(?<![不别停止消要])定投");

    private static final KeyedPattern TAKEN_AND_PUT = KeyedPattern.of("取提", "[取提][^,;。，；再然后接]{1,30}?[存放]");
    private static final Set<String> MOVING = Set.of("swap", "transfer", "supply");
    private static final Set<String> TAKING_OUT = Set.of("withdraw", "borrow", "repay");

    private final String text;
    private final String written;

    /** @param folded the text, as {@link FoldedText} folds it */
    ChineseLimits(String text, String folded) {
        this.text = folded;
        this.written = text;
    }

    /** Marks what is missing because of such words. */
    void ask(List<Draft> drafts) {
        if (!drafts.isEmpty()
                && MOVING.contains(drafts.getFirst().type())
                && Lists.none(drafts, draft -> TAKING_OUT.contains(draft.type()))
                && KEPT.isIn(text)) {
            drafts.getFirst().wrong("request");
        }
        takenFromNowhere(drafts);
        List<Draft> both = Lists.those(drafts, ChineseLimits::isOfBoth);
        if (both.size() > 1) {
            both.forEach(draft -> draft.wrong("sell.amount")); // 把 ETH 和 UNI 都换成 USDC: how much of each?
        }
        boolean lies = LYING.isIn(text);
        boolean unsaid = NO_AMOUNT.isIn(text) || TIMES.isIn(text);
        boolean once = ONCE_THERE.isIn(text);
        boolean regular =
                Lists.none(drafts, draft -> draft.has("trigger") || draft.isWrong("trigger")) && REGULARLY.isIn(text);
        for (Draft draft : drafts) {
            if (Fields.MOVES.contains(draft.type())) {
                if (unsaid) {
                    draft.wrong("request");
                }
                if (once && !draft.has("trigger.when")) {
                    draft.wrong("trigger");
                }
                if (regular && !draft.isWrong("trigger.every")) {
                    draft.wrong("trigger.every");
                }
            }
            if (lies && draft.type().equals("supply")) {
                draft.wrong("request");
            }
            if (Fields.JOBS.contains(draft.type())) {
                ofJob(draft);
            } else if (draft.type().equals("swap") && namesVenue(text)) {
                draft.wrong("request");
            } else if (draft.type().equals("supply") && MARKETS.isIn(text) && standsBehind(text, MARKET, OUTWARD)) {
                draft.wrong("request"); // 转出 aave 的 50 DAI
            } else if (draft.type().equals("repay") && (OWED.isIn(text) || PAID_BACK.isIn(text))) {
                draft.wrong("request"); // 欠老王的 500 USDC: he is no market
            } else if (draft.type().equals("supply") && LENT_TO_ME.isIn(text)) {
                draft.wrong("request"); // 帮我借出 500 USDC: lent out for me, or to me?
            }
            if (draft.has("trigger.when") && REPEATS.isIn(text)) {
                draft.wrong("trigger");
            }
        }
    }

    /** 归还 20 USDC 债务给他: he is no market, and what says so is no remark. */
    public static boolean isPaidBackToSomebody(String text, Reading read) {
        return Lists.any(read.intents(), intent -> intent.type().equals("repay"))
                && PAID_BACK.isIn(Hanzi.simplified(text));
    }

    private static boolean isOfBoth(Draft draft) {
        Draft.Leaf share = draft.leaves().get("sell.amount.share");
        return share != null && ChineseOrders.BOTH.equals(share.ground().text());
    }

    /** 把 DAI 取出四分之一存进 aave: out of which market, or out of the wallet? */
    private void takenFromNowhere(List<Draft> drafts) {
        for (int i = 0; i + 1 < drafts.size(); i++) {
            Draft taken = drafts.get(i);
            Draft put = drafts.get(i + 1);
            if (taken.type().equals("withdraw")
                    && !taken.has("market")
                    && put.type().equals("supply")
                    && put.has("market")
                    && TAKEN_AND_PUT.isIn(text)) {
                taken.wrong("market");
            }
        }
    }

    private void ofJob(Draft draft) {
        if (JOB_LIMITS.isIn(text) || (draft.has("requests") && TOTAL_TOKENS.isIn(text))) {
            draft.wrong("request");
        }
        if (draft.type().equals("infer") && !draft.has("precision") && PRECISION.isIn(text)) {
            draft.wrong("precision");
        }
        boolean estimated = draft.type().equals("infer") || draft.type().equals("train");
        if (!estimated || draft.has("estimateOnly")) {
            return;
        }
        for (String question : ASKS_WHAT) {
            int at = text.indexOf(question);
            if (at >= 0 && !endsInAny(text.substring(0, at), WHATEVER)) {
                draft.putSpan("estimateOnly", "true", new Span(at, at + question.length()), written);
                return;
            }
        }
    }

    /** Whether what is said, in lower case, names a place where tokens are to be traded. */
    public static boolean namesVenue(String said) {
        return VENUES.isIn(said) && standsBehind(said, VENUE, AT);
    }

    private static boolean standsBehind(String text, Set<String> names, Set<String> before) {
        for (String name : names) {
            int at = text.indexOf(name);
            if (at > 0 && endsInAny(text.substring(0, at).stripTrailing(), before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInAny(String said, Set<String> words) {
        return Lists.any(words, said::endsWith);
    }
}
