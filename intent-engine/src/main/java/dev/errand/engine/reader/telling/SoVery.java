package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** "I am so done", "feels so good to say that": how much, and no "so" that divides what is told from what is asked. */
public final class SoVery {

    private static final Set<String> BEFORE = ToldWords.WORDS.named("BEFORE_SO");

    private SoVery() {}

    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        List<Lexeme> told = null;
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean very = lexeme.kind() == Kind.SO
                    && lexeme.written(text).equals("so")
                    && BEFORE.contains(lastWord(lexemes.get(i - 1).written(text)))
                    && isSaidOf(lexemes.get(i + 1));
            if (very) {
                told = told == null ? new ArrayList<>(lexemes) : told;
                told.set(i, Lexeme.of(Kind.FILLER, lexeme.start(), lexeme.end(), null, lexeme.text()));
            }
        }
        return told == null ? lexemes : told;
    }

    private static boolean isSaidOf(Lexeme behind) {
        return !behind.isAnyOf(Verbs.ANY)
                && (behind.kind() == Kind.WORD
                        || behind.kind() == Kind.SMALL_TALK
                        || behind.kind() == Kind.HARMLESS
                        || behind.kind() == Kind.ENOUGH
                        || behind.kind() == Kind.LOW
                        || behind.kind() == Kind.PAST);
    }

    private static String lastWord(String said) {
        return said.substring(said.lastIndexOf(' ') + 1);
    }
}
