package dev.errand.route;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A Uniswap v3 pool: liquidity that differs from price range to price range.
 *
 * @param fee on what goes in, in 1e-6
 * @param sqrtPriceX96 root of the price of the first token in the second, in 2^-96
 * @param tick where that price lies
 * @param liquidity active at that price
 * @param tickSpacing every initialised tick is a multiple of it
 * @param ticks the initialised ones, ascending. With none below or above, the liquidity reaches to the end of all prices
 * @see <a href="https://app.uniswap.org/whitepaper-v3.pdf">Adams et al. 2021: Uniswap v3 Core</a>
 */
public record V3Pool(
        String id,
        String token0,
        String token1,
        int fee,
        BigInteger sqrtPriceX96,
        int tick,
        BigInteger liquidity,
        int tickSpacing,
        List<Tick> ticks)
        implements Pool {

    static final int WHOLE_FEE = 1_000_000;

    private static final int MOST_SPACING = 16_384;
    private static final BigInteger MOST_LIQUIDITY = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
    private static final BigInteger MOST_AMOUNT = BigInteger.TWO.pow(255).subtract(BigInteger.ONE);

    /**
     * A price at which liquidity changes.
     *
     * @param liquidityNet what is added when the price rises over it
     */
    public record Tick(int index, BigInteger liquidityNet) {}

    /** @throws IllegalArgumentException if no pool can look like that; the message says why */
    public V3Pool {
        Checks.tokens(id, token0, token1);
        Checks.fee(id, fee);
        Checks.range(id, "tickSpacing", tickSpacing, 1, MOST_SPACING - 1);
        Checks.range(
                id,
                "sqrtPriceX96",
                sqrtPriceX96,
                TickMath.MIN_SQRT_RATIO,
                TickMath.MAX_SQRT_RATIO.subtract(BigInteger.ONE));
        Checks.range(id, "liquidity", liquidity, BigInteger.ZERO, MOST_LIQUIDITY);
        ticks = List.copyOf(ticks);
        Checks.ticks(id, tickSpacing, ticks);
        tick = Checks.tickOfPrice(id, sqrtPriceX96, tick, ticks);
        Checks.liquidity(id, tick, liquidity, ticks);
    }

    /**
     * What became of a swap.
     *
     * @param in what the pool took, fee included
     * @param out what it paid
     * @param sqrtPriceX96 root of the price afterwards
     * @param tick where that price lies
     */
    public record Swap(BigInteger in, BigInteger out, BigInteger sqrtPriceX96, int tick) {}

    @Override
    public boolean hasLiquidity() {
        return liquidity.signum() > 0 || !ticks.isEmpty();
    }

    @Override
    public Optional<BigInteger> amountOut(String tokenIn, BigInteger in) {
        boolean first = sellsFirst(tokenIn);
        if (in.signum() <= 0 || in.compareTo(MOST_AMOUNT) > 0) {
            return Optional.empty();
        }
        Swap swap = sell(first, in, end(first));
        return swap.in().equals(in) && swap.out().signum() > 0 ? Optional.of(swap.out()) : Optional.empty();
    }

    @Override
    public Optional<BigInteger> amountIn(String tokenIn, BigInteger out) {
        boolean first = sellsFirst(tokenIn);
        if (out.signum() <= 0 || out.compareTo(MOST_AMOUNT) > 0) {
            return Optional.empty();
        }
        Swap swap = buy(first, out, end(first));
        return swap.out().equals(out) && swap.in().signum() > 0 ? Optional.of(swap.in()) : Optional.empty();
    }

    /**
     * Sells at most {@code in}, until the price reaches the limit.
     *
     * @param first whether the first token is sold
     * @throws IllegalArgumentException if the limit lies on the wrong side of the price
     */
    public Swap sell(boolean first, BigInteger in, BigInteger limitX96) {
        return new TickWalk(this, first, limitX96).sell(in);
    }

    /**
     * Buys at most {@code out}, until the price reaches the limit.
     *
     * @param first whether the first token is sold for it
     * @throws IllegalArgumentException if the limit lies on the wrong side of the price
     */
    public Swap buy(boolean first, BigInteger out, BigInteger limitX96) {
        return new TickWalk(this, first, limitX96).buy(out);
    }

    /** The price that a swap without a limit of its own stops at. */
    static BigInteger end(boolean first) {
        return first ? TickMath.MIN_SQRT_RATIO.add(BigInteger.ONE) : TickMath.MAX_SQRT_RATIO.subtract(BigInteger.ONE);
    }
}
