package dev.errand.sizing;

import java.util.Locale;

/** What limits a job. */
public enum Bound {
    /** Multiplying takes longest. */
    COMPUTE,
    /** Reading weights and caches takes longest. */
    BANDWIDTH,
    /** The model does not fit, or memory keeps so few requests in flight that weights are read for little. */
    MEMORY,
    /** Sending between GPUs takes longest. */
    NETWORK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
