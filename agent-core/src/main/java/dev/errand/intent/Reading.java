package dev.errand.intent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a text.
 *
 * @param text what was read
 * @param status whether the intents can be acted on
 * @param intents what is wanted, in order; of an incomplete reading, what is known so far
 * @param missing paths of what is missing, such as {@code sell.amount}
 * @param question asks for what is missing, in the text's own language; null unless incomplete
 * @param reason why there is nothing to act on; null unless unsupported
 * @param grounds one for each known value
 */
public record Reading(
        String text,
        Status status,
        List<Intent> intents,
        List<String> missing,
        @Nullable String question,
        @Nullable Reason reason,
        List<Ground> grounds) {

    private static final String NOT_UNDERSTOOD = "request";

    /** Copies the lists. */
    public Reading {
        intents = List.copyOf(intents);
        missing = List.copyOf(missing);
        grounds = List.copyOf(grounds);
    }

    /**
     * What the user is asked for now: every value that is missing, or, where none is, what was said and not understood ({@code request}). That comes
     * last, as it is nothing that a value could be given for; until then {@link #missing} keeps it, so that no answer loses it.
     */
    public List<String> asked() {
        boolean values = missing.stream().anyMatch(path -> !path.equals(NOT_UNDERSTOOD));
        return values
                ? missing.stream().filter(path -> !path.equals(NOT_UNDERSTOOD)).toList()
                : missing;
    }

    /** Whether the intents can be acted on. */
    public enum Status {
        /** Every value is there, valid and grounded. */
        READY,
        /** A needed value is missing, invalid or ambiguous. */
        INCOMPLETE,
        /** No request for action. */
        UNSUPPORTED
    }

    /** Why a text asks for nothing. */
    public enum Reason {
        /** Greetings, thanks. */
        SMALL_TALK,
        /** Asks what to do. */
        ADVICE,
        /** Tells what was done. */
        PAST,
        /** Says what not to do, or calls it off. */
        NEGATION,
        /** Asks how something works. */
        QUESTION,
        /** Nothing that could be understood as a request. */
        NOISE
    }
}
