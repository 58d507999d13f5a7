package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.offer.Offer;
import java.util.Optional;

/** An agent that was asked, what it offered, and what the framework thinks of it. */
public record ConsideredOffer(AgentCard agent, Optional<Offer> offer, Verdict verdict) {}
