package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A coin that is described and not named, "that coin my hairdresser likes": one unknown word, where a token should stand. */
public final class DescribedCoins {

    private static final Set<String> COINS =
            Set.of("coin", "token", "crypto", "currency", "altcoin", "memecoin", "shitcoin", "cryptocurrency");
    private static final Set<String> POINTING =
            Set.of("that", "the", "this", "some", "whatever", "whichever", "a", "any", "which");
    private static final Set<Kind> SLOTS =
            Kinds.of(Kind.TO, Kind.BECOME, Kind.FOR, Kind.BUY, Kind.GET, Kind.IN, Kind.SWAP);
    private static final Set<Kind> ENDS = Kinds.of(
            Kind.COMMA,
            Kind.STOP,
            Kind.SO,
            Kind.AND,
            Kind.THEN,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.OR);
    private static final Set<Kind> ROLES =
            Kinds.of(Kind.TO, Kind.FOR, Kind.WITH, Kind.FROM, Kind.IN, Kind.ON, Kind.USE);

    private static final Set<String> CLASSES =
            Set.of("稳定币", "穩定幣", "代币", "代幣", "山寨币", "stablecoin", "token", "coin", "altcoin");
    private static final int LONGEST = 12;

    private DescribedCoins() {}

    /** 稳定币 USDC, "the stablecoin DAI": a kind of coin, before the one that is meant. */
    public static List<Lexeme> named(List<Lexeme> lexemes) {
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            boolean named = lexemes.get(i).kind() == Kind.WORD
                    && CLASSES.contains(lexemes.get(i).text().toLowerCase(Locale.ROOT))
                    && lexemes.get(i + 1).kind() == Kind.TOKEN;
            if (named) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.remove(i);
                return kept;
            }
        }
        return lexemes;
    }

    public static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            boolean slot = SLOTS.contains(lexemes.get(i - 1).kind());
            if (!slot || !POINTING.contains(written(lexemes.get(i), text))) {
                continue;
            }
            int noun = i + 1;
            while (noun < lexemes.size()
                    && noun < i + 3
                    && lexemes.get(noun).kind() == Kind.WORD
                    && !isCoin(lexemes.get(noun), text)) {
                noun++;
            }
            int end = noun < lexemes.size() && isCoin(lexemes.get(noun), text) ? end(lexemes, noun + 1) : -1;
            if (end > noun + 1 && end - noun <= LONGEST) {
                List<Lexeme> joined = new ArrayList<>(lexemes.subList(0, i));
                joined.add(Lexeme.of(
                        Kind.WORD, lexemes.get(i).start(), lexemes.get(end - 1).end(), null, "coin"));
                joined.addAll(lexemes.subList(end, lexemes.size()));
                return joined;
            }
        }
        return lexemes;
    }

    private static int end(List<Lexeme> lexemes, int from) {
        int end = from;
        while (end < lexemes.size() && !ENDS.contains(lexemes.get(end).kind())) {
            end++;
        }
        boolean value = end < lexemes.size()
                && end > from
                && ROLES.contains(lexemes.get(end - 1).kind());
        return value ? end - 1 : end;
    }

    private static boolean isCoin(Lexeme lexeme, String text) {
        return COINS.contains(written(lexeme, text));
    }

    private static String written(Lexeme lexeme, String text) {
        return text.substring(lexeme.start(), lexeme.end()).toLowerCase(Locale.ROOT);
    }
}
