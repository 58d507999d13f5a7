package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a Chinese order says once more: the 抄底 behind 购入 ETH, the 请设为自动执行 behind 每月, the 咗佢 of 帮我沽咗佢, which asks and reports nothing. The
 * 全仓 of 全仓 DAI 都存进 aave says how much, where another verb says what is done.
 */
public final class ChineseSurplus {

    private static final Set<String> OPENERS = Set.of("嗯", "哎", "唉", "唔该", "哦", "噢", "哈喽", "那啥");
    private static final Set<String> CALLS = Set.of("来", "喂");
    private static final Set<Kind> ASKED_BEHIND = Kinds.of(Kind.OBJECT, Kind.FILLER, Kind.GIVE);
    private static final Set<Kind> OPENED = Clause.union(
            Verbs.ANY,
            Kind.TOKEN,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.ON,
            Kind.IN,
            Kind.FROM,
            Kind.USE,
            Kind.OBJECT,
            Kind.SHOW,
            Kind.ATTACHMENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.MODEL,
            Kind.EVERY,
            Kind.PERIOD,
            Kind.IF);
    private static final Set<String> BOTTOMS = Set.of("抄底", "捞底", "低吸", "建仓", "上车", "加仓", "补仓", "入场", "进场", "入市");
    private static final Set<String> SETS = Set.of("设为", "设成", "设定为", "设置为", "设置成", "设定", "设", "改为");
    private static final WordSearch ASKING = WordSearch.of(List.of("帮", "同我", "唔该", "替我", "麻烦"));
    private static final Set<Kind> DONE = Kinds.of(
            Kind.SWAP, Kind.BECOME, Kind.SELL, Kind.SEND, Kind.GIVE, Kind.SUPPLY, Kind.WITHDRAW, Kind.REPAY, Kind.PUT);

    private static final Set<String> AFTER = Set.of("后", "之后", "以后");
    private static final Set<Kind> PARTING =
            Clause.union(Joints.ALL, Kind.NUMBER, Kind.SHARE, Kind.TOKEN, Kind.RECIPIENT, Kind.OF);
    private static final Set<Kind> TELLING = Clause.union(Verbs.ANY, Kind.SUBJECT, Kind.OBJECT, Kind.GIVE, Kind.USE);

    private static final Set<Kind> OTHER_DEEDS = Kinds.of(
            Kind.SWAP,
            Kind.BECOME,
            Kind.BUY,
            Kind.SEND,
            Kind.GIVE,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY);
    private static final Set<String> BUDGETS = Set.of("预算", "预算就", "预算是", "预算为", "总预算", "预算只有", "预算共", "总预算为");
    private static final Set<String> SPENDS = Set.of("就花", "只花", "就用");
    private static final Set<Kind> JOBS =
            Kinds.of(Kind.GPU, Kind.MODEL, Kind.RENT, Kind.RENDER, Kind.TRAIN, Kind.USE, Kind.RECIPIENT, Kind.MARKET);

    private static final List<String> NICELY = List.of("方便", "能", "可以", "可否", "能否", "麻烦");
    private static final Set<Kind> NAMED = Kinds.of(Kind.TOKEN, Kind.MARKET, Kind.RECIPIENT);
    private static final Set<Kind> SAYING_SOME = Kinds.of(Kind.SOME, Kind.FILLER, Kind.HARMLESS, Kind.STOP);

    private static final Set<String> FOR_ME = Set.of("帮手", "帮我", "同我", "帮忙", "替我");
    private static final Set<String> ASKS = Set.of("?", "？", "未");
    private static final Set<String> POINTS = Set.of("嗰", "呢", "那", "这", "我啲", "我些", "啲", "些");

    private ChineseSurplus() {}

    public static List<Lexeme> left(List<Lexeme> lexemes) {
        if (!HanRun.isIn(lexemes)) {
            return lexemes; // "has all" in English is no 全
        }
        List<Lexeme> left = new ArrayList<>(lexemes.size());
        boolean bought = false;
        boolean often = false;
        boolean asked = false;
        boolean buys = isBuy(lexemes);
        int end = Math.min(beforePart(lexemes), beforeTag(lexemes));
        for (int i = 0; i < end; i++) {
            Lexeme lexeme = lexemes.get(i);
            bought = !Joints.OF_CLAUSES.contains(lexeme.kind()) && (bought || lexeme.is(Kind.BUY));
            often |= lexeme.is(Kind.PERIOD) || lexeme.is(Kind.EVERY);
            asked = !Joints.OF_CLAUSES.contains(lexeme.kind()) && (asked || isAsking(lexeme));
            boolean same = bought && isBottom(lexemes, i);
            boolean set = often && (isSet(lexemes, i) || isSet(lexemes, i - 1));
            boolean done = asked && (isDone(lexemes, i) || isDone(lexemes, i - 1));
            boolean told = isToldDone(lexemes, i) || isForNow(lexemes, i) || isForNow(lexemes, i - 1);
            boolean surplus = same || set || done || told || isSinceThen(lexemes, i) || isOnceMore(lexemes, i);
            if (!surplus && !isNextOfSale(lexemes, i) && !isAtOnce(lexemes, i) && !isOpener(lexemes, i)) {
                left.add(meant(lexemes, i, buys));
            }
        }
        return left;
    }

    /** Where the 不 stands that ends a question asked nicely: 方便帮我转 100 U 给 @bob 不. */
    private static int beforeTag(List<Lexeme> lexemes) {
        int last = lexemes.size() - 1;
        while (last > 0 && lexemes.get(last).kind() == Kind.STOP) {
            last--;
        }
        String first = last > 2 ? said(lexemes.getFirst()) : "";
        boolean nicely = Lists.any(NICELY, first::startsWith);
        return nicely
                        && said(lexemes.get(last)).equals("不")
                        && lexemes.get(last - 1).isAnyOf(NAMED)
                ? last
                : lexemes.size();
    }

    /** Where the 不用全换，换一点就够了 begins that says how much without a number; the end if nothing says so. */
    private static int beforePart(List<Lexeme> lexemes) {
        for (int i = 1; i + 5 < lexemes.size(); i++) {
            Lexeme verb = lexemes.get(i + 5);
            boolean part = lexemes.get(i).kind() == Kind.COMMA
                    && lexemes.get(i + 1).kind() == Kind.NOT
                    && lexemes.get(i + 2).isNumber(BigDecimal.ONE)
                    && lexemes.get(i + 3).isAnyOf(DONE)
                    && lexemes.get(i + 4).kind() == Kind.COMMA
                    && verb.isAnyOf(DONE);
            if (part) {
                List<Lexeme> rest = lexemes.subList(i + 6, lexemes.size());
                boolean some = "点點些".indexOf(verb.text().charAt(verb.text().length() - 1)) >= 0
                        || Lists.any(rest, lexeme -> lexeme.is(Kind.SOME));
                boolean counted =
                        Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.NUMBER) || lexeme.is(Kind.SHARE));
                return some && !counted && Lists.all(rest, lexeme -> SAYING_SOME.contains(lexeme.kind()))
                        ? i
                        : lexemes.size();
            }
        }
        return lexemes.size();
    }

    /** The lexeme as its place says that it is meant. */
    private static Lexeme meant(List<Lexeme> lexemes, int i, boolean buys) {
        Lexeme lexeme = lexemes.get(i);
        if (isWhole(lexemes, i)) {
            return Lexeme.of(Kind.SHARE, lexeme.start(), lexeme.end(), BigDecimal.ONE, lexeme.text());
        } else if (buys && isBudget(lexemes, i)) {
            return Lexeme.of(Kind.USE, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        return isPaidWith(lexemes, i)
                ? Lexeme.of(Kind.SEND, lexeme.start(), lexeme.end(), null, lexeme.text())
                : lexeme;
    }

    /** Whether one token is bought for another, and no job is asked for. */
    private static boolean isBuy(List<Lexeme> lexemes) {
        return Lexeme.isIn(lexemes, Kind.BUY)
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.TOKEN)) == 2
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(JOBS));
    }

    private static boolean isAsking(Lexeme lexeme) {
        String said = said(lexeme);
        return lexeme.is(Kind.OBJECT) || (!said.isEmpty() && ASKING.isAt(said, 0));
    }

    /** The 嗯 of 嗯USDC余额多少, which divides nothing from what it opens; and 来，… and 喂，…, which are no verbs. */
    private static boolean isOpener(List<Lexeme> lexemes, int i) {
        String said = said(lexemes.get(i));
        boolean pause = i + 1 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.COMMA;
        boolean glued = OPENERS.contains(said)
                && i + 1 < lexemes.size()
                && !pause
                && lexemes.get(i + 1).isAnyOf(OPENED);
        boolean call = i == 0 && CALLS.contains(said);
        boolean asked = call && lexemes.size() > 1 && lexemes.get(1).isAnyOf(ASKED_BEHIND);
        return glued
                || (call && pause)
                || (asked && lexemes.get(0).end() < lexemes.get(1).start()); // 喂 把 …
    }

    /** The 抄底 of 用 3,000 USDC 购入 ETH 抄底. */
    private static boolean isBottom(List<Lexeme> lexemes, int i) {
        return i > 1
                && BOTTOMS.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && (lexemes.get(i - 2).is(Kind.BUY) || lexemes.get(i - 2).is(Kind.BECOME))
                && endsBehind(lexemes, i);
    }

    /** The 设为 of 设为自动执行. */
    private static boolean isSet(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && SETS.contains(said(lexemes.get(i)))
                && lexemes.get(i + 1).is(Kind.RECURRING)
                && endsBehind(lexemes, i + 1);
    }

    /** The 再说 of 先存 500 U 到 aave 再说; behind 以后 it puts off what is asked. */
    private static boolean isForNow(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 1 < lexemes.size()
                && lexemes.get(i).kind() == Kind.THEN
                && "再".equals(lexemes.get(i).text())
                && lexemes.get(i - 1).end() + 1 >= lexemes.get(i).start() // no 以后
                && "说說".contains(lexemes.get(i + 1).text())
                && lexemes.get(i - 1).isAnyOf(NAMED)
                && endsBehind(lexemes, i + 1)
                && Lists.any(
                        lexemes.subList(0, Math.min(i, 3)),
                        lexeme -> lexeme.text().startsWith("先"));
    }

    /** The 咗 of 幫手沽咗嗰 15 粒 UNI: told to somebody, of what is pointed at. */
    private static boolean isToldDone(List<Lexeme> lexemes, int i) {
        boolean opens = i == 2
                || (i > 2 && Joints.OF_CLAUSES.contains(lexemes.get(i - 3).kind()));
        return opens
                && i + 1 < lexemes.size()
                && lexemes.get(i).text().equals("咗")
                && lexemes.get(i - 1).isAnyOf(DONE)
                && FOR_ME.contains(said(lexemes.get(i - 2)))
                && POINTS.contains(said(lexemes.get(i + 1)))
                && Lists.none(lexemes, lexeme -> ASKS.contains(lexeme.text()));
    }

    /** The 咗 of 沽咗佢. */
    private static boolean isDone(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && lexemes.get(i).text().equals("咗")
                && lexemes.get(i + 1).text().equals("佢")
                && lexemes.get(i - 1).isAnyOf(DONE);
    }

    /** The 全仓 of 全仓 DAI 都存进 aave. */
    private static boolean isWhole(List<Lexeme> lexemes, int i) {
        if (!said(lexemes.get(i)).equals("全仓")
                || i + 1 == lexemes.size()
                || !lexemes.get(i + 1).is(Kind.TOKEN)
                || (i > 0 && lexemes.get(i - 1).is(Kind.TOKEN))) {
            return false;
        }
        for (int at = i + 2;
                at < lexemes.size()
                        && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
                at++) {
            if (lexemes.get(at).isAnyOf(DONE)) {
                return true;
            }
        }
        return false;
    }

    /** The 俾 of 用 USDC 俾. */
    private static boolean isPaidWith(List<Lexeme> lexemes, int i) {
        return i > 2
                && lexemes.get(i).kind() == Kind.GIVE
                && "俾畀给給".contains(lexemes.get(i).text())
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(i - 2).is(Kind.USE)
                && endsBehind(lexemes, i);
    }

    /** The 并 of 卖出 3 个 UNI，并换成 DAI: what is sold becomes it at once. */
    private static boolean isNextOfSale(List<Lexeme> lexemes, int i) {
        boolean into = i > 1
                && i + 2 < lexemes.size()
                && lexemes.get(i).kind() == Kind.THEN
                && lexemes.get(i + 1).kind() == Kind.BECOME
                && lexemes.get(i + 2).is(Kind.TOKEN)
                && endsBehind(lexemes, i + 2);
        boolean sold = false;
        for (int at = i - 1; into && at >= 0; at--) {
            Lexeme lexeme = lexemes.get(at);
            if (lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.THEN) {
                return sold;
            }
            sold |= lexeme.is(Kind.SELL) || lexeme.is(Kind.SELL_ALL);
            if (lexeme.isAnyOf(OTHER_DEEDS) && !lexeme.is(Kind.SELL)) {
                return false;
            }
        }
        return sold;
    }

    /** The 后 of 昨天收摊后我把 2 个 UNI 卖成 USDC 了: it is said when, and no first step. */
    private static boolean isSinceThen(List<Lexeme> lexemes, int i) {
        boolean then = i > 1
                && i + 1 < lexemes.size()
                && lexemes.get(i).kind() == Kind.THEN
                && AFTER.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).end() == lexemes.get(i).start();
        int from = i;
        while (then && from > 0 && !lexemes.get(from - 1).isAnyOf(PARTING)) {
            from--;
        }
        boolean past = lexemes.get(from).kind() == Kind.PAST_TIME
                || said(lexemes.get(from)).equals("之前");
        return then && past && lexemes.get(i + 1).isAnyOf(TELLING);
    }

    /** The 再 of 姨太再拿 0.8 个出来换 UNI. */
    private static boolean isOnceMore(List<Lexeme> lexemes, int i) {
        return i == 1
                && i + 2 < lexemes.size()
                && lexemes.get(i).kind() == Kind.THEN
                && "再".equals(lexemes.get(i).text())
                && lexemes.get(0).kind() == Kind.TOKEN
                && lexemes.get(2).kind() == Kind.USE;
    }

    /** The 一次性 of 把 250 USDC 一次性全部换成 LINK. */
    private static boolean isAtOnce(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && lexemes.get(i).kind() == Kind.FILLER
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(i + 1).is(Kind.SHARE)
                && lexemes.get(i + 1).isNumber(BigDecimal.ONE);
    }

    /** The 预算 of 买 LINK，预算 300 USDC, and of 预算 300 USDC，买 LINK: what is spent. */
    private static boolean isBudget(List<Lexeme> lexemes, int i) {
        int token = i + 2 < lexemes.size() && lexemes.get(i + 2).is(Kind.MEASURE) ? i + 3 : i + 2;
        boolean sum = lexemes.get(i).kind() == Kind.BUDGET
                && token < lexemes.size()
                && lexemes.get(i + 1).is(Kind.NUMBER)
                && lexemes.get(token).is(Kind.TOKEN);
        boolean spent =
                sum && token + 1 < lexemes.size() && lexemes.get(token + 1).is(Kind.BUY); // 就花 400 DAI 买它
        return sum
                && (spent
                        ? SPENDS.contains(said(lexemes.get(i)))
                        : BUDGETS.contains(said(lexemes.get(i))) && endsBehind(lexemes, token));
    }

    private static boolean endsBehind(List<Lexeme> lexemes, int i) {
        int behind = i + 1;
        while (behind < lexemes.size() && lexemes.get(behind).kind() == Kind.FILLER) {
            behind++;
        }
        return behind == lexemes.size()
                || Joints.OF_CLAUSES.contains(lexemes.get(behind).kind());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
