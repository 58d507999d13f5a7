package dev.errand.route;

import java.math.BigInteger;
import java.util.List;

/** What a pool's numbers must be. */
final class Checks {

    /** What a Uniswap v2 pair can hold: 112 bits. */
    static final BigInteger MOST_RESERVE = BigInteger.TWO.pow(112).subtract(BigInteger.ONE);

    private Checks() {}

    static void tokens(String id, String token0, String token1) {
        names(id, List.of(token0, token1));
        if (token0.equals(token1)) {
            throw new IllegalArgumentException("pool " + id + " has " + token0 + " on both sides");
        }
    }

    static void names(String id, List<String> tokens) {
        if (id.isBlank() || tokens.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a pool and its tokens must have names: '" + id + "', '" + String.join("', '", tokens) + "'");
        }
    }

    static void range(String id, String name, BigInteger value, BigInteger least, BigInteger most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "pool " + id + ": " + name + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    static void range(String id, String name, int value, int least, int most) {
        range(id, name, BigInteger.valueOf(value), BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    static void reserve(String id, BigInteger value) {
        range(id, "reserve", value, BigInteger.ZERO, MOST_RESERVE);
    }

    /** A fee in 1e-6 of what goes in. */
    static void fee(String id, int fee) {
        range(id, "fee", fee, 0, V3Pool.WHOLE_FEE - 1);
    }

    static void ticks(String id, int spacing, List<V3Pool.Tick> ticks) {
        int before = Integer.MIN_VALUE;
        for (V3Pool.Tick tick : ticks) {
            range(id, "a tick's index", tick.index(), TickMath.MIN_TICK, TickMath.MAX_TICK);
            if (tick.index() <= before) {
                throw new IllegalArgumentException(
                        "pool " + id + ": ticks must ascend, but " + tick.index() + " comes after " + before);
            }
            if (tick.index() % spacing != 0) {
                throw new IllegalArgumentException(
                        "pool " + id + ": tick " + tick.index() + " is no multiple of the spacing " + spacing);
            }
            before = tick.index();
        }
    }

    /**
     * The tick that a price belongs to. A price at a tick's very edge may be given with the tick below it, as contracts do after a
     * swap that ended there; one tick more is forgiven where no liquidity changes, since it then means the same.
     */
    static int tickOfPrice(String id, BigInteger root, int given, List<V3Pool.Tick> ticks) {
        int tick = TickMath.tickAt(root);
        if (given == tick || (given == tick - 1 && TickMath.sqrtRatioAt(tick).equals(root))) {
            return given;
        }
        boolean sameLiquidity = TickWalk.firstAbove(ticks, given) == TickWalk.firstAbove(ticks, tick);
        if (Math.abs((long) given - tick) > 1 || !sameLiquidity) {
            throw new IllegalArgumentException("pool " + id + ": the price lies in tick " + tick + ", not in " + given);
        }
        return tick;
    }

    /** Liquidity may run out, but never fall below zero. */
    static void liquidity(String id, int tick, BigInteger liquidity, List<V3Pool.Tick> ticks) {
        int above = TickWalk.firstAbove(ticks, tick);
        BigInteger rest = liquidity;
        for (int i = above; i < ticks.size() && rest.signum() >= 0; i++) {
            rest = rest.add(ticks.get(i).liquidityNet());
        }
        BigInteger below = liquidity;
        for (int i = above - 1; i >= 0 && below.signum() >= 0; i--) {
            below = below.subtract(ticks.get(i).liquidityNet());
        }
        if (rest.signum() < 0 || below.signum() < 0) {
            throw new IllegalArgumentException(
                    "pool " + id + ": its ticks take away more liquidity than there is; are some missing?");
        }
    }
}
