package dev.errand.offer;

/** An agent's answer to a {@link LeaseOrder}. */
public sealed interface LeaseReply permits LeaseOffer, LeaseReply.Declined {

    /**
     * The provider does not rent that out.
     *
     * @param reason for people; it comes from the agent and is shown as its words
     */
    record Declined(String reason) implements LeaseReply {}
}
