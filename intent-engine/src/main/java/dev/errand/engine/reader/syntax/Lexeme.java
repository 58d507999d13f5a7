package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or number of the text, with what it means.
 *
 * @param kinds what it may be; a word such as "under" may be several things
 * @param kind the first of them
 * @param start its first UTF-16 offset
 * @param end offset behind it
 * @param number of a number (also a bad one that could still be read), a share (1 is all), or null
 * @param text its canonical form: of a token the symbol, of a unit of time the duration, of a past form the verb; where there
 *     is none, what stands in the text
 */
public record Lexeme(
        Kinds kinds,
        Kind kind,
        int start,
        int end,
        @Nullable BigDecimal number,
        String text) {

    public static Lexeme of(Kind kind, int start, int end, @Nullable BigDecimal number, String text) {
        return new Lexeme(Kinds.of(kind), kind, start, end, number, text);
    }

    /** As it stands in {@code whole}, the text that it was cut from, in lower case and with straight apostrophes. */
    public String written(String whole) {
        return whole.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    public boolean isNumber(BigDecimal wanted) {
        return number != null && number.compareTo(wanted) == 0;
    }

    /** Whether this is the share that is all. */
    public boolean isAll() {
        return isNumber(BigDecimal.ONE);
    }

    public boolean is(Kind wanted) {
        return kinds.has(wanted);
    }

    public boolean isAnyOf(Set<Kind> wanted) {
        return kinds.hasAny(wanted);
    }

    /** Whether one of the lexemes may be of this kind. */
    public static boolean isIn(List<Lexeme> lexemes, Kind wanted) {
        for (Lexeme lexeme : lexemes) {
            if (lexeme.is(wanted)) {
                return true;
            }
        }
        return false;
    }
}
