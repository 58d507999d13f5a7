package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chinese words that say only beside a market what is done with it: 找 aave 借, 往 aave 追加 500 USDC, 将 500 USDC 转入 aave, 从 aave 转 500 USDC 出来;
 * and 办一笔 500 USDC 的贷款, which borrows.
 */
public final class ChineseMarkets {

    private static final Set<Kind> HELD =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.TOKEN, Kind.DOLLAR, Kind.OF, Kind.SOME, Kind.MINE);
    private static final Set<Kind> PEOPLE = Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.SOMEBODY);
    private static final Set<String> SEEKS = Set.of("找", "搵");
    private static final Set<String> INTO = Set.of("转入", "打入", "汇入", "划入", "转进", "打进");
    private static final Set<String> BACK = Set.of("出来", "回来", "出嚟", "返嚟");
    private static final Set<String> SOME_OF = Set.of("拿点", "拿些", "拿一点", "拿一些");
    private static final Set<String> ADDS = Set.of("加", "加点", "补", "追加", "增加", "加仓");
    private static final Set<String> TOWARDS = Set.of("往", "向", "给", "去");
    private static final Set<String> CHOOSES = Set.of("放", "选", "选择", "放在", "放到", "去", "进");
    private static final Set<String> KEPT =
            Set.of("存着", "放着", "躺着", "趴着", "生息", "赚利息", "吃利息", "收利息", "赚息", "吃息", "收息", "拿利息");
    private static final Set<String> ARRANGES = Set.of("办", "办理", "申请", "申请办理", "来", "做", "批", "下", "走", "搞", "弄", "整");
    private static final Set<String> LOANS = Set.of("贷款", "的贷款", "借款", "的借款");

    private static final Set<Kind> BEFORE_PLACE = Kinds.of(Kind.TOKEN, Kind.MEASURE, Kind.SUPPLY, Kind.FILLER);

    private ChineseMarkets() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (!HanRun.isIn(lexemes)) {
            return lexemes;
        }
        List<Lexeme> loan = withLoan(lexemes);
        boolean market = Lists.any(loan, lexeme -> lexeme.is(Kind.MARKET));
        if (!market) {
            return loan;
        }
        List<Lexeme> lent = ChineseDeposits.told(apart(loan));
        List<Lexeme> told = new ArrayList<>(lent.size());
        boolean paid = Lists.any(lent, lexeme -> lexeme.isAnyOf(PEOPLE));
        boolean verb = Lists.any(lent, lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS));
        for (int i = 0; i < lent.size(); i++) {
            Lexeme lexeme = lent.get(i);
            if (isNamedBehind(lent, i)) {
                told.add(Lexeme.of(Kind.TO, lexeme.start(), lent.get(i + 1).end(), null, "到"));
                i++;
                continue;
            }
            boolean second =
                    i > 0 && said(lexeme).equals("加") && said(lent.get(i - 1)).equals("追");
            if (!paid && (second || (said(lexeme).equals("追") && isFollowed(lent, i, "加")))) {
                if (second && isAdded(lent, i, i - 1)) {
                    told.add(Lexeme.of(Kind.SUPPLY, lent.get(i - 1).start(), lexeme.end(), null, "追加"));
                } else if (second) {
                    told.add(lent.get(i - 1));
                    told.add(lexeme);
                }
                continue;
            }
            told.add(paid ? lexeme : meant(lent, i, verb));
        }
        return told;
    }

    /** 借 500 aave: how much, and where; 500 AAVE would be a token. */
    private static List<Lexeme> apart(List<Lexeme> lexemes) {
        int last = lexemes.size() - 1;
        boolean where = last == 2
                && lexemes.get(0).isAnyOf(Verbs.OF_LOANS)
                && lexemes.get(1).is(Kind.NUMBER)
                && lexemes.get(2).is(Kind.MARKET)
                && lexemes.get(2).text().equals(lexemes.get(2).text().toLowerCase(Locale.ROOT));
        if (!where) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        int at = lexemes.get(2).start();
        told.add(2, Lexeme.of(Kind.COMMA, at, at, null, ","));
        return told;
    }

    /** The comma of 存 800 DAI，放 compound, behind which stands only where. */
    private static boolean isNamedBehind(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 3 == lexemes.size()
                && lexemes.get(i).kind() == Kind.COMMA
                && CHOOSES.contains(said(lexemes.get(i + 1)))
                && lexemes.get(i + 2).is(Kind.MARKET)
                && lexemes.get(i - 1).isAnyOf(BEFORE_PLACE)
                && Lists.count(lexemes.subList(0, i), lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS)) == 1
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.kind() == Kind.SUPPLY);
    }

    private static Lexeme meant(List<Lexeme> lexemes, int i, boolean verb) {
        Lexeme lexeme = lexemes.get(i);
        boolean next = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.MARKET);
        if (next && lexeme.kind() == Kind.WITHIN && said(lexeme).endsWith("在")) {
            return as(Kind.ON, lexeme); // 得在 aave 存 5 ETH
        }
        if (next && SEEKS.contains(said(lexeme)) && isKind(lexemes, i + 2, Kind.BORROW)) {
            return as(Kind.FROM, lexeme);
        } else if (verb) {
            return lexeme;
        } else if (next
                && INTO.contains(said(lexeme))
                && i > 1
                && lexemes.get(i - 1).is(Kind.TOKEN)) {
            return as(Kind.SUPPLY, lexeme);
        } else if (isBroughtOut(lexemes, i) || isSomeTakenOut(lexemes, i)) {
            return as(Kind.WITHDRAW, lexeme);
        }
        return isKept(lexemes, i) || (ADDS.contains(said(lexeme)) && isAdded(lexemes, i, i))
                ? as(Kind.SUPPLY, lexeme)
                : lexeme;
    }

    /** The 转 of 从 aave 转 500 USDC 出来. */
    private static boolean isBroughtOut(List<Lexeme> lexemes, int i) {
        int behind = behindHeld(lexemes, i + 1);
        return lexemes.get(i).is(Kind.SEND)
                && isKind(lexemes, i - 1, Kind.MARKET)
                && isKind(lexemes, i - 2, Kind.FROM)
                && behind > i + 1
                && behind < lexemes.size()
                && BACK.contains(said(lexemes.get(behind)));
    }

    /** The 拿点 of 从 aave 里拿点 USDC 出来, and of 把 aave 里的 ETH 拿点出来. */
    private static boolean isSomeTakenOut(List<Lexeme> lexemes, int i) {
        int market = isKind(lexemes, i - 1, Kind.OUT) ? i - 2 : i - 1;
        boolean from = isKind(lexemes, market, Kind.MARKET) && isKind(lexemes, market - 1, Kind.FROM);
        boolean lying = isKind(lexemes, i - 1, Kind.TOKEN)
                && isKind(lexemes, i - 2, Kind.OUT)
                && isKind(lexemes, i - 3, Kind.MARKET);
        return SOME_OF.contains(said(lexemes.get(i))) && (from || lying);
    }

    /** The 存着 of 拿 500 USDC 去 aave 存着. */
    private static boolean isKept(List<Lexeme> lexemes, int i) {
        return KEPT.contains(said(lexemes.get(i)))
                && isKind(lexemes, i - 1, Kind.MARKET)
                && isKind(lexemes, i - 3, Kind.TOKEN)
                && TOWARDS.contains(said(lexemes.get(i - 2)))
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.USE) || lexeme.is(Kind.OBJECT));
    }

    /** Whether the verb from {@code first} to {@code i} adds an amount to a market: 往 aave 追加 500 USDC, 追加 500 USDC 到 aave. */
    private static boolean isAdded(List<Lexeme> lexemes, int i, int first) {
        int behind = behindHeld(lexemes, i + 1);
        boolean held = behind > i + 2 && isKind(lexemes, i + 1, Kind.NUMBER) && isKind(lexemes, behind - 1, Kind.TOKEN);
        boolean before = isKind(lexemes, first - 1, Kind.MARKET)
                && first > 1
                && TOWARDS.contains(said(lexemes.get(first - 2)))
                && (behind == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(behind).kind()));
        boolean after = isKind(lexemes, behind, Kind.TO) && isKind(lexemes, behind + 1, Kind.MARKET);
        return held && (before || after) && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS));
    }

    /** 办一笔 500 USDC 的贷款: a verb before the amount for the noun behind it. */
    private static List<Lexeme> withLoan(List<Lexeme> lexemes) {
        int noun = lexemes.size() - 1;
        while (noun > 2 && !LOANS.contains(said(lexemes.get(noun)))) {
            noun--;
        }
        boolean last = noun > 2
                && (noun + 1 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(noun + 1).kind()));
        int verb = noun - 1;
        while (last && verb > 0 && HELD.contains(lexemes.get(verb).kind())) {
            verb--;
        }
        boolean arranged = last
                && lexemes.get(noun).is(Kind.DEBT)
                && lexemes.get(noun - 1).is(Kind.TOKEN)
                && verb < noun - 2
                && ARRANGES.contains(said(lexemes.get(verb)))
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(Verbs.OF_LOANS) && lexeme.kind() != Kind.BORROW);
        if (!arranged) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.remove(noun);
        Lexeme arranging = lexemes.get(verb);
        told.set(verb, Lexeme.of(Kind.BORROW, arranging.start(), arranging.end(), null, "借"));
        if (told.get(verb + 1).is(Kind.SOME)) {
            told.remove(verb + 1); // 一笔
        }
        return told;
    }

    private static int behindHeld(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size() && HELD.contains(lexemes.get(at).kind())) {
            at++;
        }
        return at;
    }

    private static boolean isFollowed(List<Lexeme> lexemes, int i, String next) {
        return i + 1 < lexemes.size() && said(lexemes.get(i + 1)).equals(next);
    }

    private static boolean isKind(List<Lexeme> lexemes, int i, Kind kind) {
        return i >= 0 && i < lexemes.size() && lexemes.get(i).is(kind);
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
