package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text in which one blank stands wherever the user's has several, or one of another kind (a tab, one that does not break a line); what is
 * read of it is told of the user's text again. Line breaks stay: a list stands in lines. Immutable and thread-safe.
 *
 * @param text with single blanks
 * @param written the user's
 * @param offsets of each character of {@code text} in {@code written}, and of its end
 */
record Spacing(String text, String written, List<Integer> offsets) {

    /** Null where the text has single blanks only, as most have. */
    static @Nullable Spacing of(String written) {
        if (isEven(written)) {
            return null;
        }
        StringBuilder even = new StringBuilder(written.length());
        List<Integer> offsets = new ArrayList<>(written.length() + 1);
        for (int i = 0; i < written.length(); i++) {
            boolean blank = isBlank(written.charAt(i));
            if (!blank || i == 0 || !isBlank(written.charAt(i - 1))) {
                even.append(blank ? ' ' : written.charAt(i));
                offsets.add(i);
            }
        }
        offsets.add(written.length());
        return new Spacing(even.toString(), written, offsets);
    }

    private static boolean isEven(String text) {
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = isBlank(c);
            if (blank && (before || c != ' ')) {
                return false;
            }
            before = blank;
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000';
    }

    /** The reading of the user's own text: each ground of this message cuts it where it was written. */
    Reading restored(Reading read) {
        List<Ground> grounds = read.grounds().stream().map(this::restored).toList();
        return new Reading(
                written, read.status(), read.intents(), read.missing(), read.question(), read.reason(), grounds);
    }

    private Ground restored(Ground ground) {
        if (ground.rule() != null || ground.turn() != 0) {
            return ground;
        }
        int start = offsets.get(ground.start());
        int end = ground.end() == 0 ? 0 : offsets.get(ground.end() - 1) + 1;
        return Ground.span(ground.path(), start, end, written.substring(start, end));
    }
}
