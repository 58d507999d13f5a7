package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Chinese puts beside a value to describe it, and what can be passed over since the value itself is said: 刚领到的 before 2 ETH,
 * 房东 before @landlord, 房租 behind 900 USDC.
 *
 * <p>A number, a token, a negation, a limit or a condition is never part of a description.
 */
public final class Modifiers {

    private static final int LONGEST = 8;
    private static final Set<Kind> DESCRIBING = Kinds.of(
            Kind.WORD,
            Kind.FILLER,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.SOMEBODY,
            Kind.SUBJECT,
            Kind.MINE,
            Kind.OUT,
            Kind.ON,
            Kind.OF,
            Kind.HARMLESS,
            Kind.BALANCE,
            Kind.SERVICE,
            Kind.SMALL_TALK,
            Kind.SOME,
            Kind.CLOCK,
            Kind.HAVE,
            Kind.TIME_MARK);
    private static final Set<Kind> NAMING = Kinds.of(
            Kind.WORD,
            Kind.SOMEBODY,
            Kind.FILLER,
            Kind.MINE,
            Kind.BALANCE,
            Kind.MEASURE,
            Kind.OF,
            Kind.HARMLESS,
            Kind.SUBJECT,
            Kind.HITS,
            Kind.SERVICE);
    private static final Set<Kind> PAYING = Kinds.of(
            Kind.GIVE, Kind.TO, Kind.SEND, Kind.AND, Kind.REPAY, Kind.IN, Kind.PUT, Kind.FOR, Kind.WITH, Kind.FROM);
    private static final Set<Kind> DESCRIPTION = Kinds.of(
            Kind.WORD,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.SERVICE,
            Kind.HARMLESS,
            Kind.SOMEBODY,
            Kind.SMALL_TALK,
            Kind.CLOCK);
    private static final Set<Kind> NAME = Kinds.of(Kind.WORD, Kind.SOMEBODY, Kind.BALANCE, Kind.HARMLESS, Kind.SERVICE);
    private static final Pattern PURPOSE = Pattern.compile(".*[费金款租薪资钱礼税酬账帐债包酒饭]");
    private static final Set<Kind> PAID_FOR = Kinds.of(
            Kind.WORD,
            Kind.HARMLESS,
            Kind.SERVICE,
            Kind.SOMEBODY,
            Kind.FILLER,
            Kind.PAST_TIME,
            Kind.CLOCK,
            Kind.OF,
            Kind.SOME);
    private static final Set<Kind> ATTACHED = Kinds.of(
            Kind.OF, Kind.OUT, Kind.WORD, Kind.MEASURE, Kind.DATA, Kind.SERVICE, Kind.HITS, Kind.SOMEBODY, Kind.FILLER);
    /** What might change the request: denials, limits, other contracts. */
    private static final Pattern WEIGHTY =
            Pattern.compile("[不没未别勿莫否除禁限超至最少多约止停撤消若仅只倍币链网抵押]|合约|期权|期货|杠杆|合同|做空|做多|手续费|分批|分次|路由");

    private static final Set<String> AS = Set.of("当", "作", "作为", "当作", "算作", "充当", "用作", "做", "用于", "用来");

    private final HanRun run;
    private final List<Lexeme> lexemes;
    private final boolean paid;

    private Modifiers(List<Lexeme> lexemes) {
        this.run = new HanRun(new ArrayList<>(lexemes));
        this.lexemes = run.lexemes();
        this.paid = Lists.any(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT) || lexeme.is(Kind.BAD_RECIPIENT));
    }

    public static List<Lexeme> without(List<Lexeme> lexemes) {
        if (!HanRun.isIn(lexemes)) {
            return lexemes;
        }
        Modifiers modifiers = new Modifiers(lexemes);
        new Totals(modifiers.run).mark();
        modifiers.descriptions();
        modifiers.attached();
        modifiers.names();
        if (modifiers.paid) {
            modifiers.purposes();
        }
        new Trailing(modifiers.run).remove();
        return modifiers.lexemes;
    }

    /** 刚到账的 600 USDC. */
    private void descriptions() {
        for (int i = lexemes.size() - 2; i > 0; i--) {
            if (!endsDescription(i)) {
                continue;
            }
            int next = i + 1;
            while (run.is(next, Kind.MEASURE, Kind.MINE) || (run.is(next, Kind.FILLER) && next < i + 3)) {
                next++;
            }
            boolean value = run.is(next, Kind.NUMBER, Kind.TOKEN)
                    || (run.is(next, Kind.SHARE) && run.is(next + 1, Kind.TOKEN, Kind.OF));
            int from = i;
            while (value && from > 0 && i - from < LONGEST && describes(from - 1)) {
                from--;
            }
            boolean described = false;
            for (int at = from; at < i; at++) {
                described |= run.is(at, DESCRIPTION) && HanRun.isHan(lexemes.get(at));
            }
            if (described) {
                lexemes.subList(from, i + 1).clear();
                i = from;
            }
        }
    }

    private boolean endsDescription(int index) {
        Lexeme lexeme = lexemes.get(index);
        return HanRun.isHan(lexeme)
                && (lexeme.kind() == Kind.OF
                        || (lexeme.kind() == Kind.OUT && lexeme.text().endsWith("的"))
                        || (lexeme.kind() == Kind.OUT && isPointedAt(index + 1))); // 退休金里那 15000 USDC
    }

    private boolean isPointedAt(int index) {
        return run.is(index, Kind.FILLER)
                && "那这嗰呢".contains(lexemes.get(index).text().substring(0, 1));
    }

    private boolean describes(int index) {
        Lexeme lexeme = lexemes.get(index);
        if (lexeme.kind() == Kind.WORD) {
            return HanRun.isHan(lexeme) && !lexeme.text().endsWith("币");
        }
        return DESCRIBING.contains(lexeme.kind())
                || (run.is(index - 1, Kind.PAST_TIME) && Totals.ACTS.contains(lexeme.kind()));
    }

    /** 附件里的财报: what it is that is attached. */
    private void attached() {
        for (int i = 0; i < lexemes.size(); i++) {
            if (!run.is(i, Kind.ATTACHMENT)) {
                continue;
            }
            int to = i + 1;
            while (to < lexemes.size()
                    && to - i < LONGEST
                    && HanRun.isHan(lexemes.get(to))
                    && run.is(to, ATTACHED)
                    && !HanRun.isWeighty(lexemes.get(to))) {
                to++;
            }
            lexemes.subList(i + 1, to).clear();
            boolean mine = run.is(i - 1, Kind.OF)
                    && run.is(i - 2, Kind.SEND, Kind.WORD, Kind.PUT, Kind.GIVE)
                    && run.is(i - 3, Kind.SUBJECT); // 我传的附件
            if (mine) {
                lexemes.subList(i - 3, i).clear();
                i -= 3;
            }
        }
    }

    /** Whether these are Chinese words that deny, limit and change nothing. */
    public static boolean isPlain(String words) {
        return words.chars().allMatch(c -> c >= 0x2E80 || c == ' ')
                && !WEIGHTY.matcher(words).find();
    }

    /** 房东 @landlord, 我另一个钱包 0x…: who that is. */
    private void names() {
        for (int i = lexemes.size() - 1; i > 0; i--) {
            if (!run.is(i, Kind.RECIPIENT, Kind.BAD_RECIPIENT)) {
                continue;
            }
            int from = i;
            while (from > 0 && i - from < LONGEST && run.is(from - 1, NAMING) && HanRun.isHan(lexemes.get(from - 1))) {
                from--;
            }
            boolean named = false;
            for (int at = from; at < i; at++) {
                named |= run.is(at, NAME);
            }
            if (named && run.is(from - 1, PAYING)) {
                lexemes.subList(from, i).clear();
                i = from;
            }
        }
    }

    /** 2200 USDT 房租, 50 刀的 ETH 当奖金: what it is paid for. */
    private void purposes() {
        for (int i = 1; i < lexemes.size(); i++) {
            if (!run.is(i - 1, Kind.TOKEN, Kind.RECIPIENT)) {
                continue;
            }
            int to = i;
            boolean as = to < lexemes.size() && AS.contains(lexemes.get(to).text());
            to += as ? 1 : 0;
            boolean of = run.is(to, Kind.OF);
            to += of ? 1 : 0;
            int noun = to;
            while (to < lexemes.size() && to - noun < 4 && HanRun.isHan(lexemes.get(to)) && run.is(to, PAID_FOR)) {
                to++;
            }
            boolean purpose = to > noun
                    && (as || PURPOSE.matcher(lexemes.get(to - 1).text()).matches())
                    && (to == lexemes.size()
                            || run.is(to, Joints.OF_CLAUSES)
                            || run.is(to, PAYING)
                            || run.is(to, Kind.OBJECT));
            if (purpose) {
                lexemes.subList(i, to).clear();
            }
        }
    }
}
