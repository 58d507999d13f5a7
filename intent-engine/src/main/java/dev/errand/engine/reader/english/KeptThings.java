package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Nothing is to be done with what a request leaves: "swap 2 ETH to USDC and keep it", "buy 1 ETH with USDC, then hold it". "Hold it!" with no
 * "and" may call a halt, and what is kept somewhere, or under something, is not left as it is.
 */
public final class KeptThings {

    private static final Set<String> KEEPING =
            Set.of("keep", "retain", "hang on to", "hold on to", "hodl", "just keep");
    private static final Set<String> HOLDING = Set.of("hold", "just hold", "hold onto", "sit on");
    private static final Set<String> NOT = Set.of("don't", "dont", "do not", "never");

    /** What gives something that can be kept. */
    private static final Set<Kind> GAINING =
            Kinds.of(Kind.SWAP, Kind.SELL, Kind.BUY, Kind.WITHDRAW, Kind.BORROW, Kind.WRAP, Kind.UNWRAP);

    private static final Set<Kind> JOINING = Kinds.of(Kind.AND, Kind.THEN);

    private KeptThings() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = lexemes.size() - 1; i > 3; i--) {
            int from = i > 4 && lexemes.get(i - 1).kind() == Kind.FILLER ? i - 1 : i;
            int end = end(lexemes, i);
            boolean kept = end > 0
                    && isEnd(lexemes, end)
                    && Joints.ALL.contains(lexemes.get(from - 1).kind())
                    && Lists.any(lexemes.subList(0, from), word -> GAINING.contains(word.kind()))
                    && isMeant(lexemes, i, from);
            if (kept) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                Lexeme first = lexemes.get(from - 1);
                Lexeme last = lexemes.get(end - 1);
                boolean comma = first.kind() == Kind.COMMA || first.kind() == Kind.STOP;
                told.subList(comma ? from : from - 1, end).clear();
                told.add(
                        comma ? from : from - 1,
                        Lexeme.of(
                                Kind.HARMLESS,
                                comma ? lexemes.get(from).start() : first.start(),
                                last.end(),
                                null,
                                "keep it"));
                return told;
            }
        }
        return lexemes;
    }

    /** Behind the words that say what is kept from {@code i} on; 0 if nothing is. */
    private static int end(List<Lexeme> lexemes, int i) {
        int what = i + 1;
        String said = said(lexemes.get(i));
        if (NOT.contains(said) && i + 2 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.SELL) {
            what = i + 2;
        } else if (said.equals("hold")
                && i + 2 < lexemes.size()
                && said(lexemes.get(i + 1)).startsWith("on")) {
            what = said(lexemes.get(i + 1)).equals("on")
                            && said(lexemes.get(i + 2)).equals("to")
                    ? i + 3
                    : i + 2;
        } else if (!KEEPING.contains(said) && !HOLDING.contains(said)) {
            return 0;
        }
        boolean it = what < lexemes.size()
                && (lexemes.get(what).kind() == Kind.IT || lexemes.get(what).kind() == Kind.REST);
        return it ? what + 1 : 0;
    }

    /** "…, hold it" may call a halt, and "don't sell it" is of what is bought. */
    private static boolean isMeant(List<Lexeme> lexemes, int i, int from) {
        String said = said(lexemes.get(i));
        if (NOT.contains(said)) {
            return Lists.none(lexemes.subList(0, from), word -> word.kind() == Kind.SELL || word.kind() == Kind.SWAP);
        }
        return !HOLDING.contains(said)
                || JOINING.contains(lexemes.get(from - 1).kind())
                || lexemes.get(i + 1).kind() != Kind.IT;
    }

    private static boolean isEnd(List<Lexeme> lexemes, int at) {
        return at == lexemes.size()
                || (at + 1 == lexemes.size() && lexemes.get(at).kind() == Kind.STOP);
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
