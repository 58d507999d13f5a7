package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.List;
import java.util.Set;

/**
 * What stands somewhere among the lexemes of a text. Immutable and thread-safe.
 *
 * @param kinds all that any of the lexemes may be
 * @param han whether any of them begins with a Chinese character
 * @param latin whether any of them may be an English word, and is no value: also where there is no Chinese to tell it from
 */
public record Present(Kinds kinds, boolean han, boolean latin) {

    /** What is written so in any language. */
    private static final Set<Kind> VALUES = Kinds.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SHARE);

    public static Present in(List<Lexeme> lexemes) {
        Kinds.Union kinds = new Kinds.Union();
        boolean han = false;
        boolean latin = false;
        for (Lexeme lexeme : lexemes) {
            kinds.with(lexeme.kinds()).with(lexeme.kind());
            han |= HanRun.isHan(lexeme);
            latin |= isLatin(lexeme) && !VALUES.contains(lexeme.kind());
        }
        return new Present(kinds.kinds(), han, latin || !han);
    }

    private static boolean isLatin(Lexeme lexeme) {
        return !lexeme.text().isEmpty()
                && Character.isLetterOrDigit(lexeme.text().charAt(0))
                && !HanRun.isHan(lexeme);
    }
}
