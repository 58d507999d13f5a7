package dev.errand.testkit;

import dev.errand.agent.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. Alarms go off in the order of their times, one after another, and each only when
 * all that the one before set off has come to rest: two runs of a test see the same.
 *
 * <p>A test that waits, as for an answer, moves time by itself, from alarm to alarm, until it has what it waits for. Work that
 * blocks on something else than this scheduler for more than ten real seconds fails the test.
 *
 * <p>Thread-safe; one thread, the test's, moves time.
 */
public final class VirtualScheduler implements Scheduler {

    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PriorityQueue<Due> alarms = new PriorityQueue<>(
            Comparator.comparing(Due::at).thenComparingLong(Due::number)); // guarded by this, as is all below
    private final Set<Thread> working = new HashSet<>();
    private final Map<Thread, Waiter> waiting = new HashMap<>();
    private Instant now;
    private long count;
    private int active;

    private record Due(Instant at, long number, Runnable action) {}

    /** A thread that waits here, and counts as idle until it is woken. */
    private final class Waiter {

        private boolean woken;

        void wake() {
            synchronized (VirtualScheduler.this) {
                if (!woken) {
                    woken = true;
                    active++;
                }
            }
        }
    }

    private VirtualScheduler(Instant now) {
        this.now = now;
    }

    /** A scheduler at the beginning of 2026. */
    public static VirtualScheduler create() {
        return startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** A scheduler at {@code time}. */
    public static VirtualScheduler startingAt(Instant time) {
        return new VirtualScheduler(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves time on, through all alarms on the way, and waits until everything has come to rest.
     *
     * @throws AssertionError if something does not
     */
    public void advance(Duration duration) {
        Instant target = instant().plus(duration);
        settle();
        while (fireNext(target)) {
            settle();
        }
        synchronized (this) {
            now = target;
        }
    }

    /**
     * Waits until nothing happens any more without time moving on.
     *
     * @throws AssertionError if something is still busy after ten real seconds
     */
    public synchronized void settle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        while (active > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(
                        active + " handlers block on something else than their context; the first at " + stack());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay.isNegative() ? Duration.ZERO : delay), count++, action);
        alarms.add(due);
        return () -> {
            synchronized (this) {
                alarms.remove(due);
            }
        };
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            active++;
        }
        try {
            threads.execute(() -> {
                synchronized (this) {
                    working.add(Thread.currentThread());
                }
                try {
                    work.run();
                } finally {
                    synchronized (this) {
                        working.remove(Thread.currentThread());
                        rest();
                    }
                }
            });
        } catch (RuntimeException e) {
            synchronized (this) {
                rest();
            }
            throw e;
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> future) throws InterruptedException {
        boolean ours;
        synchronized (this) {
            ours = working.contains(Thread.currentThread());
        }
        return ours ? park(future) : drive(future);
    }

    @Override
    public void interrupt(Thread thread) {
        Waiter waiter;
        synchronized (this) {
            waiter = waiting.get(thread);
        }
        if (waiter != null) {
            waiter.wake();
        }
        thread.interrupt();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        synchronized (this) {
            alarms.clear();
        }
    }

    private <T> T park(CompletableFuture<T> future) throws InterruptedException {
        Waiter waiter = new Waiter();
        synchronized (this) {
            waiting.put(Thread.currentThread(), waiter);
        }
        // before this thread counts as idle: whoever completes the future must find somebody to wake
        CompletableFuture<?> unused = future.whenComplete((value, failure) -> waiter.wake());
        synchronized (this) {
            rest();
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a future that never fails failed", e.getCause());
        } finally {
            waiter.wake();
            synchronized (this) {
                waiting.remove(Thread.currentThread());
            }
        }
    }

    private <T> T drive(CompletableFuture<T> future) {
        settle();
        while (!future.isDone()) {
            if (!fireNext(Instant.MAX)) {
                throw new AssertionError("what the test waits for will never come: nothing happens any more");
            }
            settle();
        }
        return future.join();
    }

    private boolean fireNext(Instant latest) {
        Due due;
        synchronized (this) {
            due = alarms.peek();
            if (due == null || due.at().isAfter(latest)) {
                return false;
            }
            alarms.remove();
            now = due.at().isAfter(now) ? due.at() : now;
        }
        due.action().run();
        return true;
    }

    private void rest() {
        active--;
        if (active == 0) {
            notifyAll();
        }
    }

    private @Nullable StackTraceElement stack() {
        for (Thread thread : working) {
            for (StackTraceElement element : thread.getStackTrace()) {
                if (!element.getClassName().startsWith("java.") && !waiting.containsKey(thread)) {
                    return element;
                }
            }
        }
        return null;
    }
}
