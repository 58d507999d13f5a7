package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands for "all of it" in Chinese without being a share: 都, 晒, the 光 of 卖光. */
final class Totals {

    /** Words that say what is done with an amount. */
    static final Set<Kind> ACTS = Kinds.of(
            Kind.SWAP,
            Kind.SELL,
            Kind.BECOME,
            Kind.SEND,
            Kind.GIVE,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.PUT,
            Kind.USE,
            Kind.BUY,
            Kind.TO,
            Kind.MOVE,
            Kind.WRAP,
            Kind.UNWRAP);

    private static final Set<Kind> AMOUNTS = Kinds.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.SOME,
            Kind.CURRENCY,
            Kind.NEGATIVE,
            Kind.ALL_BUT);
    private static final Set<Kind> THINGS = Kinds.of(Kind.TOKEN, Kind.IT, Kind.REST);
    private static final Pattern COMPLETELY = Pattern.compile("..*[光晒尽曬空净]");
    private static final Pattern ALL_INTO = Pattern.compile(".[晒曬光][做成]");
    private static final Set<String> ALL_IN = Set.of("all in", "allin", "all-in", "梭哈", "梭", "全仓", "满仓", "清仓");

    private static final Set<Kind> SMALL = Kinds.of(Kind.FILLER);
    private static final Set<Kind> OWNING = Kinds.of(Kind.MINE, Kind.FILLER, Kind.OF);

    private final HanRun run;
    private final List<Lexeme> lexemes;

    Totals(HanRun run) {
        this.run = run;
        this.lexemes = run.lexemes();
    }

    /** The place behind {@code i} and whatever of {@code kinds} follows it. */
    private int past(int i, Set<Kind> kinds) {
        int next = i + 1;
        while (next - i <= Cursor.REACH && run.is(next, kinds)) {
            next++;
        }
        return next;
    }

    void mark() {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean both = lexeme.kind() == Kind.FILLER
                    && (lexeme.text().equals("都") || lexeme.text().equals("全都"))
                    && run.is(past(i, SMALL), ACTS) // 都给我提出来
                    && things(i) == 1
                    && !amounts(i);
            if (both) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                continue;
            }
            boolean counted = lexeme.kind() == Kind.SHARE
                    && HanRun.isHan(lexeme)
                    && lexeme.isNumber(BigDecimal.ONE)
                    && run.is(i + 1, ACTS)
                    && ((run.is(i - 1, Kind.NUMBER) && !run.is(i - 2, Kind.ABOVE, Kind.BELOW)) // 跌破 1800 全部卖成: no 1800
                            || (run.is(i - 1, Kind.MEASURE, Kind.TOKEN) && run.is(i - 2, Kind.NUMBER))
                            || (run.is(i - 1, Kind.TOKEN) && run.is(i - 2, Kind.MEASURE)));
            if (counted) {
                lexemes.remove(i--); // "33个全换成": all of the 33
                continue;
            }
            boolean completely = ACTS.contains(lexeme.kind())
                    && lexeme.text().length() > 1
                    && COMPLETELY.matcher(lexeme.text()).matches();
            boolean behind =
                    i > 0 && lexeme.kind() == Kind.FILLER && "晒曬光".contains(lexeme.text()) && run.is(i - 1, ACTS);
            boolean allIn = ALL_IN.contains(lexeme.text().toLowerCase(Locale.ROOT));
            int named = allIn ? past(i, OWNING) : i;
            boolean ofNamed = run.is(named, Kind.TOKEN) && run.is(named + 1, ACTS);
            boolean ofSaid = i > 0 && run.is(i - 1, Kind.TOKEN) && run.is(i + 1, ACTS); // ETH 全仓换 USDC
            if (allIn && (ofNamed || ofSaid) && !numbers(i)) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                continue;
            }
            boolean allInto = lexeme.kind() == Kind.BECOME
                    && ALL_INTO.matcher(lexeme.text()).matches()
                    && !numbers(i)
                    && things(i) == 1;
            if (allInto) { // 换晒做 U
                lexemes.add(
                        i,
                        all(
                                lexeme.start() + 1,
                                lexeme.start() + 2,
                                lexeme.text().substring(1, 2)));
                i++;
            } else if (completely && !numbers(i)) {
                withoutSome(i + 1);
                lexemes.add(
                        i + 1,
                        all(
                                lexeme.end() - 1,
                                lexeme.end(),
                                lexeme.text().substring(lexeme.text().length() - 1)));
                i++;
            } else if (behind && !numbers(i)) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                withoutSome(i + 1);
            }
        }
    }

    /** 卖晒啲 LINK. */
    private void withoutSome(int index) {
        if (index < lexemes.size() && lexemes.get(index).text().equals("啲")) {
            lexemes.remove(index);
        }
    }

    private static Lexeme all(int start, int end, String text) {
        return Lexeme.of(Kind.SHARE, start, end, BigDecimal.ONE, text);
    }

    /** How many tokens and references stand in the clause before {@code index}. */
    private int things(int index) {
        int found = 0;
        boolean reference = false;
        for (int i = run.startOfClause(index); i < index; i++) {
            boolean again = run.is(i, Kind.TOKEN) && reference; // 换到的LINK
            found += run.is(i, THINGS) && !again ? 1 : 0;
            reference = run.is(i, Kind.IT, Kind.REST);
        }
        return found;
    }

    private boolean numbers(int index) {
        for (int i = run.startOfClause(index); i < run.endOfClause(index); i++) {
            if (run.is(i, AMOUNTS) && !run.is(i, Kind.SOME)) {
                return true;
            }
        }
        return false;
    }

    private boolean amounts(int index) {
        for (int i = run.startOfClause(index); i < run.endOfClause(index); i++) {
            if (run.is(i, AMOUNTS)) {
                return true;
            }
        }
        return false;
    }
}
