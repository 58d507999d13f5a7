package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What stands somewhere among the lexemes of a text. Immutable and thread-safe, as long as nobody changes the set.
 *
 * @param kinds all that any of the lexemes may be
 * @param han whether any of them begins with a Chinese character
 */
public record Present(Set<Kind> kinds, boolean han) {

    public static Present in(List<Lexeme> lexemes) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        boolean han = false;
        for (Lexeme lexeme : lexemes) {
            kinds.addAll(lexeme.kinds());
            kinds.add(lexeme.kind());
            han |= HanRun.isHan(lexeme);
        }
        return new Present(kinds, han);
    }
}
