package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What chat types for a little word: of "supply 2 ETH 2 aave" and "send 5 DAI 2 @bob" the second 2 is "to", and "0.4 WBTC > USDC" points.
 * "By 2 ETH" begins as "buy" does, and 村 sounds like 存. Only where the sign can mean nothing else; "swap 100 USDC 2 ETH" is left to be
 * asked about.
 */
public final class SoundsAlike {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final Set<Kind> WHERE = Kinds.of(Kind.RECIPIENT, Kind.MARKET);
    private static final Set<Kind> TRADING = Kinds.of(Kind.SELL, Kind.SWAP, Kind.QUOTE);
    private static final Set<String> AGAINST = Set.of("vs", "versus");
    private static final Set<String> POINTING = Set.of(">", ">>");
    private static final Set<Kind> BEFORE_VERB = Kinds.of(Kind.MARKET, Kind.FILLER, Kind.COMMA, Kind.STOP, Kind.WANT);

    private SoundsAlike() {}

    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        List<Lexeme> told = null;
        if (lexemes.size() > 2
                && lexemes.getFirst().is(Kind.BY)
                && lexemes.getFirst().text().equalsIgnoreCase("by")
                && lexemes.get(1).is(Kind.NUMBER)
                && lexemes.get(2).kind() == Kind.TOKEN) { // "by 2 ETH with USDC"
            told = new ArrayList<>(lexemes);
            Lexeme by = lexemes.getFirst();
            told.set(0, Lexeme.of(Kind.BUY, by.start(), by.end(), null, by.text()));
        }
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            Kind slip = slip(lexemes, i);
            Kind meant = slip != null || i < 2 ? slip : meant(lexemes, i, text);
            if (meant != null) {
                told = told == null ? new ArrayList<>(lexemes) : told;
                Lexeme lexeme = lexemes.get(i);
                told.set(i, Lexeme.of(meant, lexeme.start(), lexeme.end(), null, lexeme.text()));
            }
        }
        return told == null ? lexemes : told;
    }

    /** One character for another of the same sound, where a verb stands before an amount: 村 60 USDC 到 aave, 从 aave 题 200 USDT. */
    private static @Nullable Kind slip(List<Lexeme> lexemes, int i) {
        boolean begins = i == 0 || lexemes.get(i - 1).isAnyOf(BEFORE_VERB);
        if (!begins || lexemes.get(i).kind() != Kind.WORD || lexemes.get(i + 1).kind() != Kind.NUMBER) {
            return null;
        }
        return switch (lexemes.get(i).text()) {
            case "村", "寸" -> Kind.SUPPLY;
            case "题", "啼" -> Kind.WITHDRAW;
            case "环" -> Kind.REPAY;
            case "组", "組" -> Kind.RENT;
            default -> null;
        };
    }

    private static @Nullable Kind meant(List<Lexeme> lexemes, int i, String text) {
        Lexeme lexeme = lexemes.get(i);
        Lexeme before = lexemes.get(i - 1);
        Lexeme behind = lexemes.get(i + 1);
        boolean amount = before.kind() == Kind.TOKEN && lexemes.get(i - 2).is(Kind.NUMBER);
        if (!amount) {
            return null;
        }
        if (lexeme.kind() == Kind.NUMBER && WHERE.contains(behind.kind())) {
            return lexeme.isNumber(TWO) ? Kind.TO : lexeme.isNumber(FOUR) ? Kind.FOR : null;
        }
        String written = text.substring(lexeme.start(), lexeme.end()).toLowerCase(Locale.ROOT);
        if (behind.kind() != Kind.TOKEN) {
            return null;
        }
        if (lexeme.kind() == Kind.ABOVE && POINTING.contains(written)) {
            return Kind.TO;
        }
        return AGAINST.contains(written) && Lists.any(lexemes.subList(0, i), each -> TRADING.contains(each.kind()))
                ? Kind.FOR
                : null;
    }
}
