package dev.errand.offer;

/** An agent's answer to a {@link LoanOrder}. */
public sealed interface LoanReply permits LoanOffer, LoanReply.Declined {

    /**
     * The agent does not want to place the loan.
     *
     * @param reason for people; it comes from the agent and is shown as its words
     */
    record Declined(String reason) implements LoanReply {}
}
