package dev.errand.offer;

/** An agent's answer to an {@link Order}. */
public sealed interface OrderReply permits Offer, OrderReply.Declined {

    /**
     * The agent does not want to fill the order.
     *
     * @param reason for people; it comes from the agent and is shown as its words
     */
    record Declined(String reason) implements OrderReply {}
}
