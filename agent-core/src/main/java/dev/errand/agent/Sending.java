package dev.errand.agent;

import dev.errand.value.Bytes32;

/** What came of sending a message for which nobody waits. */
public sealed interface Sending {

    /**
     * It was taken. A durable message is on disk by now and will be delivered, or become a dead letter that says why not; a
     * transient one is in the agent's mailbox.
     *
     * @param id by which the receiver tells a repetition
     */
    record Accepted(Bytes32 id) implements Sending {}

    /** It was not taken, and nothing of it was kept. {@code reason} says why. */
    record Refused(String reason) implements Sending {}
}
