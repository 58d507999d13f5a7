package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "Is ETH a buy here?", "LINK still a hold?": asks what to think of a token, and for no trade. */
public final class Verdicts {

    private static final Set<String> VERDICTS = Set.of(
            "buy", "sell", "hold", "short", "long", "steal", "bargain", "bet", "keeper", "trap", "scam", "gamble");
    private static final Set<String> HOW = Set.of(
            "good", "decent", "solid", "strong", "clear", "safe", "screaming", "obvious", "great", "fair", "smart");
    private static final Set<String> IS = Set.of("is", "isn't", "isnt", "are", "was");
    private static final Set<Kind> BETWEEN = Kinds.of(Kind.WORD, Kind.FILLER, Kind.TIME_MARK);
    private static final int MOST_BETWEEN = 2;

    private Verdicts() {}

    /** The lexemes, what is asked turned to a word that asks for advice. */
    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = 0; i + 2 < lexemes.size(); i++) {
            int verdict = lexemes.get(i).kind() == Kind.TOKEN && isAsked(lexemes, i) ? verdict(lexemes, i + 1) : -1;
            if (verdict > 0) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                Lexeme asked = lexemes.get(verdict);
                told.set(verdict, Lexeme.of(Kind.ADVICE, asked.start(), asked.end(), null, asked.text()));
                return told;
            }
        }
        return lexemes;
    }

    /** Behind an "is", or as all of a question. */
    private static boolean isAsked(List<Lexeme> lexemes, int token) {
        boolean is = token > 0 && IS.contains(said(lexemes.get(token - 1)));
        Lexeme last = lexemes.getLast();
        return is || (token == 0 && last.text().equals("?"));
    }

    /** Where "buy" stands behind "a"; −1 if none does. */
    private static int verdict(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size()
                && at < from + MOST_BETWEEN
                && BETWEEN.contains(lexemes.get(at).kind())) {
            at++;
        }
        if (at >= lexemes.size() || lexemes.get(at).kind() != Kind.ARTICLE) {
            return -1;
        }
        at++;
        if (at < lexemes.size() && HOW.contains(said(lexemes.get(at)))) {
            at++;
        }
        return at < lexemes.size() && VERDICTS.contains(said(lexemes.get(at))) ? at : -1;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
