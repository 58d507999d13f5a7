package dev.errand.agent;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to do with Vert.x's futures. */
final class Waiting {

    private static final long PATIENCE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private Waiting() {}

    static <T> T on(Future<T> future, String failure) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failure + ": " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(failure + " in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure + ": interrupted", e);
        }
    }

    /** For what nobody can do anything about, such as an answer to somebody who is gone. */
    static void forget(Future<?> future) {
        future.onFailure(failure -> LOG.debug("nobody minds", failure));
    }
}
