package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * "Should I send 3 LINK to @kev", "if I pay 16 USDC to @gus": beside a question such words name what is paid for a price ("how much should I send
 * to get 2 ETH?"). Where nothing asks for one, who says them weighs a payment, and orders none.
 */
public final class Wondering {

    private static final Set<Kind> PRICING =
            Kinds.of(Kind.HOW_MUCH, Kind.WHAT, Kind.QUOTE, Kind.FETCHES, Kind.ESTIMATE, Kind.PRICE);

    private static final String WEIGHING = "should i ";
    private static final String SUPPOSING = "if i ";
    private static final Set<String> PAYMENTS = Set.of("send", "pay");

    private Wondering() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.any(lexemes, lexeme -> lexeme.isAnyOf(PRICING))) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = 0; i < told.size(); i++) {
            Lexeme lexeme = told.get(i);
            String said = lexeme.text().toLowerCase(Locale.ROOT);
            String opening = said.startsWith(WEIGHING) ? WEIGHING : said.startsWith(SUPPOSING) ? SUPPOSING : "";
            boolean pays = (lexeme.is(Kind.PAYS) || lexeme.is(Kind.USE))
                    && !opening.isEmpty()
                    && PAYMENTS.contains(said.substring(opening.length()))
                    && said.length() == lexeme.end() - lexeme.start();
            if (pays) {
                int verb = lexeme.start() + opening.length();
                Kind weighed = opening.equals(WEIGHING) ? Kind.ADVICE : Kind.IF;
                told.set(i, Lexeme.of(weighed, lexeme.start(), verb - 1, null, opening.strip()));
                told.add(i + 1, Lexeme.of(Kind.SEND, verb, lexeme.end(), null, said.substring(opening.length())));
            }
        }
        return told;
    }
}
