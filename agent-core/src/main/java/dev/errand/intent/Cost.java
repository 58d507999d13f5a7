package dev.errand.intent;

import java.math.BigDecimal;

/** The most that a user would pay. */
public sealed interface Cost {

    /** In US dollars. */
    record Usd(BigDecimal usd) implements Cost {}

    /**
     * In whole tokens.
     *
     * @param token symbol
     */
    record Tokens(String token, BigDecimal amount) implements Cost {}
}
