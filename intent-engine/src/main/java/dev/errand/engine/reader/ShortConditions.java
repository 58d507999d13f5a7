package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Conditions as they are jotted down or written formally: "WBTC above 120k -> sell 0.3 WBTC", "should Ether exceed $5,000". They become
 * what "if" says.
 */
final class ShortConditions {

    private static final Set<Kind> SIDES = EnumSet.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<Kind> BEFORE_VERB = EnumSet.of(Kind.FILLER, Kind.THEN);
    private static final Set<String> ARROWS = Set.of("->", "=>", "→", "⇒", "-->", ":", ",", "?");
    /** "ETH is above 4k, …" tells where the price stands already. */
    private static final Pattern STANDS =
            Pattern.compile("(?i)^(?:is|has|ha[sd]|was|been|went|rose|fell|broke)\\b|ed\\b");

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

    /** "ETH above 4k: sell 1 ETH", "UNI above 15, swap 200 UNI to USDC": a price at the start, a sign and a verb. */
    private static List<Lexeme> jotted(List<Lexeme> lexemes) {
        boolean priced = lexemes.size() > 4
                && lexemes.get(0).kind() == Kind.TOKEN
                && lexemes.get(1).isAnyOf(SIDES)
                && !STANDS.matcher(lexemes.get(1).text()).find();
        if (!priced) {
            return lexemes;
        }
        int price = lexemes.get(2).kind() == Kind.DOLLAR ? 3 : 2;
        int sign = lexemes.get(price + 1).kind() == Kind.DOLLAR ? price + 2 : price + 1;
        int verb = sign + 1;
        while (verb < lexemes.size() && BEFORE_VERB.contains(lexemes.get(verb).kind())) {
            verb++;
        }
        if (lexemes.get(price).kind() == Kind.NUMBER
                && Verbs.isRequest(lexemes.get(sign).kind())
                && !lexemes.get(sign).is(Kind.OR)) { // "eth over 4k sell 2 eth"
            List<Lexeme> told = new ArrayList<>(lexemes);
            told.addFirst(Lexeme.of(
                    Kind.IF, lexemes.getFirst().start(), lexemes.getFirst().start(), null, "if"));
            return told;
        }
        boolean does = verb < lexemes.size()
                && lexemes.get(price).kind() == Kind.NUMBER
                && ARROWS.contains(lexemes.get(sign).text())
                && Verbs.isRequest(lexemes.get(verb).kind());
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
