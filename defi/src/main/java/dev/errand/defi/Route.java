package dev.errand.defi;

import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way through one venue's pools, from one token to another, with the pools as they stood when it was found.
 *
 * @param pools at least one, each beginning with the token that the one before ends with
 */
record Route(UniswapV2Venue venue, List<Pool> pools) {

    Route {
        pools = List.copyOf(pools);
    }

    /** What arrives for {@code in}; empty if a pool on the way cannot. */
    Optional<BigInteger> amountOut(BigInteger in) {
        Optional<BigInteger> amount = Optional.of(in);
        for (Pool pool : pools) {
            amount = amount.flatMap(pool::amountOut);
        }
        return amount;
    }

    /** What is needed for {@code out}; empty if a pool on the way does not hold enough. */
    Optional<BigInteger> amountIn(BigInteger out) {
        Optional<BigInteger> amount = Optional.of(out);
        for (Pool pool : pools.reversed()) {
            amount = amount.flatMap(pool::amountIn);
        }
        return amount;
    }

    /** The tokens on the way, first to last. */
    List<Token> tokens() {
        return Stream.concat(
                        Stream.of(pools.getFirst().tokenIn()), pools.stream().map(Pool::tokenOut))
                .toList();
    }

    /** Their addresses, as the router takes them. */
    List<Address> path() {
        return tokens().stream().map(Token::address).toList();
    }

    @Override
    public String toString() {
        return tokens().stream().map(Token::symbol).collect(Collectors.joining(" → ")) + " on " + venue.name();
    }
}
