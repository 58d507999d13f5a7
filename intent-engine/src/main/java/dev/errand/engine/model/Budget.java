package dev.errand.engine.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the model may cost within any hour. Thread-safe. */
final class Budget {

    private static final Duration WINDOW = Duration.ofHours(1);

    private record Spent(Instant at, int calls, long tokens) {}

    private final int mostCalls;
    private final long mostTokens;
    private final InstantSource clock;
    private final Deque<Spent> lastHour = new ArrayDeque<>();
    private int calls;
    private long tokens;

    Budget(int mostCalls, long mostTokens, InstantSource clock) {
        this.mostCalls = mostCalls;
        this.mostTokens = mostTokens;
        this.clock = clock;
    }

    /** Takes one call if there is one left. It counts from now on, whether it succeeds or not. */
    synchronized boolean take() {
        forget();
        if (calls >= mostCalls || tokens >= mostTokens) {
            return false;
        }
        add(1, 0);
        return true;
    }

    /** Counts the tokens that a call used. */
    synchronized void used(long count) {
        add(0, count);
    }

    private void add(int moreCalls, long moreTokens) {
        lastHour.add(new Spent(clock.instant(), moreCalls, moreTokens));
        calls += moreCalls;
        tokens += moreTokens;
    }

    private void forget() {
        Instant before = clock.instant().minus(WINDOW);
        while (!lastHour.isEmpty() && lastHour.getFirst().at().isBefore(before)) {
            Spent old = lastHour.removeFirst();
            calls -= old.calls();
            tokens -= old.tokens();
        }
    }
}
