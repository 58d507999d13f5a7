package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
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
import org.jspecify.annotations.Nullable;

/**
 * Where spoken Chinese takes a breath and writes no comma: 换 DAI 一半存 aave 一半转 @bob, aave 上还 50 USDC compound 上还 50 DAI, 买 1 个 ETH
 * 买来的给 @bob. And none where it writes one: 拿 2 个 ETH 出来 然后换 USDC is one request, LINK 和 UNI 各卖 10 个 two of a kind.
 */
public final class Breaths {

    private static final int LONGEST = 60;

    private static final Set<Kind> PAUSES = Clause.union(Joints.ALL, Kind.OR);
    private static final Set<Kind> TURNS = Kinds.of(Kind.SWAP, Kind.BECOME, Kind.BUY);
    private static final Set<Kind> SPENDS =
            Kinds.of(Kind.SWAP, Kind.BECOME, Kind.SUPPLY, Kind.SEND, Kind.GIVE, Kind.REPAY);
    private static final Set<Kind> ENDS_STEP =
            Kinds.of(Kind.MARKET, Kind.RECIPIENT, Kind.DEBT, Kind.NUMBER, Kind.MEASURE);
    private static final Set<Kind> ASKS = Kinds.of(
            Kind.GIVE,
            Kind.USE,
            Kind.OBJECT,
            Kind.FROM,
            Kind.BUY,
            Kind.SELL,
            Kind.SWAP,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY);
    private static final Set<Kind> PRICED = Kinds.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<Kind> EACH_DOES = Kinds.of(
            Kind.SELL, Kind.USE, Kind.BUY, Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY, Kind.SEND, Kind.SWAP);
    private static final Set<Kind> OTHER_AMOUNT = Kinds.of(Kind.TOKEN, Kind.DOLLAR, Kind.OF, Kind.SOME, Kind.TIME_UNIT);
    private static final Set<String> GOT =
            Set.of("拿到的", "换来的", "换到的", "得到的", "卖得的", "卖到的", "卖来的", "收到的", "换得的", "到手的", "所得的");
    private static final Set<Kind> SELLS = Kinds.of(Kind.SELL, Kind.SELL_ALL);
    private static final Set<Kind> STEPS = Clause.union(
            Verbs.OF_TOKENS,
            Kind.BECOME,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.NOT,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.SUBJECT);
    private static final Set<Kind> TAKES = Kinds.of(Kind.USE, Kind.OBJECT);
    private static final Set<Kind> TAKEN =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.MEASURE, Kind.TOKEN, Kind.MINE, Kind.FILLER, Kind.OF);
    private static final Set<Kind> BEFORE = Kinds.of(Kind.FILLER, Kind.WANT, Kind.SMALL_TALK, Kind.SUBJECT);

    private final List<Lexeme> lexemes;
    private final List<Integer> parts = new ArrayList<>();
    /** The token that is divided, where it is what one has, and no step gives it: 把 USDC 一半换 ETH 一半换 LINK. */
    private @Nullable Lexeme whole;

    private Breaths(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.size() < 5 || lexemes.size() > LONGEST || !HanRun.isIn(lexemes)) {
            return lexemes;
        }
        return new Breaths(withSold(withoutNext(eachOfThem(lexemes)))).divided();
    }

    private List<Lexeme> divided() {
        findParts();
        List<Lexeme> divided = new ArrayList<>(lexemes.size() + 4);
        boolean changed = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (i > 1 && !PAUSES.contains(kind(i - 1)) && isBreath(i)) {
                divided.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
                changed = true;
            }
            if (whole != null && parts.contains(i) && i > parts.getFirst() && kind(i) == Kind.SHARE) {
                divided.add(whole);
                changed = true;
            }
            divided.add(lexeme);
        }
        return changed ? divided : lexemes;
    }

    private boolean isBreath(int i) {
        return (parts.contains(i) && (whole == null || i > parts.getFirst()))
                || isWhatWasBought(i)
                || isAtOtherMarket(i)
                || isOtherPayee(i)
                || isOtherTime(i);
    }

    /** Where the parts of what a step gives begin, 一半存 … 一半转 …; none where there is one only, or where they are more than the whole. */
    private void findParts() {
        BigDecimal sum = BigDecimal.ZERO;
        boolean gains = false;
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            gains |= Verbs.GAINING.contains(kind(i));
            if (i < 1 || !SPENDS.contains(kind(i + 1)) || !isPart(i)) {
                continue;
            }
            whole = gains || !parts.isEmpty() ? whole : divided(i);
            if (!gains && whole == null) {
                continue;
            }
            BigDecimal share = lexemes.get(i).number();
            sum = kind(i) == Kind.SHARE && share != null ? sum.add(share) : sum;
            parts.add(i);
        }
        int from = whole == null ? 0 : 1;
        boolean several = parts.size() > 1 && sum.compareTo(BigDecimal.ONE) <= 0;
        boolean apart = several
                && Lists.all(parts.subList(from, parts.size()), i -> PAUSES.contains(kind(i - 1)) || endsStep(i - 1));
        if (!apart) {
            parts.clear();
            whole = null;
        }
    }

    /** The token that is divided by the share here; null if there is none, or if an amount of it was said. */
    private @Nullable Lexeme divided(int i) {
        int token = kind(i - 1) == Kind.OF ? i - 2 : i - 1;
        boolean amount = kind(token - 1) == Kind.NUMBER || kind(token - 1) == Kind.MEASURE;
        return kind(token) == Kind.TOKEN && !amount && kind(i) == Kind.SHARE ? lexemes.get(token) : null;
    }

    private boolean isPart(int i) {
        BigDecimal share = lexemes.get(i).number();
        return kind(i) == Kind.REST
                || (kind(i) == Kind.SHARE
                        && share != null
                        && share.signum() > 0
                        && share.compareTo(BigDecimal.ONE) < 0);
    }

    /** Whether a step may end here, and what stands behind is no amount of the token here: 换 DAI, 2 个 ETH, 存 aave. */
    private boolean endsStep(int i) {
        return ENDS_STEP.contains(kind(i))
                || (kind(i) == Kind.TOKEN && i > 0 && (TURNS.contains(kind(i - 1)) || ENDS_STEP.contains(kind(i - 1))));
    }

    /** The 买来的 of 买 1 个 ETH 买来的给 @bob. */
    private boolean isWhatWasBought(int i) {
        return kind(i) == Kind.IT
                && i > 2
                && kind(i - 1) == Kind.TOKEN
                && (kind(i - 2) == Kind.NUMBER || kind(i - 2) == Kind.MEASURE)
                && lexemes.get(i).text().length() > 2
                && "的嘅"
                                .indexOf(lexemes.get(i)
                                        .text()
                                        .charAt(lexemes.get(i).text().length() - 1))
                        >= 0
                && lexemes.get(i).start() > lexemes.get(i - 1).end();
    }

    /** The second 在 aave 上 of 在 compound 上还 50 USDC 在 aave 上还 50 DAI, said in the same way as the first. */
    private boolean isAtOtherMarket(int i) {
        int verb = verbAt(i);
        if (kind(i) == Kind.MARKET
                && kind(i - 1) == Kind.TOKEN
                && isAmount(i + 1)) { // 存 aave 100 USDC compound 100 DAI
            int number = kind(i - 2) == Kind.MEASURE ? i - 3 : i - 2;
            return kind(number) == Kind.NUMBER
                    && kind(number - 1) == Kind.MARKET
                    && Verbs.OF_LOANS.contains(kind(number - 2));
        }
        if (verb < 0 || kind(i - 1) != Kind.TOKEN) {
            return false;
        }
        int number = kind(i - 2) == Kind.MEASURE ? i - 3 : i - 2;
        int first = number - 1 - (verb - i);
        return number > 0 && kind(number) == Kind.NUMBER && first >= 0 && verbAt(first) == number - 1;
    }

    /** The second of 给 @amy 20 USDC @bob 30 USDC. */
    private boolean isOtherPayee(int i) {
        if (kind(i) != Kind.RECIPIENT || kind(i - 1) != Kind.TOKEN || !isAmount(i + 1)) {
            return false;
        }
        int first = 0;
        while (first < i && kind(first) != Kind.RECIPIENT) {
            first++;
        }
        int paid = kind(first + 1) == Kind.SEND ? first + 2 : first + 1;
        return first > 0 && first < i && kind(first - 1) == Kind.GIVE && isAmount(paid);
    }

    private boolean isAmount(int i) {
        int token = kind(i + 1) == Kind.MEASURE ? i + 2 : i + 1;
        return kind(i) == Kind.NUMBER && kind(token) == Kind.TOKEN;
    }

    /** The 每月 of 每天买 … 每月转 …, and the second price of 跌破 2000 买 … ETH 涨到 4000 卖 …. */
    private boolean isOtherTime(int i) {
        boolean period = lexemes.get(i).is(Kind.PERIOD) && i + 1 < lexemes.size() && ASKS.contains(kind(i + 1));
        boolean price = kind(i) == Kind.TOKEN && PRICED.contains(kind(i + 1)) && kind(i + 2) == Kind.NUMBER;
        if (!(period || price) || !(kind(i - 1) == Kind.TOKEN || kind(i - 1) == Kind.RECIPIENT)) {
            return false;
        }
        boolean before = false;
        for (int at = 0; at < i; at++) {
            before |= period ? lexemes.get(at).is(Kind.PERIOD) : PRICED.contains(kind(at)) && at > 0;
        }
        return before;
    }

    /** Where the verb stands of 在 aave 上还 that begins here; −1 if nothing of the kind does. */
    private int verbAt(int i) {
        int at = kind(i) == Kind.ON ? i + 1 : i;
        if (kind(at) != Kind.MARKET) {
            return -1;
        }
        at += kind(at + 1) == Kind.OUT ? 2 : 1;
        return Verbs.OF_LOANS.contains(kind(at)) ? at : -1;
    }

    private Kind kind(int i) {
        return i >= 0 && i < lexemes.size() ? lexemes.get(i).kind() : Kind.STOP;
    }

    /** LINK 和 UNI 各卖 10 个: 卖 10 LINK 和 10 UNI. */
    private static List<Lexeme> eachOfThem(List<Lexeme> lexemes) {
        int each = 3;
        while (each < lexemes.size()
                && !(lexemes.get(each).kind() == Kind.EACH
                        && lexemes.get(each - 1).kind() == Kind.TOKEN)) {
            each++;
        }
        int first = each - 1;
        while (first > 1
                && each < lexemes.size()
                && lexemes.get(first - 1).kind() == Kind.AND
                && lexemes.get(first - 2).kind() == Kind.TOKEN) {
            first -= 2;
        }
        int verb = each + 1;
        boolean does =
                verb < lexemes.size() && EACH_DOES.contains(lexemes.get(verb).kind());
        int amount = does ? verb + 1 : verb;
        boolean counted = first < each - 1
                && amount < lexemes.size()
                && (lexemes.get(amount).is(Kind.NUMBER) || lexemes.get(amount).is(Kind.SHARE));
        int behind = counted
                        && amount + 1 < lexemes.size()
                        && lexemes.get(amount + 1).is(Kind.MEASURE)
                ? amount + 2
                : amount + 1;
        if (!counted
                || (behind < lexemes.size()
                        && OTHER_AMOUNT.contains(lexemes.get(behind).kind()))) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, first));
        if (does) {
            told.add(lexemes.get(verb));
        }
        for (int i = first; i < each; i++) {
            if (lexemes.get(i).kind() == Kind.TOKEN) {
                told.add(lexemes.get(amount));
            }
            told.add(lexemes.get(i));
        }
        told.addAll(lexemes.subList(behind, lexemes.size()));
        return told;
    }

    /** Without the 然后 of 拿 2 个 ETH 出来 然后换 USDC, behind which stands what they are taken for. */
    private static List<Lexeme> withoutNext(List<Lexeme> lexemes) {
        int take = 0;
        while (take < lexemes.size() && BEFORE.contains(lexemes.get(take).kind())) {
            take++;
        }
        int next = take + 1;
        boolean token = false;
        while (next < lexemes.size() && TAKEN.contains(lexemes.get(next).kind())) {
            token |= lexemes.get(next).kind() == Kind.TOKEN;
            next++;
        }
        boolean taken = token
                && TAKES.contains(lexemes.get(take).kind())
                && next + 1 < lexemes.size()
                && lexemes.get(next).kind() == Kind.THEN
                && TURNS.contains(lexemes.get(next + 1).kind());
        if (!taken) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.remove(next);
        return told;
    }

    /** 卖 10 LINK 拿到的 USDC 给 @amy: what it is sold for is named only where it is used. */
    private static List<Lexeme> withSold(List<Lexeme> lexemes) {
        int got = 3;
        while (got + 1 < lexemes.size()
                && !(lexemes.get(got).kind() == Kind.IT && lexemes.get(got + 1).kind() == Kind.TOKEN)) {
            got++;
        }
        if (got + 1 >= lexemes.size()
                || !GOT.contains(Hanzi.simplified(lexemes.get(got).text()))) {
            return lexemes;
        }
        List<Lexeme> before = lexemes.subList(0, got);
        List<Lexeme> tokens = Lists.those(before, lexeme -> lexeme.kind() == Kind.TOKEN);
        boolean sold = tokens.size() == 1
                && !tokens.getFirst().text().equals(lexemes.get(got + 1).text())
                && Lists.count(before, lexeme -> lexeme.isAnyOf(SELLS)) == 1
                && Lists.none(before, lexeme -> lexeme.isAnyOf(STEPS) && !lexeme.isAnyOf(SELLS));
        if (!sold) {
            return lexemes;
        }
        Lexeme token = lexemes.get(got + 1);
        int at = token.start();
        int end = PAUSES.contains(before.getLast().kind()) ? got - 1 : got;
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, end));
        told.add(Lexeme.of(Kind.BECOME, at, at, null, "换成"));
        told.add(token);
        told.add(Lexeme.of(Kind.COMMA, at, at, null, "，"));
        told.addAll(lexemes.subList(got, lexemes.size()));
        return told;
    }
}
