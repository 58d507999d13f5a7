package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.offer.Offer;
import dev.errand.registry.Match;
import java.util.Optional;

/**
 * An agent that was asked, what it offered, and what the framework thinks of it.
 *
 * @param found why it was asked: its score with the breakdown
 * @param afterGas what the user would end with; empty where it was not simulated, or failed there
 */
public record ConsideredOffer(Match found, Optional<Offer> offer, Optional<AfterGas> afterGas, Verdict verdict) {

    /** The agent's card. */
    public AgentCard agent() {
        return found.agent();
    }

    ConsideredOffer with(Optional<AfterGas> worth, Verdict newVerdict) {
        return new ConsideredOffer(found, offer, worth, newVerdict);
    }
}
