package dev.errand.route;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A Uniswap v2 pair: what goes in pays a fee, and the product of the reserves never falls.
 *
 * @param reserve0 what it holds of its first token, in base units
 * @param reserve1 what it holds of the other
 * @param feeBps the fee on what goes in, in 1e-4; Uniswap's own pairs have 30
 * @see <a href="https://app.uniswap.org/whitepaper.pdf">Adams, Zinsmeister, Robinson 2020: Uniswap v2 Core</a>
 */
public record V2Pool(String id, String token0, String token1, BigInteger reserve0, BigInteger reserve1, int feeBps)
        implements Pool {

    static final int WHOLE_BPS = 10_000;

    private static final BigInteger WHOLE = BigInteger.valueOf(WHOLE_BPS);
    /** @throws IllegalArgumentException if no pair can look like that; the message says why */
    public V2Pool {
        Checks.tokens(id, token0, token1);
        Checks.reserve(id, reserve0);
        Checks.reserve(id, reserve1);
        Checks.range(id, "feeBps", feeBps, 0, WHOLE_BPS - 1);
    }

    @Override
    public boolean hasLiquidity() {
        return reserve0.signum() > 0 && reserve1.signum() > 0;
    }

    @Override
    public Optional<BigInteger> amountOut(String tokenIn, BigInteger in) {
        BigInteger reserveIn = sellsFirst(tokenIn) ? reserve0 : reserve1;
        BigInteger reserveOut = sellsFirst(tokenIn) ? reserve1 : reserve0;
        if (in.signum() <= 0 || !hasLiquidity() || reserveIn.add(in).compareTo(Checks.MOST_RESERVE) > 0) {
            return Optional.empty();
        }
        BigInteger kept = in.multiply(keptBps());
        BigInteger out =
                kept.multiply(reserveOut).divide(reserveIn.multiply(WHOLE).add(kept));
        return out.signum() > 0 ? Optional.of(out) : Optional.empty();
    }

    @Override
    public Optional<BigInteger> amountIn(String tokenIn, BigInteger out) {
        BigInteger reserveIn = sellsFirst(tokenIn) ? reserve0 : reserve1;
        BigInteger reserveOut = sellsFirst(tokenIn) ? reserve1 : reserve0;
        if (out.signum() <= 0 || !hasLiquidity() || out.compareTo(reserveOut) >= 0) {
            return Optional.empty();
        }
        BigInteger in = reserveIn
                .multiply(out)
                .multiply(WHOLE)
                .divide(reserveOut.subtract(out).multiply(keptBps()))
                .add(BigInteger.ONE);
        return reserveIn.add(in).compareTo(Checks.MOST_RESERVE) > 0 ? Optional.empty() : Optional.of(in);
    }

    private BigInteger keptBps() {
        return BigInteger.valueOf(WHOLE_BPS - feeBps);
    }
}
