package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Kinds;

/**
 * A stretch of a text that may be no part of the request in it: "rent is due", 房东又催了.
 *
 * @param start its first UTF-16 offset
 * @param end offset behind it
 * @param place where it stands
 * @param said its words in lower case, and the names of kinds (NUMBER, TOKEN) in the place of values
 * @param kinds what the lexicons know of its words
 */
public record Remark(int start, int end, Place place, String said, Kinds kinds) {

    /** Where a remark stands, seen from the values of the text. */
    public enum Place {
        /** In front of all of them. */
        FRONT,
        /** Between two of them. */
        MIDDLE,
        /** Behind all of them, or at the end of a clause that has some. */
        BEHIND,
        /** A clause that has values itself. */
        VALUED
    }
}
