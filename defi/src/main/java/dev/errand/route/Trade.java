package dev.errand.route;

import java.math.BigInteger;

/**
 * One swap at one pool.
 *
 * @param in what goes into the pool, fee included
 * @param out exactly what {@link Pool#amountOut} gives for it
 */
public record Trade(Pool pool, String tokenIn, BigInteger in, BigInteger out) {

    /** The token that the pool pays. */
    public String tokenOut() {
        return pool.other(tokenIn);
    }
}
