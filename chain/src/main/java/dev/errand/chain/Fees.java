package dev.errand.chain;

import java.math.BigInteger;

/**
 * What a transaction pays for each unit of gas, in wei.
 *
 * @param baseFeePerGas what the newest block burned
 * @param maxPriorityFeePerGas what is added for whoever puts it into a block
 * @see <a href="https://eips.ethereum.org/EIPS/eip-1559">EIP-1559</a>
 */
public record Fees(BigInteger baseFeePerGas, BigInteger maxPriorityFeePerGas) {

    /** The most that a unit may cost: the base fee may double until then. */
    public BigInteger maxFeePerGas() {
        return baseFeePerGas.shiftLeft(1).add(maxPriorityFeePerGas);
    }

    /** The most that {@code gas} units can cost, in wei. */
    public BigInteger most(long gas) {
        return maxFeePerGas().multiply(BigInteger.valueOf(gas));
    }

    /** What {@code gas} units cost in the next block if the base fee stays, in wei. */
    public BigInteger expected(long gas) {
        return baseFeePerGas.add(maxPriorityFeePerGas).multiply(BigInteger.valueOf(gas));
    }
}
