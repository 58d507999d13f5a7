package dev.errand.route;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A pool of two tokens as it stands at one moment. Its quotes are what its contract would pay or take, to the last unit, if nothing
 * else traded in between.
 */
public sealed interface Pool extends MarketMaker permits V2Pool, V3Pool {

    /** The token that the contract sorts first. */
    String token0();

    /** The other token. */
    String token1();

    /**
     * What the pool pays for exactly {@code in} of {@code tokenIn}, rounded as the contract rounds; nothing if it cannot take all of
     * it, or would pay nothing for it.
     *
     * @throws IllegalArgumentException if {@code tokenIn} is not one of its tokens
     */
    Optional<BigInteger> amountOut(String tokenIn, BigInteger in);

    /**
     * The least of {@code tokenIn} that the contract takes when asked for exactly {@code out} of the other token; nothing if the pool
     * does not hold that much. Selling that amount pays {@code out} or, by rounding, a little more.
     *
     * @throws IllegalArgumentException if {@code tokenIn} is not one of its tokens
     */
    Optional<BigInteger> amountIn(String tokenIn, BigInteger out);

    @Override
    default List<String> tokens() {
        return List.of(token0(), token1());
    }

    /**
     * The token that it pays for {@code token}.
     *
     * @throws IllegalArgumentException if {@code token} is not one of its tokens
     */
    default String other(String token) {
        return sellsFirst(token) ? token1() : token0();
    }

    /**
     * Whether {@code token} is its first token, so that selling it to the pool lowers the pool's price.
     *
     * @throws IllegalArgumentException if {@code token} is not one of its tokens
     */
    default boolean sellsFirst(String token) {
        if (token.equals(token0())) {
            return true;
        }
        if (token.equals(token1())) {
            return false;
        }
        throw new IllegalArgumentException("pool " + id() + " does not hold " + token);
    }
}
