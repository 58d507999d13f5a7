package dev.errand.engine.reader.lexer;

/**
 * A stretch of a text that is not to be taken for one word or phrase, though the lexicon has it: its parts are looked up instead.
 *
 * @param start offset of its first character
 * @param end offset behind its last one
 */
public record Apart(int start, int end) {

    boolean is(int from, int to) {
        return start == from && end == to;
    }
}
