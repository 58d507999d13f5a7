package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.intent.Ground;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 用 2 ETH 借 100 USDC, 还我 100 USDC, 还欠 100 USDC, 借 100 USDC 给别人: one verb for two amounts, 还 that is not "repay", and 借 that lends.
 */
final class ChineseLoanDoubts {

    private static final Set<String> LOANS = Set.of("borrow", "repay", "supply", "withdraw");

    private static final Pattern MARKS = Pattern.compile("_[_\\s]*+");
    private static final Pattern WITH = Pattern.compile("(?:用|拿|押|以|凭|将|把)(?:我的?|手上的?|手里的?|那|这|账上的?)*$");
    private static final Pattern PAUSE = Pattern.compile("[,，。;；]");
    private static final Pattern VERB = Pattern.compile("[借贷还存取押抵提赎]");

    /** 还要, 还欠, 还在: still, and also. */
    private static final KeyedPattern STILL = KeyedPattern.of(
            "还",
            "还(?:要(?!还)|需|想|欠|少|多(?!少)|差|剩|在|能|会|可以|应该|是(?!要|还|用)|不还|缺|有)[^还清]{0,12}$|(?:还在|还能|还会|还可以)还\\s?[^,]{0,4}$");
    /** 还我 100 USDC: to me. */
    private static final KeyedPattern TO_ME = KeyedPattern.of(
            "还", "还了?(?:给|钱给)?(?:我|俺|咱)(?:们)?\\s?(?:钱)?[,\\s]*(?=[0-9一二两三四五六七八九十百千万半])|还(?:给|钱给)(?:我|俺|咱)|还不还");
    /** 还了 100 USDC, USDC 还清了: tells it. */
    private static final KeyedPattern REPAID = KeyedPattern.of(
            "还",
            "^[^把将帮请麻烦替让吧就去要想全]*还(?:[完清掉好光]了(?!吧)|了(?!吧|它))(?![清掉])|^[^把将帮请麻烦替让就去要想]*(?:全|都|完|清)还?了\\s*(?:吗|么|嘛|没)|还完[^,。]*了\\s*$|还清了吗|^[^把将帮请麻烦替让就去要想]*还清[^,。把]{1,12}了\\s*$");
    /** 我在 aave 借了 100 USDC, 我借出 100 USDC 了: tells it. */
    private static final KeyedPattern TOLD = KeyedPattern.of(
            "我",
            "^\\s?我们?[在从向跟]\\s?[a-z]{3,12}\\s?(?:里面?|上|那边|那里)?[借存取还提放贷](?:出|入|进)?了\\s?[0-9]|^\\s?我们?[借贷][^,。把]*了\\s*$");

    /** 在 aave 借了 500 USDC，先还 200 USDC: tells of the debt, and asks for what is said behind it. */
    private static final KeyedPattern TOLD_FIRST =
            KeyedPattern.of("了", "^\\s?(?:我们?)?(?:之前|以前)?[在从向跟]\\s?[a-z]{3,12}\\s?(?:里面?|上|那边|那里)?[借存贷](?:出|入|进)?了");

    private static final KeyedPattern LENDS = KeyedPattern.of(
            "借贷",
            "借\\s?_\\s?(?:出去|去)?[给俾畀]\\s?(?:别人|人|市场|他|她|佢|朋友|客户|大家|用户|同事|_|@)|借[^,。]{1,20}?(?:来)?[收吃赚拿]点?(?:取)?(?:利息|息|收益)|放\\s?_[^,。]{0,8}贷|闪电贷|闪贷");

    private ChineseLoanDoubts() {}

    /** Whether a loan was read that is not asked for. */
    static boolean areThere(ReadyText said) {
        if (said.size() == 1 && TOLD.isIn(said.text()) && LOANS.contains(said.type(0))) {
            return true;
        }
        if (said.size() > 1 && TOLD_FIRST.isIn(said.text()) && LOANS.contains(said.type(0))) {
            return true;
        }
        if (said.asksFor("repay") && isNoRepayment(said)) {
            return true;
        }
        if (said.asksFor("borrow") && LENDS.isIn(withoutValues(said))) {
            return true;
        }
        for (int i = 0; i + 1 < said.size(); i++) {
            if (isForOther(said, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoRepayment(ReadyText said) {
        if (TO_ME.isIn(said.text()) || REPAID.isIn(said.text())) {
            return true;
        }
        for (int i = 0; i < said.size(); i++) {
            for (Ground ground : said.type(i).equals("repay") ? said.spansOf(i) : List.<Ground>of()) {
                if (STILL.isIn(said.before(ground.start()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 用 2 ETH 借 100 USDC: of two amounts the one is what the other is done with, and there is one verb. */
    private static boolean isForOther(ReadyText said, int intent) {
        String first = said.type(intent);
        String second = said.type(intent + 1);
        boolean loans =
                LOANS.contains(first) && (first.equals(second) || (first.equals("withdraw") && LOANS.contains(second)));
        List<Ground> with = loans ? said.ending("/" + intent + "/asset/amount/value") : List.of();
        List<Ground> other = loans ? said.ending("/" + (intent + 1) + "/asset/amount/value") : List.of();
        if (with.isEmpty()
                || other.isEmpty()
                || with.getFirst().end() > other.getFirst().start()) {
            return false;
        }
        String between =
                said.text().substring(with.getFirst().end(), other.getFirst().start());
        return WITH.matcher(said.before(with.getFirst().start())).find()
                && VERB.matcher(between).results().count() == 1
                && !(PAUSE.matcher(between).find() // 把 500 U 存 aave，300 DAI 存 compound
                        && VERB.matcher(said.behind(other.getFirst().end())).find());
    }

    private static String withoutValues(ReadyText said) {
        StringBuilder text = new StringBuilder(said.text());
        for (Ground ground : said.spans()) {
            for (int i = ground.start(); i < ground.end() && i < text.length(); i++) {
                text.setCharAt(i, '_');
            }
        }
        return MARKS.matcher(text).replaceAll("_ ");
    }
}
