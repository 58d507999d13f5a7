package dev.errand.agent;

import dev.errand.agent.Transport.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Where a transport's envelopes come in: each is dealt with on a thread of its own, so many at once and no more. */
final class Door implements Transport.Inbox {

    static final int AT_ONCE = 1_000;

    private final Scheduler scheduler;
    private final Intake intake;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Door(Scheduler scheduler, Intake intake) {
        this.scheduler = scheduler;
        this.intake = intake;
    }

    @Override
    public CompletableFuture<Answer.Came> take(String envelope) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(Intake.refused(503, "too much at once; wait and try again"));
        }
        CompletableFuture<Answer.Came> answer = new CompletableFuture<>();
        try {
            scheduler.execute(() -> {
                try {
                    answer.complete(intake.take(envelope));
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            answer.complete(Intake.STOPPING);
        }
        return answer;
    }
}
