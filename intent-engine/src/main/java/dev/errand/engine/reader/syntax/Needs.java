package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;

/**
 * What a step of the grammar finds nothing without: some lexeme of one of these kinds, or of Chinese. Most steps look for something that most
 * texts do not have, and to see that costs a small part of what the looking does. Immutable and thread-safe.
 *
 * @param han whether a lexeme has to begin with a Chinese character
 * @param latin whether a lexeme has to be an English word, as far as there is Chinese that it could be told from
 * @param kinds of which one has to be there; empty if it may do without
 */
public record Needs(boolean han, boolean latin, Kinds kinds) {

    /** A step that may find something in any text. */
    public static final Needs NOTHING = new Needs(false, false, Kinds.of());

    public static Needs anyOf(Kind... kinds) {
        return new Needs(false, false, Kinds.of(kinds));
    }

    /**
     * A step that needs Chinese.
     *
     * @param kinds of which one has to be there besides; none if Chinese is all that it needs
     */
    public static Needs chinese(Kind... kinds) {
        return new Needs(true, false, Kinds.of(kinds));
    }

    /**
     * A step that needs English words.
     *
     * @param kinds of which one has to be there besides; none if English is all that it needs
     */
    public static Needs english(Kind... kinds) {
        return new Needs(false, true, Kinds.of(kinds));
    }

    public boolean areMetBy(Present present) {
        return (present.han() || !han)
                && (present.latin() || !latin)
                && (kinds.isEmpty() || kinds.hasAny(present.kinds()));
    }
}
