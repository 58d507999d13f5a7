package dev.errand.agent;

/**
 * The part of an agent that takes messages or events of one type and answers nothing.
 *
 * <p>Runs as a {@link Handler} does: on a virtual thread, one at a time within a conversation.
 */
@FunctionalInterface
public interface Receiver<M> {

    /**
     * Takes {@code message}. If it throws on a durable message, that comes again a few times and then becomes a dead letter.
     *
     * @throws Exception if it cannot be dealt with
     */
    void receive(M message, MessageContext context) throws Exception;
}
