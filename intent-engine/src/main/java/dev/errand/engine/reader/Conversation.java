package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What the caller keeps between two messages of a user: the last request, whether it waits for an answer or may still be corrected.
 * A value. Only what the user said is in it.
 *
 * @param last the last reading that asked for something, or null
 */
public record Conversation(@Nullable Reading last) {

    /** Nothing was said yet, or nothing is open. */
    public static final Conversation EMPTY = new Conversation(null);

    /** The conversation after {@code reading}, the answer to the next message: small talk leaves a question open, a "cancel" ends it. */
    public Conversation next(Reading reading) {
        if (reading.status() != Reading.Status.UNSUPPORTED) {
            return new Conversation(reading);
        }
        return last == null || reading.reason() == Reading.Reason.NEGATION ? EMPTY : new Conversation(earlier(last));
    }

    private static Reading earlier(Reading reading) {
        return new Reading(
                reading.text(),
                reading.status(),
                reading.intents(),
                reading.missing(),
                reading.question(),
                reading.reason(),
                reading.grounds().stream().map(Ground::earlier).toList());
    }
}
