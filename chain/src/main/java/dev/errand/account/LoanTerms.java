package dev.errand.account;

import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a loan earns or costs, with the proof that it is well placed: where it is shared, one token more is worth the same in each
 * market, so that nothing is won by moving it. All rates are simple yearly rates, as fractions, after the loan's own effect.
 *
 * @param rate of the whole amount
 * @param parts each market's
 * @param bestSingle the one market that is best alone; empty if none can take all of it
 */
public record LoanTerms(BigDecimal rate, List<Part> parts, Optional<Single> bestSingle) {

    /** Copies the parts. */
    public LoanTerms {
        parts = List.copyOf(parts);
    }

    /**
     * What goes to one market.
     *
     * @param rate the market's rate afterwards
     * @param marginal what one token more would earn or cost there
     */
    public record Part(String market, TokenAmount amount, BigDecimal rate, BigDecimal marginal) {}

    /** A market, and the rate if all of it went there. */
    public record Single(String market, BigDecimal rate) {}
}
