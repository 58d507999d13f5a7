package dev.errand.engine;

import dev.errand.account.LoanTerms;
import dev.errand.agent.AgentCard;
import dev.errand.offer.LoanOffer;
import dev.errand.registry.Match;
import java.util.Optional;

/**
 * An agent that was asked where to take a loan, what it chose, and what the framework thinks of it.
 *
 * @param found why it was asked: its score with the breakdown
 * @param terms what its choice earns or costs, by the framework's own reading of the markets; empty if that cannot be said
 */
public record ConsideredLoan(Match found, Optional<LoanOffer> offer, Optional<LoanTerms> terms, Verdict verdict) {

    /** The agent's card. */
    public AgentCard agent() {
        return found.agent();
    }
}
