package dev.errand.route;

import java.math.BigInteger;
import java.util.Map;

/**
 * What to swap.
 *
 * @param sell the token given
 * @param buy the token wanted
 * @param side which of the two the amount counts
 * @param amount in base units of that token, above zero
 * @param gas what using a pool costs: in base units of the bought token where the sold amount is fixed, and of the sold
 *     token where the bought amount is
 */
public record RouteRequest(String sell, String buy, Side side, BigInteger amount, Gas gas) {

    /** Which amount is fixed. */
    public enum Side {
        /** The amount is sold whole, or less of it if that buys all that the pools have; the most is bought for it. */
        EXACT_IN,
        /** The amount is bought, or by rounding a little more; the least is sold for it. */
        EXACT_OUT
    }

    /** @throws IllegalArgumentException if there is nothing to swap; the message says why */
    public RouteRequest {
        if (sell.equals(buy)) {
            throw new IllegalArgumentException("the token sold and the token bought are both " + sell);
        }
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("the amount must be above zero, not " + amount);
        }
    }

    /** The same without the gas. */
    public Objective.Liquidation objective() {
        return switch (side) {
            case EXACT_IN -> new Objective.Liquidation(Map.of(sell, amount), buy);
            case EXACT_OUT -> new Objective.Liquidation(Map.of(buy, amount.negate()), sell);
        };
    }

    /** Sells {@code amount} of {@code sell}, with no regard for gas. */
    public static RouteRequest selling(String sell, BigInteger amount, String buy) {
        return new RouteRequest(sell, buy, Side.EXACT_IN, amount, Gas.NONE);
    }

    /** Buys {@code amount} of {@code buy}, with no regard for gas. */
    public static RouteRequest buying(String sell, String buy, BigInteger amount) {
        return new RouteRequest(sell, buy, Side.EXACT_OUT, amount, Gas.NONE);
    }
}
