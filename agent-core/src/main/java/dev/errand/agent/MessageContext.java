package dev.errand.agent;

import dev.errand.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent knows of the message that it handles, and what it can do meanwhile. Valid until the handler returns; used by
 * the handler's own thread.
 */
public interface MessageContext {

    /** The agent itself. */
    Address self();

    /** Who sent the message, as its signature or this program proves; empty if the program itself did. */
    Optional<Address> sender();

    /** Id that all messages of one conversation share. */
    String conversation();

    /** After this nobody waits any more, and the handler is interrupted. */
    Instant answerBy();

    /** The time. Agents that ask it here can be tested without a clock. */
    Instant now();

    /** Asks another agent and waits, for as long as there is time for this message. */
    <R> Reply<R> ask(Address agent, Object message, Class<R> replyType) throws InterruptedException;

    /** Asks another agent and waits for {@code timeout}, or for as long as there is time for this message. */
    <R> Reply<R> ask(Address agent, Object message, Class<R> replyType, Duration timeout) throws InterruptedException;

    /** The same within a conversation that both sides know already, instead of a new one. */
    <R> Reply<R> ask(Address agent, Object message, String conversation, Class<R> replyType, Duration timeout)
            throws InterruptedException;

    /** Asks all of them at once and waits for no longer than {@code timeout} for all together; in the order given. */
    <R> Map<Address, Reply<R>> askAll(Collection<Address> agents, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException;

    /**
     * Sends a durable message in this conversation. If the message that is being handled is durable, the new one is stored
     * together with the fact that it was handled, and not if the handler fails.
     *
     * @throws IllegalArgumentException if the message does not fit its own schema
     * @throws IllegalStateException if the runtime has no store
     */
    Sending send(Address agent, Object message);

    /** The same in another conversation. */
    Sending send(Address agent, Object message, String conversation);

    /** Sends a message in this conversation to an agent of this program, at most once, lost if the program ends. */
    Sending sendTransient(Address agent, Object message);

    /** The same in another conversation. */
    Sending sendTransient(Address agent, Object message, String conversation);

    /** Tells all agents of this program that take events of this class. At most once. */
    void publish(Object event);

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** What this agent keeps. */
    Storage storage();

    /** This agent's log. */
    System.Logger log();
}
