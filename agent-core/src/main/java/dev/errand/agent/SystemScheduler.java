package dev.errand.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms on one thread, work on virtual threads. */
final class SystemScheduler implements Scheduler {

    private static final Alarm NEVER = () -> {};

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor alarms;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SystemScheduler(InstantSource clock) {
        this.clock = clock;
        this.alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("errand-alarms").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        try {
            Future<?> set = alarms.schedule(action, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> set.cancel(false);
        } catch (RejectedExecutionException e) {
            return NEVER; // closed: nothing will happen any more
        }
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a future that never fails failed", e.getCause());
        }
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        alarms.shutdownNow();
    }
}
