package dev.errand.lease.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time in milliseconds: what happens next happens now. Not thread-safe. */
final class Timeline {

    private record Event(long at, long order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now;
    private long order;

    Timeline(long now) {
        this.now = now;
    }

    long now() {
        return now;
    }

    /** As the chain counts. */
    long seconds() {
        return now / 1_000;
    }

    void at(long when, Runnable what) {
        events.add(new Event(Math.max(now, when), order++, what));
    }

    void after(long millis, Runnable what) {
        at(now + millis, what);
    }

    /** Lets the next thing happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }
}
