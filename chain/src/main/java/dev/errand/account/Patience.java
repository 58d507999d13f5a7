package dev.errand.account;

import java.time.Duration;

/**
 * How long to wait for a transaction, and how often to look.
 *
 * @param limit after this, it is reported as pending
 * @param interval between two looks
 */
public record Patience(Duration limit, Duration interval) {

    /** Two minutes, every second. */
    public static final Patience STANDARD = new Patience(Duration.ofMinutes(2), Duration.ofSeconds(1));

    /** For a chain that mines at once: 15 seconds, every 20 milliseconds. */
    public static final Patience DEVNET = new Patience(Duration.ofSeconds(15), Duration.ofMillis(20));

    /** @throws IllegalArgumentException unless both are positive */
    public Patience {
        if (limit.isNegative() || limit.isZero() || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("patience of " + limit + ", looking every " + interval);
        }
    }

    /** Number of looks within the limit, at least one. */
    long looks() {
        return Math.max(1, limit.dividedBy(interval));
    }
}
