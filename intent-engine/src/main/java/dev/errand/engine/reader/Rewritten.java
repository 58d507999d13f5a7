package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;

/**
 * A text as it is read in place of the user's, and what is read of it told of the user's text again. Immutable and thread-safe.
 *
 * @param text what is read
 * @param written the user's
 * @param offsets of each character of {@code text} in {@code written}, and of its end
 */
record Rewritten(String text, String written, List<Integer> offsets) {

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
