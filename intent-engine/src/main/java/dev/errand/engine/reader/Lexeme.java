package dev.errand.engine.reader;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or number of the text, with what it means.
 *
 * @param start its first UTF-16 offset
 * @param end offset behind it
 * @param number of a number (also a bad one that could still be read), a share (1 is all), or null
 * @param text of a token its symbol, of a recipient its canonical form, else what stands in the text
 */
record Lexeme(Kind kind, int start, int end, @Nullable BigDecimal number, String text) {

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    Lexeme as(Kind other) {
        return new Lexeme(other, start, end, number, text);
    }
}
