package dev.errand.value;

/**
 * The number by which signatures are bound to one chain.
 *
 * @param value positive; zero would mean "any chain" to EIP-7702 and is never allowed
 * @see <a href="https://eips.ethereum.org/EIPS/eip-155">EIP-155</a>
 */
public record ChainId(long value) {

    /** Anvil's and Hardhat's local chains: the only id on which the well-known development keys are accepted. */
    public static final ChainId DEVNET = new ChainId(31337);

    /** @throws IllegalArgumentException if {@code value} is not positive */
    public ChainId {
        if (value <= 0) {
            throw new IllegalArgumentException("chain id " + value + " is not positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
