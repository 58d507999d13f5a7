package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chinese conditions that say no "if" or no token: 见 ETH 低于 1500 就…, ETH 不到 2000 就…, ETH 若在 2000 以下, and 跌破 2000 就买 ETH, whose price is that of
 * what is traded. They become what 如果 says.
 */
public final class ChineseConditions {

    private static final Set<Kind> SIDES = Kinds.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<Kind> SUFFIXES = Kinds.of(Kind.ABOVE_SUFFIX, Kind.BELOW_SUFFIX);
    private static final Set<Kind> CONDITIONAL =
            Kinds.of(Kind.ABOVE, Kind.BELOW, Kind.ABOVE_SUFFIX, Kind.BELOW_SUFFIX, Kind.NOT);
    private static final Set<Kind> BEFORE = Kinds.of(Kind.COMMA, Kind.STOP, Kind.FILLER, Kind.THEN, Kind.HARMLESS);
    private static final Set<Kind> BEFORE_SIDE = Kinds.of(Kind.PRICE, Kind.FILLER, Kind.OF);
    private static final Set<Kind> TRADES = Kinds.of(Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.SWAP, Kind.BECOME);

    private static final Set<Kind> TRADING =
            Kinds.of(Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.USE, Kind.OBJECT, Kind.SWAP);

    private static final Set<String> SEEN = Set.of("见", "见到", "看到", "看见", "碰到", "碰上", "遇到", "遇上", "赶上", "碰见", "遇见");
    private static final Set<String> ABOUT = Set.of("大概", "大约", "约", "差不多", "大致", "估计", "左右");
    private static final Set<String> MOVES = Set.of("跌", "涨", "升", "掉", "破", "低", "高", "突", "站", "降", "下", "上", "回");

    /** How many lexemes a price may have before 就. */
    private static final int LONGEST_PRICE = 6;

    private ChineseConditions() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.isAnyOf(CONDITIONAL))) {
            return lexemes;
        }
        List<Lexeme> told = lexemes;
        for (int i = 0; i + 1 < told.size(); i++) {
            Lexeme here = told.get(i);
            boolean begins = i == 0 || BEFORE.contains(told.get(i - 1).kind());
            int seen = begins ? behindSeen(told, i) : i;
            if (seen > i && isPriceThen(told, seen)) {
                told = replaced(
                        told,
                        i,
                        seen,
                        Lexeme.of(Kind.IF, here.start(), told.get(seen - 1).end(), null, "如果"));
            } else if (here.is(Kind.TOKEN) && isNotReached(told, i + 1)) {
                Lexeme not = told.get(i + 1);
                told = replaced(
                        told,
                        i + 1,
                        i + 3,
                        Lexeme.of(Kind.BELOW, not.start(), told.get(i + 2).end(), null, "不到"));
            } else if (here.is(Kind.TOKEN) && isWithin(told, i)) {
                int in = told.get(i + 1).is(Kind.IF) ? i + 2 : i + 1;
                told = replaced(told, in, in + 1, as(Kind.HITS, told.get(in)));
            } else if (isStandingPrice(told, i)) {
                List<Lexeme> asked = new ArrayList<>(told);
                asked.add(i, Lexeme.of(Kind.ON, here.start(), here.start(), null, "在"));
                return asked;
            } else if (isPriceOfTrade(told, i) || isPriceAtLast(told, i)) {
                return priced(told, i);
            } else if (isPriceOfNext(told, i)) {
                List<Lexeme> asked = priced(told, i);
                i += asked.size() - told.size();
                told = asked;
            }
        }
        return told;
    }

    /** The same with 如果价格 in front of 涨破 3600. */
    private static List<Lexeme> priced(List<Lexeme> lexemes, int i) {
        int at = lexemes.get(i).start();
        List<Lexeme> asked = new ArrayList<>(lexemes);
        asked.add(i, Lexeme.of(Kind.PRICE, at, at, null, "价格"));
        if (i == 0 || !lexemes.get(i - 1).is(Kind.IF)) {
            asked.add(i, Lexeme.of(Kind.IF, at, at, null, "如果"));
        }
        return asked;
    }

    /** Behind 看到 and its like, which may be two lexemes; {@code i} if none stands here. */
    private static int behindSeen(List<Lexeme> lexemes, int i) {
        String first = said(lexemes.get(i));
        if (SEEN.contains(first + said(lexemes.get(i + 1)))) {
            return i + 2;
        }
        return SEEN.contains(first) ? i + 1 : i;
    }

    /** ETH 低于 1500 就: what was seen already says no 就. */
    private static boolean isPriceThen(List<Lexeme> lexemes, int from) {
        int at = from + 1;
        while (at < lexemes.size() && BEFORE_SIDE.contains(lexemes.get(at).kind())) {
            at++;
        }
        return from + 1 < lexemes.size()
                && lexemes.get(from).is(Kind.TOKEN)
                && at < lexemes.size()
                && lexemes.get(at).isAnyOf(SIDES)
                && behindThen(lexemes, at + 1, true) > 0;
    }

    /** Behind 2000 就, 2000 以下时; 0 if that does not stand there. */
    private static int behindThen(List<Lexeme> lexemes, int from, boolean onlyThen) {
        boolean priced = false;
        for (int at = from; at < Math.min(lexemes.size(), from + LONGEST_PRICE); at++) {
            Lexeme lexeme = lexemes.get(at);
            if (priced && !onlyThen && lexeme.isAnyOf(TRADING)) {
                return at; // 涨到 4000 卖 1 个 ETH
            }
            if (lexeme.is(Kind.TIME_MARK)) {
                boolean then = !onlyThen
                        || said(lexeme).startsWith("就")
                        || said(lexeme).startsWith("便");
                return priced && then ? at + 1 : 0;
            }
            priced |= lexeme.is(Kind.NUMBER);
            boolean part = lexeme.is(Kind.NUMBER)
                    || lexeme.is(Kind.DOLLAR)
                    || lexeme.isAnyOf(SUFFIXES)
                    || (priced && lexeme.is(Kind.COMMA));
            if (!part) {
                return 0;
            }
        }
        return 0;
    }

    /** The 不到 of ETH 不到 2000 就. */
    private static boolean isNotReached(List<Lexeme> lexemes, int i) {
        return i + 2 < lexemes.size()
                && said(lexemes.get(i)).equals("不")
                && said(lexemes.get(i + 1)).equals("到")
                && behindThen(lexemes, i + 2, false) > 0;
    }

    /** ETH 若在 2000 以下, 如果 ETH 在 2000 以下. */
    private static boolean isWithin(List<Lexeme> lexemes, int token) {
        int in = lexemes.get(token + 1).is(Kind.IF) ? token + 2 : token + 1;
        boolean asked = in == token + 2 || (token > 0 && lexemes.get(token - 1).is(Kind.IF));
        if (!asked || in + 2 >= lexemes.size() || !said(lexemes.get(in)).equals("在")) {
            return false;
        }
        int price = lexemes.get(in + 1).is(Kind.DOLLAR) ? in + 2 : in + 1;
        int suffix = price + 1 < lexemes.size() && lexemes.get(price + 1).is(Kind.DOLLAR) ? price + 2 : price + 1;
        return suffix < lexemes.size()
                && lexemes.get(price).is(Kind.NUMBER)
                && lexemes.get(suffix).isAnyOf(SUFFIXES);
    }

    /** 跌破 2000 就买 ETH, 涨到 30 以上时卖 20 个 LINK: before all else, and something is traded behind it. */
    private static boolean isPriceOfTrade(List<Lexeme> lexemes, int i) {
        boolean first = Lists.all(
                lexemes.subList(0, i),
                lexeme -> lexeme.is(Kind.IF) || (BEFORE.contains(lexeme.kind()) && !ABOUT.contains(said(lexeme))));
        int behind = first ? behindPrice(lexemes, i) : 0;
        return behind > 0 && Lists.any(lexemes.subList(behind, lexemes.size()), lexeme -> lexeme.isAnyOf(TRADES));
    }

    /** ETH 跌破 2500 买 500 USDC 的 ETH；涨破 3600 就卖 0.4 ETH: the price of the same token, which is traded there too. */
    private static boolean isPriceOfNext(List<Lexeme> lexemes, int i) {
        int before = i > 0 && lexemes.get(i - 1).is(Kind.IF) ? i - 2 : i - 1;
        boolean begins =
                before > 0 && Joints.OF_CLAUSES.contains(lexemes.get(before).kind());
        int behind = begins ? behindPrice(lexemes, i) : 0;
        String token = behind > 0 ? pricedToken(lexemes.subList(0, before)) : "";
        int end = behind;
        while (end > 0
                && end < lexemes.size()
                && !Joints.OF_CLAUSES.contains(lexemes.get(end).kind())) {
            end++;
        }
        List<Lexeme> trade = lexemes.subList(behind, end);
        return !token.isEmpty()
                && Lists.any(trade, lexeme -> lexeme.isAnyOf(TRADES))
                && Lists.any(
                        trade, lexeme -> lexeme.is(Kind.TOKEN) && lexeme.text().equals(token));
    }

    /** Of which token a price is told; empty if of none, or of several. */
    private static String pricedToken(List<Lexeme> lexemes) {
        String token = "";
        for (int i = 0; i + 2 < lexemes.size(); i++) {
            boolean price = lexemes.get(i).is(Kind.TOKEN)
                    && lexemes.get(i + 1).isAnyOf(SIDES)
                    && lexemes.get(i + 2).is(Kind.NUMBER);
            if (price && !token.isEmpty() && !token.equals(lexemes.get(i).text())) {
                return "";
            }
            token = price ? lexemes.get(i).text() : token;
        }
        return token;
    }

    /** Behind 涨破 3600 就; 0 if that does not stand there. */
    private static int behindPrice(List<Lexeme> lexemes, int i) {
        boolean moves = lexemes.get(i).isAnyOf(SIDES)
                && MOVES.contains(said(lexemes.get(i)).substring(0, 1));
        return moves ? behindThen(lexemes, i + 1, false) : 0;
    }

    /** 卖 1 个 ETH 换 U，涨到 4000 的时候; 用 500 U 买 ETH，等跌到 2000: behind what is traded then. */
    private static boolean isPriceAtLast(List<Lexeme> lexemes, int i) {
        boolean asked = i > 1 && lexemes.get(i - 1).is(Kind.IF);
        int comma = asked ? i - 2 : i - 1;
        if (comma < 1
                || lexemes.get(comma).kind() != Kind.COMMA
                || !lexemes.get(i).isAnyOf(SIDES)
                || !MOVES.contains(said(lexemes.get(i)).substring(0, 1))
                || Lists.none(lexemes.subList(0, comma), lexeme -> lexeme.isAnyOf(TRADES))
                || Lists.any(lexemes.subList(0, comma), lexeme -> lexeme.text().endsWith("了"))) {
            return false;
        }
        int at = i + 1;
        while (at < lexemes.size()
                && (lexemes.get(at).is(Kind.NUMBER) || lexemes.get(at).is(Kind.DOLLAR))) {
            at++;
        }
        boolean marked = at < lexemes.size() && lexemes.get(at).is(Kind.TIME_MARK);
        int end = marked ? at + 1 : at;
        return at > i + 1 && (asked || marked) && end == lexemes.size();
    }

    /** 2000 以下买入 500 U 的 ETH: before all else, and how much is traded stands behind it. */
    private static boolean isStandingPrice(List<Lexeme> lexemes, int i) {
        if (!lexemes.get(i).is(Kind.NUMBER)
                || !Lists.all(lexemes.subList(0, i), lexeme -> BEFORE.contains(lexeme.kind()))) {
            return false;
        }
        int suffix = lexemes.get(i + 1).is(Kind.DOLLAR) ? i + 2 : i + 1;
        int trade = suffix + 1;
        return trade < lexemes.size()
                && lexemes.get(suffix).isAnyOf(SUFFIXES)
                && lexemes.get(trade).isAnyOf(TRADING)
                && Lists.any(lexemes.subList(trade, lexemes.size()), lexeme -> lexeme.is(Kind.NUMBER));
    }

    private static List<Lexeme> replaced(List<Lexeme> lexemes, int from, int to, Lexeme by) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.subList(from, to).clear();
        told.add(from, by);
        return told;
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
