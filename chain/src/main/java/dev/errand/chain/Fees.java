package dev.errand.chain;

import java.math.BigInteger;

/**
 * What a transaction pays for each unit of gas, in wei.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-1559">EIP-1559</a>
 */
public record Fees(BigInteger maxFeePerGas, BigInteger maxPriorityFeePerGas) {

    /** The most that {@code gas} units can cost, in wei. */
    public BigInteger most(long gas) {
        return maxFeePerGas.multiply(BigInteger.valueOf(gas));
    }
}
