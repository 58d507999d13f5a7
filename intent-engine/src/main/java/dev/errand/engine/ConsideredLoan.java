package dev.errand.engine;

import dev.errand.account.LoanTerms;
import dev.errand.agent.AgentCard;
import dev.errand.offer.LoanOffer;
import dev.errand.registry.Match;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * An agent that was asked where to take a loan, what it chose, and what the framework thinks of it.
 *
 * @param found why it was asked: its score with the breakdown
 * @param terms what its choice earns or costs, by the framework's own reading of the markets; empty if that cannot be said
 * @param afterGas the interest of {@link #HORIZON} with the gas; empty where it was not simulated, or failed there
 */
public record ConsideredLoan(
        Match found,
        Optional<LoanOffer> offer,
        Optional<LoanTerms> terms,
        Optional<AfterGas> afterGas,
        Verdict verdict) {

    /** For how long a loan is thought to stand when its interest is weighed against gas, as nobody says for how long. */
    public static final Duration HORIZON = Duration.ofDays(30);

    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(365);

    /** The interest of {@link #HORIZON} at a yearly rate, rounded down. */
    static TokenAmount interest(TokenAmount amount, BigDecimal rate) {
        BigDecimal units = new BigDecimal(amount.units())
                .multiply(rate)
                .multiply(BigDecimal.valueOf(HORIZON.toDays()))
                .divide(DAYS_OF_YEAR, 0, RoundingMode.FLOOR);
        return new TokenAmount(amount.token(), units.toBigIntegerExact());
    }

    /** The agent's card. */
    public AgentCard agent() {
        return found.agent();
    }

    ConsideredLoan with(Optional<AfterGas> worth, Verdict newVerdict) {
        return new ConsideredLoan(found, offer, terms, worth, newVerdict);
    }
}
