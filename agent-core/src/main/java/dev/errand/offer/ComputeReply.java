package dev.errand.offer;

/** An agent's answer to a {@link ComputeOrder}. */
public sealed interface ComputeReply permits ComputeEstimate, ComputeReply.Declined {

    /**
     * The agent cannot say what it takes.
     *
     * @param reason for people; it comes from the agent and is shown as its words
     */
    record Declined(String reason) implements ComputeReply {}
}
