package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "Get me out of UNI, swap all of it into DAI": says twice that a token is to go; the second says how, and is what counts. */
public final class OnceHeld {

    private static final Set<Kind> SWAPPING = Kinds.of(Kind.SWAP, Kind.SELL, Kind.MOVE, Kind.CHANGE_TO);

    private OnceHeld() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = 0; i + 4 < lexemes.size(); i++) {
            if (lexemes.get(i).is(Kind.SELL) && isOut(lexemes, i)) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                int verb = verb(lexemes, i);
                if (verb > 0) {
                    Lexeme swap = lexemes.get(verb);
                    told.set(verb, Lexeme.of(Kind.MOVE, swap.start(), swap.end(), null, swap.text()));
                    told.subList(i + 2, verb).clear();
                    told.add(i + 2, Lexeme.of(Kind.COMMA, swap.start(), swap.start(), null, ","));
                    return told;
                }
            }
        }
        return lexemes;
    }

    /** "Get me out of UNI", with no amount of it. */
    private static boolean isOut(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).text().toLowerCase(Locale.ROOT).endsWith("out of")
                && lexemes.get(i + 1).is(Kind.TOKEN);
    }

    /** Where the verb stands that is said of all of it; 0 if none does. */
    private static int verb(List<Lexeme> lexemes, int i) {
        int at = i + 2;
        while (at < lexemes.size()
                && at < i + 4
                && Joints.ALL.contains(lexemes.get(at).kind())) {
            at++;
        }
        boolean said = at > i + 2
                && at + 3 < lexemes.size()
                && SWAPPING.contains(lexemes.get(at).kind())
                && (lexemes.get(at + 1).is(Kind.SHARE) || lexemes.get(at + 1).is(Kind.IT))
                && (lexemes.get(at + 2).is(Kind.SHARE)
                        || lexemes.get(at + 2).is(Kind.IT)
                        || lexemes.get(at + 2).is(Kind.TO));
        return said ? at : 0;
    }
}
