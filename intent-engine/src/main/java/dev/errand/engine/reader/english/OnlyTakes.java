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

/** "They only accept DAI. Swap 200 USDC to DAI", 对方只收 WETH，…, "…, she only takes DAI", "…, they only take that one": why it has to be the token that the request beside it names too. */
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
            "hold",
            "holds",
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
            Kind.BALANCE,
            Kind.SERVICE);

    private OnlyTakes() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int from = 0;
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            if (Joints.OF_CLAUSES.contains(lexemes.get(i).kind())) {
                from = i + 1;
            }
            int end = TAKING.contains(text(lexemes.get(i))) ? end(lexemes, from, i) : 0;
            if (end > 0) {
                List<Lexeme> told = new ArrayList<>(lexemes.subList(0, from));
                int start = lexemes.get(from).start();
                told.add(Lexeme.of(Kind.HARMLESS, start, lexemes.get(end - 1).end(), null, text(lexemes.get(i))));
                told.addAll(lexemes.subList(end, lexemes.size()));
                return told;
            }
        }
        return lexemes;
    }

    /** Behind the clause from {@code from} on in which somebody takes only what the request names; 0 if the verb at {@code verb} says no such thing. */
    private static int end(List<Lexeme> lexemes, int from, int verb) {
        boolean before = verb > from && isOnly(lexemes, verb - 1);
        boolean between = !before && isOnly(lexemes, verb + 1) && verb + 2 < lexemes.size();
        int end = between ? verb + 3 : verb + 2; // "he takes only USDT"
        Lexeme taken = lexemes.get(end - 1);
        boolean token = taken.kind() == Kind.TOKEN;
        boolean that = before && taken.kind() == Kind.IT && from > 0;
        if (that && end < lexemes.size() && lexemes.get(end).kind() == Kind.NUMBER) {
            end++; // "that one"
        }
        if (!before && token && isOnly(lexemes, end)) {
            end++; // "the account must hold USDC only"
        } else if (!before && !between) {
            return 0;
        }
        boolean behind = end == lexemes.size();
        boolean ends = behind || Joints.OF_CLAUSES.contains(lexemes.get(end).kind());
        boolean told = ends
                && isSomebody(lexemes.subList(from, before ? verb - 1 : verb))
                && (that || (token && (isNamed(lexemes, end, taken) || isLast(lexemes.subList(0, from), taken))));
        return told ? end : 0;
    }

    private static boolean isOnly(List<Lexeme> lexemes, int at) {
        return at < lexemes.size() && ONLY.contains(text(lexemes.get(at)));
    }

    private static boolean isSomebody(List<Lexeme> said) {
        return Lists.all(said, lexeme -> WHO.contains(lexeme.kind()));
    }

    private static boolean isNamed(List<Lexeme> lexemes, int from, Lexeme token) {
        return Lists.any(
                lexemes.subList(from, lexemes.size()),
                lexeme -> lexeme.kind() == Kind.TOKEN && lexeme.text().equals(token.text()));
    }

    /** "Swap 180 USDT to DAI and send it to @tita, she only takes DAI": not what was sold for another one. */
    private static boolean isLast(List<Lexeme> before, Lexeme token) {
        List<Lexeme> tokens = Lists.those(before, lexeme -> lexeme.kind() == Kind.TOKEN);
        return !tokens.isEmpty() && tokens.getLast().text().equals(token.text());
    }

    private static String text(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
