package dev.errand.engine.reader.lexicon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is tried only where one of the characters stands that it may begin with: a search goes through all its alternatives at
 * every other place for nothing. Immutable and thread-safe.
 */
public record OpenedPattern(CharacterSet openings, Pattern pattern) {

    /**
     * A pattern and how its matches begin.
     *
     * @param openings the characters of which every match of {@code regex} begins with one
     * @param regex as {@link Pattern#compile(String)} takes it; it may look at what stands in front
     */
    public static OpenedPattern of(String openings, String regex) {
        return new OpenedPattern(CharacterSet.of(openings), Pattern.compile(regex));
    }

    /** Whether a match stands anywhere. With assertions on, as in every test, an opening that was forgotten is an error. */
    public boolean isIn(String text) {
        int first = openings.firstIn(text, 0);
        Matcher matcher = first < 0 ? null : matcherIn(text);
        for (int at = first; matcher != null && at >= 0; at = openings.firstIn(text, at + 1)) {
            if (matcher.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        assert !pattern.matcher(text).find() : "a match that begins with none of " + openings + ": " + text;
        return false;
    }

    /** The match that begins at {@code from}; null if none does. */
    @Nullable Matcher at(String text, int from) {
        if (from >= text.length() || !openings.has(text.charAt(from))) {
            return null;
        }
        Matcher matcher = matcherIn(text).region(from, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    /** A matcher that looks over the ends of its region. */
    private Matcher matcherIn(String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** The match that the text begins with, behind blanks; null if there is none. */
    public @Nullable Matcher atStart(String text) {
        int from = 0;
        while (from < text.length() && " \t\n\u000B\f\r".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return at(text, from);
    }
}
