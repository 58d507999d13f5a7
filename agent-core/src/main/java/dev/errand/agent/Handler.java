package dev.errand.agent;

/**
 * The part of an agent that answers messages of one type.
 *
 * <p>Runs on a virtual thread, so it may block. Messages of one conversation come one after another, those of different
 * conversations at once: what they share must be thread-safe. When the asker's time is over the thread is interrupted.
 */
@FunctionalInterface
public interface Handler<M, R> {

    /**
     * Answers {@code message}. Whatever it throws reaches the asker as a failure without details.
     *
     * @throws Exception if there is no answer
     */
    R handle(M message, MessageContext context) throws Exception;
}
