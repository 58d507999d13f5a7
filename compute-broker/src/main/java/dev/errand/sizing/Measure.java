package dev.errand.sizing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is timed: the same model on the same GPU has very different "tokens a second" under each. */
public enum Measure {
    /** Output tokens a second with as many requests waiting as the engine likes. */
    OFFLINE_MAX,
    /** Output tokens a second with a fixed number of clients, each sending its next request as soon as the last is answered. */
    SERVING,
    /** Output tokens a second of one batch that starts and ends together. */
    STATIC_BATCH,
    /** Output tokens a second of a single sequence, its prompt not counted. */
    DECODE_BS1,
    /** Prompt tokens a second of one long prompt. */
    PREFILL_TPS,
    /** Prompt tokens a second until the first token of a single request. */
    PREFILL_BS1;

    /** Whether prompt tokens are counted rather than output tokens. */
    public boolean countsPrompt() {
        return this == PREFILL_TPS || this == PREFILL_BS1;
    }

    /**
     * The measure of a name as in data files and requests.
     *
     * @throws UnsizableException if there is none of that name
     */
    public static Measure of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new UnsizableException("measure '" + name + "' is not known; there are "
                        + Arrays.stream(values()).map(Measure::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
