package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kinds;
import java.util.List;

/**
 * What stands somewhere among the lexemes of a text. Immutable and thread-safe.
 *
 * @param kinds all that any of the lexemes may be
 * @param han whether any of them begins with a Chinese character
 * @param latin whether any of them may be an English word, and is no value: also where there is no Chinese to tell it from
 */
public record Present(Kinds kinds, boolean han, boolean latin) {

    public static Present in(List<Lexeme> lexemes) {
        Kinds.Union kinds = new Kinds.Union();
        boolean han = false;
        boolean latin = false;
        for (Lexeme lexeme : lexemes) {
            kinds.with(lexeme.kinds()).with(lexeme.kind());
            han |= HanRun.isHan(lexeme);
            latin |= isLatin(lexeme) && !Values.WRITTEN.contains(lexeme.kind());
        }
        return new Present(kinds.kinds(), han, latin || !han);
    }

    private static boolean isLatin(Lexeme lexeme) {
        return !lexeme.text().isEmpty()
                && Character.isLetterOrDigit(lexeme.text().charAt(0))
                && !HanRun.isHan(lexeme);
    }
}
