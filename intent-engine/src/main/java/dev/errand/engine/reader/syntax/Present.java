package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kinds;
import java.util.List;

/**
 * What stands somewhere among the lexemes of a text. Immutable and thread-safe.
 *
 * @param kinds all that any of the lexemes may be
 * @param han whether any of them begins with a Chinese character
 */
public record Present(Kinds kinds, boolean han) {

    public static Present in(List<Lexeme> lexemes) {
        Kinds.Union kinds = new Kinds.Union();
        boolean han = false;
        for (Lexeme lexeme : lexemes) {
            kinds.with(lexeme.kinds()).with(lexeme.kind());
            han |= HanRun.isHan(lexeme);
        }
        return new Present(kinds.kinds(), han);
    }
}
