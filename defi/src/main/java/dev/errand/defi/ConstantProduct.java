package dev.errand.defi;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The arithmetic of a Uniswap v2 pool, to the unit: what goes in pays a fee of 0.3 %, the product of the reserves never falls.
 *
 * @see <a href="https://app.uniswap.org/whitepaper.pdf">Adams, Zinsmeister, Robinson 2020: Uniswap v2 Core</a>
 */
final class ConstantProduct {

    private static final BigInteger KEPT = BigInteger.valueOf(997);
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000);

    private ConstantProduct() {}

    /** What the pool gives for {@code in}, rounded down; nothing if it is too little or the pool is empty. */
    static Optional<BigInteger> amountOut(BigInteger in, BigInteger reserveIn, BigInteger reserveOut) {
        if (in.signum() <= 0 || reserveIn.signum() <= 0 || reserveOut.signum() <= 0) {
            return Optional.empty();
        }
        BigInteger kept = in.multiply(KEPT);
        BigInteger out =
                kept.multiply(reserveOut).divide(reserveIn.multiply(WHOLE).add(kept));
        return out.signum() > 0 ? Optional.of(out) : Optional.empty();
    }

    /** What the pool takes for {@code out}, rounded up; nothing if it does not hold that much. */
    static Optional<BigInteger> amountIn(BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
        if (out.signum() <= 0 || reserveIn.signum() <= 0 || out.compareTo(reserveOut) >= 0) {
            return Optional.empty();
        }
        BigInteger numerator = reserveIn.multiply(out).multiply(WHOLE);
        BigInteger denominator = reserveOut.subtract(out).multiply(KEPT);
        return Optional.of(numerator.divide(denominator).add(BigInteger.ONE));
    }
}
