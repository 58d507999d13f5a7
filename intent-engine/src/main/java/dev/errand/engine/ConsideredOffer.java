package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.offer.Offer;
import dev.errand.registry.Match;
import java.util.Optional;

/**
 * An agent that was asked, what it offered, and what the framework thinks of it.
 *
 * @param found why it was asked: its score with the breakdown
 */
public record ConsideredOffer(Match found, Optional<Offer> offer, Verdict verdict) {

    /** The agent's card. */
    public AgentCard agent() {
        return found.agent();
    }
}
