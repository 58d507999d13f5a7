package dev.errand.route;

import java.math.BigInteger;

/**
 * What using a pool costs, however much it trades: in base units of the token by which a route is measured.
 *
 * @param v2 of a Uniswap v2 pool
 * @param v3 of a Uniswap v3 pool
 */
public record Gas(BigInteger v2, BigInteger v3) {

    /** Where gas does not count. */
    public static final Gas NONE = each(BigInteger.ZERO);

    /** @throws IllegalArgumentException if one is below zero */
    public Gas {
        if (v2.signum() < 0 || v3.signum() < 0) {
            throw new IllegalArgumentException("gas must not be below zero: " + v2.min(v3));
        }
    }

    /** The same for every pool. */
    public static Gas each(BigInteger perPool) {
        return new Gas(perPool, perPool);
    }

    /** What using this pool costs. */
    public BigInteger of(Pool pool) {
        return switch (pool) {
            case V2Pool two -> v2;
            case V3Pool three -> v3;
        };
    }

    /** Whether any pool costs anything. */
    boolean counts() {
        return v2.signum() > 0 || v3.signum() > 0;
    }
}
