package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Conditions as they are jotted down or written formally: "WBTC above 120k -> sell 0.3 WBTC", "should Ether exceed $5,000". They become
 * what "if" says.
 */
final class ShortConditions {

    private static final Set<Kind> SIDES = EnumSet.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<String> ARROWS = Set.of("->", "=>", "→", "⇒", "-->", ":");
    private static final String EXCEED = "exceed";

    private ShortConditions() {}

    static List<Lexeme> told(List<Lexeme> lexemes) {
        return jotted(exceeding(lexemes));
    }

    /** "Should ETH exceed 5000": over which price, and no limit of something. */
    private static List<Lexeme> exceeding(List<Lexeme> lexemes) {
        for (int i = 2; i < lexemes.size(); i++) {
            Lexeme verb = lexemes.get(i);
            boolean price = verb.kind() == Kind.AT_MOST
                    && verb.text().equalsIgnoreCase(EXCEED)
                    && lexemes.get(i - 1).kind() == Kind.TOKEN
                    && lexemes.get(i - 2).is(Kind.IF);
            if (price) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.set(i, Lexeme.of(Kind.ABOVE, verb.start(), verb.end(), null, verb.text()));
                return told;
            }
        }
        return lexemes;
    }

    /** "ETH above 4k: sell 1 ETH": a price at the start, a sign and a verb. */
    private static List<Lexeme> jotted(List<Lexeme> lexemes) {
        boolean priced = lexemes.size() > 4
                && lexemes.get(0).kind() == Kind.TOKEN
                && SIDES.contains(lexemes.get(1).kind());
        if (!priced) {
            return lexemes;
        }
        int sign = lexemes.get(2).kind() == Kind.DOLLAR ? 4 : 3;
        boolean does = sign + 1 < lexemes.size()
                && lexemes.get(sign - 1).kind() == Kind.NUMBER
                && ARROWS.contains(lexemes.get(sign).text())
                && Verbs.isRequest(lexemes.get(sign + 1).kind());
        if (!does) {
            return lexemes;
        }
        Lexeme token = lexemes.getFirst();
        Lexeme arrow = lexemes.get(sign);
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.set(sign, Lexeme.of(Kind.COMMA, arrow.start(), arrow.end(), null, ","));
        told.addFirst(Lexeme.of(Kind.IF, token.start(), token.start(), null, "if"));
        return told;
    }
}
