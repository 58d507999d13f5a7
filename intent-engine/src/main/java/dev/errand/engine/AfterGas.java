package dev.errand.engine;

import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the user ends with by an offer once its gas is paid.
 *
 * @param counted what the offer brings, or takes, before gas
 * @param brings whether {@code counted} is what it brings: more of it is better; otherwise less is
 * @param ether what its gas is expected to cost, at the present price with the tip, in the native coin
 * @param gas the same in the counted token, by the framework's own reading of the venues; empty where none trades the two, and then
 *     gas is not weighed
 */
public record AfterGas(TokenAmount counted, boolean brings, TokenAmount ether, Optional<TokenAmount> gas) {

    /** What is brought less the gas, or what is taken with the gas, in smallest units; below zero where the gas is more. */
    public BigInteger units() {
        BigInteger paid = gas.map(TokenAmount::units).orElse(BigInteger.ZERO);
        return brings ? counted.units().subtract(paid) : counted.units().add(paid);
    }

    /** As {@link #units()}, in whole tokens. */
    public BigDecimal wholeTokens() {
        return new BigDecimal(units(), counted.token().decimals());
    }

    /** Whether the user ends better by this than by {@code other}, which counts the same token. */
    public boolean beats(AfterGas other) {
        int order = units().compareTo(other.units());
        return brings ? order > 0 : order < 0;
    }
}
