package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * "Just swap the 300 USDC to ETH already": behind what is ordered, and at its end, the word tells of no past but of somebody who waits. Of
 * whoever is named before the verb, it tells what he has done.
 */
public final class Impatience {

    private static final Set<Kind> BEFORE_VERB = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS, Kind.YES);

    private Impatience() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = 3; i < lexemes.size(); i++) {
            boolean already = lexemes.get(i).text().equalsIgnoreCase("already") && ends(lexemes, i + 1);
            if (already && isOrdered(lexemes, i)) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.remove(i);
                return told;
            }
        }
        return lexemes;
    }

    private static boolean isOrdered(List<Lexeme> lexemes, int already) {
        int verb = 0;
        while (verb < already && BEFORE_VERB.contains(lexemes.get(verb).kind())) {
            verb++;
        }
        return Verbs.OF_TOKENS.contains(lexemes.get(verb).kind())
                && Lists.none(
                        lexemes.subList(verb, already),
                        word -> Joints.ALL.contains(word.kind())
                                || word.is(Kind.PAST)
                                || word.is(Kind.SUBJECT)
                                || word.is(Kind.NOT));
    }

    /** At the end, or before a sign that does not ask. */
    private static boolean ends(List<Lexeme> lexemes, int at) {
        return at == lexemes.size()
                || (lexemes.get(at).kind() == Kind.COMMA)
                || (lexemes.get(at).kind() == Kind.STOP
                        && !lexemes.get(at).text().equals("?"));
    }
}
