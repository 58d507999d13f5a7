package dev.errand.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * The time and the threads that a runtime lives on. One for real programs is {@link #system}; the test kit has one whose time
 * moves only when a test moves it.
 *
 * <p>Implementations are thread-safe.
 */
public interface Scheduler extends InstantSource, AutoCloseable {

    /** An alarm that has been set. */
    @FunctionalInterface
    interface Alarm {

        /** Takes it back; does nothing if it has gone off. */
        void cancel();
    }

    /** Runs {@code action} once {@code delay} has passed. It must not block. */
    Alarm after(Duration delay, Runnable action);

    /**
     * Runs {@code work}, which may block, on a virtual thread of its own.
     *
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    void execute(Runnable work);

    /**
     * Waits for {@code future}, which never fails. Whoever waits here counts as idle.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    <T> T await(CompletableFuture<T> future) throws InterruptedException;

    /** Interrupts a thread that this scheduler runs. */
    void interrupt(Thread thread);

    /** Frees all threads and takes all alarms back. */
    @Override
    void close();

    /** Real threads and delays; the time of day is {@code clock}'s. */
    static Scheduler system(InstantSource clock) {
        return new SystemScheduler(clock);
    }
}
