package dev.errand.engine.reader;

import dev.errand.intent.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the caller keeps between two messages of a user: the last reading, if it ended in a question. A value.
 *
 * @param open the reading that waits for an answer, or null
 */
public record Conversation(@Nullable Reading open) {

    /** Nothing was said yet, or nothing is open. */
    public static final Conversation EMPTY = new Conversation(null);

    /** The conversation after {@code reading}. */
    public static Conversation after(Reading reading) {
        return reading.status() == Reading.Status.INCOMPLETE ? new Conversation(reading) : EMPTY;
    }
}
