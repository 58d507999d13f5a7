package dev.errand.intent;

import java.math.BigDecimal;

/** How much, as a user says it: before balances, prices or tokens' decimals are known. */
public sealed interface Amount {

    /** So many whole tokens. */
    record Value(BigDecimal value) implements Amount {}

    /** A share of the balance, the position or the debt; all of it is 1. */
    record Share(BigDecimal share) implements Amount {}

    /** As many tokens as so many US dollars buy. */
    record Usd(BigDecimal usd) implements Amount {}

    /**
     * A share of what an earlier step gives.
     *
     * @param step index of that step, from 0
     */
    record OfStep(int step, BigDecimal share) implements Amount {}
}
