package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** 换成 USDC，他只收 DAI: somebody takes another token than the one that is asked for, so one of the two is not meant. */
final class TakesAnother {

    /** Of more, each clause would be held against all others; what is so long is asked about anyway. */
    private static final int MOST_LEXEMES = 1_000;
    /** In simplified characters, with 它 in the place of the token. */
    private static final Pattern ONLY = Pattern.compile(
            "(?!我)[\\u4e00-\\u9fff]{1,4}?[a-z]{0,5}[\\u4e00-\\u9fff]{0,6}(?:只|就|仅|都只)(?:肯|能|让)?(?:认|收|要|接受|支持|吃)它"
                    + "(?:的|了|呢|啊|呀|付款|支付|结算)?(?:真烦人|真麻烦|很烦|烦人)?");

    private TakesAnother() {}

    static boolean isIn(List<Lexeme> lexemes) {
        if (lexemes.size() > MOST_LEXEMES) {
            return false;
        }
        List<String> before = new ArrayList<>();
        int from = 0;
        while (from < lexemes.size()) {
            int to = from;
            while (to < lexemes.size() && !Joints.SIGNS.contains(lexemes.get(to).kind())) {
                to++;
            }
            List<Lexeme> clause = lexemes.subList(from, to);
            List<String> tokens = new ArrayList<>();
            for (Lexeme lexeme : clause) {
                if (lexeme.is(Kind.TOKEN)) {
                    tokens.add(lexeme.text());
                }
            }
            boolean other = tokens.size() == 1
                    && !before.isEmpty()
                    && !before.getLast().equals(tokens.getFirst())
                    && ONLY.matcher(said(clause)).matches();
            if (other) {
                return true;
            }
            before.addAll(tokens);
            from = to + 1;
        }
        return false;
    }

    private static String said(List<Lexeme> clause) {
        StringBuilder said = new StringBuilder();
        clause.forEach(lexeme -> said.append(lexeme.is(Kind.TOKEN) ? "它" : lexeme.text()));
        return Hanzi.simplified(said.toString()).toLowerCase(Locale.ROOT);
    }
}
