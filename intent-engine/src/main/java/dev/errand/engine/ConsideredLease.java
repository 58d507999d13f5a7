package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.offer.LeaseOffer;
import dev.errand.registry.Match;
import java.util.Optional;

/**
 * A provider's agent that was asked for machines, what it offered, and what the framework thinks of it.
 *
 * @param found why it was asked: its score with the breakdown
 */
public record ConsideredLease(Match found, Optional<LeaseOffer> offer, Verdict verdict) {

    /** The agent's card. */
    public AgentCard agent() {
        return found.agent();
    }

    ConsideredLease as(Verdict other) {
        return new ConsideredLease(found, offer, other);
    }
}
