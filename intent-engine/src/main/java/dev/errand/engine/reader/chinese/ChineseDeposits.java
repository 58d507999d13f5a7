package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deposits and loans that Chinese names by a noun, or by a verb that says only beside a market what is done: 给 aave 加 500 USDC 存款, aave 存款加 500 USDC,
 * 在 aave 开一笔借款，500 USDC, 往 aave 里再补 500 USDC, 500 USDC 全拿去 aave 存着, 拿 500 USDC 去填 aave 的债, 还一下款.
 */
final class ChineseDeposits {

    private static final Set<Kind> HELD =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.TOKEN, Kind.DOLLAR, Kind.OF);
    private static final Set<Kind> WHERE = Kinds.of(Kind.OUT, Kind.THEN, Kind.FILLER);
    private static final Set<Kind> PAID =
            Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.SOMEBODY, Kind.SWAP, Kind.BECOME);
    private static final Set<Kind> COUNTED = Kinds.of(Kind.SOME, Kind.MEASURE, Kind.FILLER);

    private static final Set<String> ADDS =
            Set.of("加", "补", "添", "追加", "增加", "再加", "增", "追", "挂", "开", "建", "做", "办", "补充", "新增");
    private static final Set<String> OPENS = Set.of("开", "建", "做", "办", "来", "搞", "弄", "新开", "开个", "办个");
    private static final Set<String> DEPOSITS = Set.of("存款", "的存款");
    private static final Set<String> LOANS = Set.of("贷款", "借款");
    private static final Set<String> ONE = Set.of("一笔", "笔", "个", "一个", "一单");
    private static final Set<String> KEPT = Set.of("存着", "放着", "趴着", "躺着", "存起来");
    private static final Set<String> BRINGS =
            Set.of("拿去", "拿到", "放到", "转到", "丢到", "扔到", "挪到", "移到", "移至", "转移到", "送去", "送到");
    private static final Set<String> MOVES =
            Set.of("转到", "转入", "转去", "挪到", "挪去", "搬到", "搬去", "转存到", "移到", "移至", "转移到", "转移至", "移去", "转进");
    private static final Set<String> HOLES = Set.of("债", "的债", "债务", "的债务", "欠款", "的欠款", "贷款", "的贷款", "借款", "的借款");

    private ChineseDeposits() {}

    /** What it says where a market is named. */
    static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.any(lexemes, lexeme -> lexeme.isAnyOf(PAID))) {
            return lexemes;
        }
        for (int i = 0; i < lexemes.size(); i++) {
            List<Lexeme> told = at(lexemes, i);
            if (told != null) {
                return told;
            }
        }
        return lexemes;
    }

    /** The 转到 of 把 500 U 从 aave 转到 compound: taken out there, and put in here. */
    private static boolean isMovedOn(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 1 < lexemes.size()
                && MOVES.contains(said(lexemes.get(i)))
                && lexemes.get(i + 1).is(Kind.MARKET)
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.MARKET)) == 2
                && hasToken(lexemes, 0, i)
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.MARKET))
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.FROM))
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS) || lexeme.is(Kind.COMMA));
    }

    private static List<Lexeme> movedOn(List<Lexeme> lexemes, int i) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        Lexeme verb = told.get(i);
        told.set(i, Lexeme.of(Kind.SUPPLY, verb.start(), verb.end(), null, "存到"));
        told.add(i, Lexeme.of(Kind.COMMA, verb.start(), verb.start(), null, "，"));
        told.add(i, Lexeme.of(Kind.WITHDRAW, verb.start(), verb.start(), null, "取出来"));
        return told;
    }

    private static @Nullable List<Lexeme> at(List<Lexeme> lexemes, int i) {
        Lexeme lexeme = lexemes.get(i);
        String said = said(lexeme);
        if (isMovedOn(lexemes, i)) {
            return movedOn(lexemes, i);
        }
        int added = ADDS.contains(said) ? behindAdding(lexemes, i) : i;
        if (added > i && isAdded(lexemes, i, added)) {
            return asDeposit(lexemes, i, added);
        } else if (added > i && isAddedTo(lexemes, i, added)) {
            return without(lexemes, isThen(lexemes, i - 1) ? i - 1 : i, added);
        } else if (OPENS.contains(said) && isOpened(lexemes, i)) {
            return without(lexemes, i, lexemes.get(i + 1).isAnyOf(COUNTED) ? i + 2 : i + 1);
        } else if (lexeme.is(Kind.MARKET) && isKept(lexemes, i)) {
            return kept(lexemes, i);
        } else if (said.equals("填") && isFilled(lexemes, i)) {
            return with(lexemes, i, Kind.REPAY);
        } else if (lexeme.is(Kind.REPAY) && isPaying(lexemes, i)) {
            return without(lexemes, i + 1, said(lexemes.get(i + 1)).equals("款") ? i + 2 : i + 3);
        }
        return null;
    }

    /** Behind 追加, 增加 and 一笔, which may be several lexemes. */
    private static int behindAdding(List<Lexeme> lexemes, int i) {
        int at = i + 1;
        boolean two = at < lexemes.size()
                && said(lexemes.get(at)).equals("加")
                && (said(lexemes.get(i)).equals("追") || said(lexemes.get(i)).equals("增"));
        at = two ? at + 1 : at;
        return at < lexemes.size() && ONE.contains(said(lexemes.get(at))) ? at + 1 : at;
    }

    /** 往 aave 里再补 500 USDC, 给 aave 加 500 USDC 存款: an amount, and the market before it. */
    private static boolean isAdded(List<Lexeme> lexemes, int i, int amount) {
        int market = marketBefore(lexemes, i);
        int behind = behindHeld(lexemes, amount);
        boolean held = behind > amount + 1 && lexemes.get(amount).is(Kind.NUMBER) && hasToken(lexemes, amount, behind);
        boolean noun = behind < lexemes.size() && DEPOSITS.contains(said(lexemes.get(behind)));
        int end = noun ? behind + 1 : behind;
        boolean ends = end == lexemes.size()
                || Joints.OF_CLAUSES.contains(lexemes.get(end).kind());
        boolean opens =
                OPENS.contains(said(lexemes.get(i))) || said(lexemes.get(i)).equals("挂");
        boolean towards = market > 0
                && (lexemes.get(market - 1).is(Kind.GIVE)
                        || said(lexemes.get(market - 1)).equals("在")
                        || said(lexemes.get(market - 1)).equals("去"));
        return market >= 0 && held && ends && (noun || (!opens && towards)) && isOnly(lexemes, noun ? behind : -1);
    }

    /** aave 存款再加 500 USDC. */
    private static boolean isAddedTo(List<Lexeme> lexemes, int i, int amount) {
        int noun = isThen(lexemes, i - 1) ? i - 2 : i - 1;
        int market = noun > 0 && lexemes.get(noun - 1).is(Kind.OUT) ? noun - 2 : noun - 1;
        int behind = behindHeld(lexemes, amount);
        return market >= 0
                && lexemes.get(market).is(Kind.MARKET)
                && said(lexemes.get(noun)).equals("存款")
                && !OPENS.contains(said(lexemes.get(i)))
                && behind > amount + 1
                && lexemes.get(amount).is(Kind.NUMBER)
                && hasToken(lexemes, amount, behind)
                && (behind == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(behind).kind()))
                && isOnly(lexemes, noun);
    }

    /** 在 aave 开一笔借款，500 USDC: the noun says it all. */
    private static boolean isOpened(List<Lexeme> lexemes, int i) {
        int at = i + 1 < lexemes.size() && lexemes.get(i + 1).isAnyOf(COUNTED) ? i + 2 : i + 1;
        int noun = at < lexemes.size() && lexemes.get(at).is(Kind.MARKET) ? at + 1 : at;
        String said = noun < lexemes.size() ? said(lexemes.get(noun)) : "";
        return (at == i + 1 || ONE.contains(said(lexemes.get(i + 1))))
                && (LOANS.contains(said) || said.equals("存款"))
                && noun + 2 < lexemes.size()
                && lexemes.get(noun + 1).is(Kind.COMMA)
                && hasToken(lexemes, noun + 2, lexemes.size())
                && isOnly(lexemes, noun);
    }

    /** The market of 500 USDC 全拿去 aave 存着. */
    private static boolean isKept(List<Lexeme> lexemes, int market) {
        int keeps = market + 1 < lexemes.size() && lexemes.get(market + 1).is(Kind.OUT) ? market + 2 : market + 1;
        int brings = bringing(lexemes, market);
        return keeps < lexemes.size()
                && KEPT.contains(said(lexemes.get(keeps)))
                && brings > 1
                && (keeps + 1 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(keeps + 1).kind()))
                && hasToken(lexemes, 0, brings)
                && Lists.none(
                        lexemes.subList(0, market),
                        lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS) || lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP));
    }

    /** Where 拿去, 拿到 begins right before the market; 0 if it does not stand there. */
    private static int bringing(List<Lexeme> lexemes, int market) {
        if (market > 2 && BRINGS.contains(said(lexemes.get(market - 2)) + said(lexemes.get(market - 1)))) {
            return market - 2;
        }
        return market > 1 && BRINGS.contains(said(lexemes.get(market - 1))) ? market - 1 : 0;
    }

    private static List<Lexeme> kept(List<Lexeme> lexemes, int market) {
        int keeps = lexemes.get(market + 1).is(Kind.OUT) ? market + 2 : market + 1;
        int brings = bringing(lexemes, market);
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.set(keeps, as(Kind.SUPPLY, lexemes.get(keeps)));
        told.subList(brings, market).clear();
        Lexeme to = lexemes.get(brings);
        told.add(brings, Lexeme.of(Kind.TO, to.start(), lexemes.get(market - 1).end(), null, "到"));
        return told;
    }

    /** The 填 of 拿 500 USDC 去填 aave 的债. */
    private static boolean isFilled(List<Lexeme> lexemes, int i) {
        int debt = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.MARKET) ? i + 2 : i + 1;
        return debt == i + 2
                && debt < lexemes.size()
                && HOLES.contains(said(lexemes.get(debt)))
                && hasToken(lexemes, 0, i)
                && isOnly(lexemes, debt);
    }

    /** 还一下款, 还个款. */
    private static boolean isPaying(List<Lexeme> lexemes, int i) {
        boolean one = i + 1 < lexemes.size()
                && said(lexemes.get(i + 1)).equals("款")
                && said(lexemes.get(i)).endsWith("下");
        boolean some = i + 2 < lexemes.size()
                && said(lexemes.get(i + 1)).equals("个")
                && said(lexemes.get(i + 2)).equals("款");
        return one || some;
    }

    /** Whether nothing else is lent, borrowed or paid back than the lexeme at {@code noun} says. */
    private static boolean isOnly(List<Lexeme> lexemes, int noun) {
        for (int i = 0; i < lexemes.size(); i++) {
            if (i != noun && lexemes.get(i).isAnyOf(Verbs.OF_LOANS)) {
                return false;
            }
        }
        return true;
    }

    /** The verb for what it means, without the noun behind the amount and what stands between the market and the verb. */
    private static List<Lexeme> asDeposit(List<Lexeme> lexemes, int i, int amount) {
        int noun = behindHeld(lexemes, amount);
        List<Lexeme> told = new ArrayList<>(lexemes);
        if (noun < lexemes.size() && DEPOSITS.contains(said(lexemes.get(noun)))) {
            told.remove(noun);
        }
        Lexeme verb = lexemes.get(i);
        told.subList(i, amount).clear();
        told.add(i, Lexeme.of(Kind.SUPPLY, verb.start(), lexemes.get(amount - 1).end(), null, "存"));
        if (isThen(lexemes, i - 1)) {
            told.remove(i - 1);
        }
        return told;
    }

    private static int marketBefore(List<Lexeme> lexemes, int i) {
        int at = i - 1;
        while (at >= 0 && lexemes.get(at).isAnyOf(WHERE)) {
            at--;
        }
        return at >= 0 && lexemes.get(at).is(Kind.MARKET) ? at : -1;
    }

    private static boolean isThen(List<Lexeme> lexemes, int i) {
        return i >= 0 && said(lexemes.get(i)).equals("再");
    }

    private static int behindHeld(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size()
                && HELD.contains(lexemes.get(at).kind())
                && !DEPOSITS.contains(said(lexemes.get(at)))) {
            at++;
        }
        return at;
    }

    private static boolean hasToken(List<Lexeme> lexemes, int from, int to) {
        return Lists.any(lexemes.subList(from, to), lexeme -> lexeme.is(Kind.TOKEN));
    }

    private static List<Lexeme> without(List<Lexeme> lexemes, int from, int to) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.subList(from, to).clear();
        return told;
    }

    private static List<Lexeme> with(List<Lexeme> lexemes, int i, Kind kind) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.set(i, as(kind, lexemes.get(i)));
        return told;
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
