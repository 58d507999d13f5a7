package dev.errand.lease;

/** How the work of a lease is counted. */
public enum Metering {
    /** Inputs to embed, and tokens of chat. */
    UNITS,
    /** Seconds of one GPU, whatever is asked of it. */
    SECONDS
}
