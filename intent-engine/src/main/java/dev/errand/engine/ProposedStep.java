package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.util.List;

/** One step of a proposal, with what it was chosen over. */
public sealed interface ProposedStep {

    /**
     * An agent fills an order in its sandbox.
     *
     * @param reference the framework's own reading of the venues, by which the offers were judged
     * @param considered all agents that were asked, the chosen one among them
     */
    record Swap(Order.Want want, AgentCard agent, Offer offer, TokenAmount reference, List<ConsideredOffer> considered)
            implements ProposedStep {

        /** Copies the list. */
        public Swap {
            considered = List.copyOf(considered);
        }
    }

    /**
     * The account itself sends tokens.
     *
     * @param amount how much; a forecast where {@code estimated}, as it is a share of what an earlier step gives
     * @param to whom
     * @param calledBy the user's words for the recipient, such as {@code @bob}
     */
    record Transfer(TokenAmount amount, boolean estimated, Address to, String calledBy) implements ProposedStep {}
}
