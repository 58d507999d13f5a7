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

/** "They only accept DAI. Swap 200 USDC to DAI", 对方只收 WETH，…: why it has to be the token that the request behind it names too. */
public final class OnlyTakes {

    private static final Set<String> ONLY = Set.of("only", "just", "只", "仅", "光", "就", "只肯", "仅仅");
    private static final Set<String> TAKING = Set.of(
            "take",
            "takes",
            "accept",
            "accepts",
            "support",
            "supports",
            "want",
            "wants",
            "收",
            "认",
            "接受",
            "支持",
            "要",
            "肯收");
    private static final Set<Kind> WHO = Kinds.of(
            Kind.WORD,
            Kind.SOMEBODY,
            Kind.SUBJECT,
            Kind.THERE,
            Kind.ARTICLE,
            Kind.MINE,
            Kind.FILLER,
            Kind.IT,
            Kind.SERVICE);

    private OnlyTakes() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int from = 0;
        for (int i = 0; i + 3 < lexemes.size(); i++) {
            if (Joints.OF_CLAUSES.contains(lexemes.get(i).kind())) {
                from = i + 1;
            }
            boolean takes = ONLY.contains(text(lexemes.get(i)))
                    && TAKING.contains(text(lexemes.get(i + 1)))
                    && lexemes.get(i + 2).kind() == Kind.TOKEN
                    && Joints.OF_CLAUSES.contains(lexemes.get(i + 3).kind());
            if (takes && isSomebody(lexemes.subList(from, i)) && isNamed(lexemes, i + 3, lexemes.get(i + 2))) {
                List<Lexeme> told = new ArrayList<>(lexemes.subList(0, from));
                int start = lexemes.get(from).start();
                told.add(Lexeme.of(Kind.HARMLESS, start, lexemes.get(i + 2).end(), null, text(lexemes.get(i + 1))));
                told.addAll(lexemes.subList(i + 3, lexemes.size()));
                return told;
            }
        }
        return lexemes;
    }

    private static boolean isSomebody(List<Lexeme> said) {
        return Lists.all(said, lexeme -> WHO.contains(lexeme.kind()));
    }

    private static boolean isNamed(List<Lexeme> lexemes, int from, Lexeme token) {
        return Lists.any(
                lexemes.subList(from, lexemes.size()),
                lexeme -> lexeme.kind() == Kind.TOKEN && lexeme.text().equals(token.text()));
    }

    private static String text(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
