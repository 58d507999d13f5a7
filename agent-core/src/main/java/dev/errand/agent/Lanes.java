package dev.errand.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Items in lanes: one after another within a lane, lanes side by side, each on a virtual thread while it has something to do.
 *
 * <p>There are so many places and no more; a place is taken before an item is put in, and freed when it is done.
 */
final class Lanes<T> {

    /** What is done with an item. Must not throw. */
    @FunctionalInterface
    interface Work<T> {

        /** Null when the item is done; otherwise how long its lane rests until the same item is tried again. */
        @Nullable Duration take(T item);
    }

    private static final class Lane<T> {
        private final Deque<T> items = new ArrayDeque<>(2);
        private @Nullable T current;
    }

    private final Scheduler scheduler;
    private final int places;
    private final int width;
    private final Work<T> work;
    private final Map<String, Lane<T>> lanes = new HashMap<>(); // guarded by this
    private final Deque<String> ready = new ArrayDeque<>(0); // guarded by this: lanes that wait for a thread
    private int taken; // guarded by this
    private int moving; // guarded by this
    private boolean closed; // guarded by this

    /**
     * @param places items that may be there at once
     * @param width lanes that may move at once
     */
    Lanes(Scheduler scheduler, int places, int width, Work<T> work) {
        this.scheduler = scheduler;
        this.places = places;
        this.width = width;
        this.work = work;
    }

    /** Takes a place; false if none is free. */
    synchronized boolean reserve() {
        if (closed || taken >= places) {
            return false;
        }
        taken++;
        return true;
    }

    /** Takes a place and puts an item into it; false if none is free or these lanes are closed. */
    synchronized boolean offer(String name, T item) {
        return reserve() && put(name, item);
    }

    /** Items that are being worked on. */
    synchronized List<T> current() {
        List<T> current = new ArrayList<>();
        for (Lane<T> lane : lanes.values()) {
            if (lane.current != null) {
                current.add(lane.current);
            }
        }
        return current;
    }

    /** Takes a place though none may be free: for what was let in before. */
    synchronized void force() {
        taken++;
    }

    /** Gives a place back that was not used. */
    synchronized void release() {
        taken--;
    }

    /** Puts an item into the place that was taken for it, behind all others of its lane; false if these lanes are closed. */
    synchronized boolean put(String name, T item) {
        if (closed) {
            taken--;
            return false;
        }
        Lane<T> lane = lanes.get(name);
        if (lane != null) {
            lane.items.add(item); // the lane's thread comes to it
        } else {
            lane = new Lane<>();
            lane.items.add(item);
            lanes.put(name, lane);
            begin(name);
        }
        return true;
    }

    /** Items that are there, waiting or being worked on. */
    synchronized int size() {
        return taken;
    }

    /** Takes no more items, and gives back those that nobody has begun. */
    synchronized List<T> close() {
        closed = true;
        List<T> rest = new ArrayList<>();
        for (Lane<T> lane : lanes.values()) {
            rest.addAll(lane.items);
            lane.items.clear();
        }
        ready.clear();
        taken -= rest.size();
        return rest;
    }

    private void begin(String name) {
        if (moving >= width) {
            ready.add(name);
            return;
        }
        moving++;
        try {
            scheduler.execute(() -> move(name));
        } catch (RejectedExecutionException e) {
            closed = true; // the scheduler is: the items stay until close() collects them
        }
    }

    private void move(String name) {
        T item = next(name, null);
        while (item != null) {
            Duration rest = work.take(item);
            if (rest != null) {
                rest(name, item, rest);
                return;
            }
            item = next(name, item);
        }
    }

    private synchronized @Nullable T next(String name, @Nullable T done) {
        if (done != null) {
            taken--;
        }
        Lane<T> lane = lanes.get(name);
        T item = lane == null ? null : lane.items.poll();
        if (item == null) {
            lanes.remove(name);
            stopped();
        } else if (lane != null) {
            lane.current = item;
        }
        return item;
    }

    private synchronized void rest(String name, T item, Duration rest) {
        Lane<T> lane = lanes.get(name);
        if (lane != null && !closed) {
            lane.current = null;
            lane.items.addFirst(item);
            scheduler.after(rest, () -> resume(name));
        } else {
            lanes.remove(name);
            taken--;
        }
        stopped();
    }

    private synchronized void resume(String name) {
        if (!closed && lanes.containsKey(name)) {
            begin(name);
        }
    }

    private void stopped() {
        moving--;
        String next = ready.poll();
        if (next != null) {
            begin(next);
        }
    }
}
