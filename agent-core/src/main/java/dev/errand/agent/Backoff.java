package dev.errand.agent;

import java.time.Duration;

/** How long to wait before the next try: a second, doubled each time, a minute at most. */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 60_000;

    private Backoff() {}

    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(0, attempts - 1), 6);
        return Duration.ofMillis(Math.min(MOST_MILLIS, FIRST_MILLIS << doublings));
    }
}
