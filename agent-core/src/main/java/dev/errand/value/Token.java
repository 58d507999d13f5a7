package dev.errand.value;

/**
 * A fungible token of one chain's token list. Two tokens are the same if their address is: symbols can be forged.
 *
 * @param address its contract, or {@link Address#ZERO} for the chain's native coin
 * @param symbol  what the token list calls it, such as {@code USDC}
 * @param decimals number of decimal places between one whole token and its smallest unit, 0 to 77
 * @see <a href="https://eips.ethereum.org/EIPS/eip-20">ERC-20</a>
 */
public record Token(Address address, String symbol, int decimals) {

    /** Ether: the native coin, with 18 decimals. */
    public static final Token ETH = new Token(Address.ZERO, "ETH", 18);

    /** @throws IllegalArgumentException if the symbol is blank or {@code decimals} is out of range */
    public Token {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("token " + address + " has a blank symbol");
        }
        if (decimals < 0 || decimals > 77) { // 10^77 is the largest power of ten in 256 bits
            throw new IllegalArgumentException("token " + symbol + " has " + decimals + " decimals");
        }
    }

    /** Whether this is the chain's native coin, which has no contract. */
    public boolean isNative() {
        return address.isZero();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return symbol;
    }
}
