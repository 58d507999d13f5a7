package dev.errand.engine;

import dev.errand.account.LoanTerms;
import dev.errand.agent.AgentCard;
import dev.errand.offer.LoanOffer;
import java.util.Optional;

/**
 * An agent that was asked where to take a loan, what it chose, and what the framework thinks of it.
 *
 * @param terms what its choice earns or costs, by the framework's own reading of the markets; empty if that cannot be said
 */
public record ConsideredLoan(AgentCard agent, Optional<LoanOffer> offer, Optional<LoanTerms> terms, Verdict verdict) {}
