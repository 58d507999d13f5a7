package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * "Put it all in USDC": behind an "it", an "all in" is how much of it, and where to; elsewhere it is said of a price. 清仓 UNI，全部换成 USDT: what
 * is sold out and what all of it becomes is one request.
 */
public final class AllOfIt {

    private static final String ALL_IN = "all in";

    private AllOfIt() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, AllOfIt::saysAllIn)) {
            return Lexeme.isIn(lexemes, Kind.SELL_ALL) ? soldOut(lexemes) : lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = lexemes.size() - 2; i > 0; i--) {
            Lexeme all = lexemes.get(i);
            boolean split = lexemes.get(i - 1).kind() == Kind.IT
                    && saysAllIn(all)
                    && (lexemes.get(i + 1).is(Kind.TOKEN) || lexemes.get(i + 1).is(Kind.MARKET));
            if (split) {
                int cut = all.start() + "all".length();
                told.set(i, Lexeme.of(Kind.SHARE, all.start(), cut, BigDecimal.ONE, "all"));
                told.add(i + 1, Lexeme.of(Kind.TO, all.end() - "in".length(), all.end(), null, "in"));
            }
        }
        return told;
    }

    private static List<Lexeme> soldOut(List<Lexeme> lexemes) {
        for (int i = 2; i + 2 < lexemes.size(); i++) {
            Lexeme one = lexemes.get(i - 2);
            Lexeme other = lexemes.get(i - 1);
            boolean sold =
                    (one.is(Kind.SELL_ALL) && other.is(Kind.TOKEN)) || (one.is(Kind.TOKEN) && other.is(Kind.SELL_ALL));
            boolean all = lexemes.get(i).is(Kind.COMMA)
                    && lexemes.get(i + 1).is(Kind.SHARE)
                    && lexemes.get(i + 1).isNumber(BigDecimal.ONE)
                    && lexemes.get(i + 2).is(Kind.BECOME);
            if (sold && all) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.subList(i, i + 2).clear();
                return told;
            }
        }
        return lexemes;
    }

    private static boolean saysAllIn(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).equals(ALL_IN);
    }
}
