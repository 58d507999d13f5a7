package dev.errand.route;

import java.math.BigInteger;

/**
 * Square roots of prices at ticks, as Uniswap v3 computes them: the price at tick i is 1.0001^i, and its root is a fixed-point number
 * with 96 binary digits behind the point.
 *
 * @see <a href="https://app.uniswap.org/whitepaper-v3.pdf">Adams et al. 2021: Uniswap v3 Core, 6.1</a>
 */
final class TickMath {

    static final int MIN_TICK = -887_272;
    static final int MAX_TICK = 887_272;
    static final BigInteger MIN_SQRT_RATIO = new BigInteger("4295128739");
    static final BigInteger MAX_SQRT_RATIO = new BigInteger("1461446703485210103287273052203988822378723970342");

    private static final BigInteger ALL_ONES = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final int POINT = 128;
    private static final int DROPPED = 32;

    /** 2^128 · 1.0001^(-2^i / 2), rounded as the contract has them. */
    private static final BigInteger[] ROOTS = {
        hex("fffcb933bd6fad37aa2d162d1a594001"),
        hex("fff97272373d413259a46990580e213a"),
        hex("fff2e50f5f656932ef12357cf3c7fdcc"),
        hex("ffe5caca7e10e4e61c3624eaa0941cd0"),
        hex("ffcb9843d60f6159c9db58835c926644"),
        hex("ff973b41fa98c081472e6896dfb254c0"),
        hex("ff2ea16466c96a3843ec78b326b52861"),
        hex("fe5dee046a99a2a811c461f1969c3053"),
        hex("fcbe86c7900a88aedcffc83b479aa3a4"),
        hex("f987a7253ac413176f2b074cf7815e54"),
        hex("f3392b0822b70005940c7a398e4b70f3"),
        hex("e7159475a2c29b7443b29c7fa6e889d9"),
        hex("d097f3bdfd2022b8845ad8f792aa5825"),
        hex("a9f746462d870fdf8a65dc1f90e061e5"),
        hex("70d869a156d2a1b890bb3df62baf32f7"),
        hex("31be135f97d08fd981231505542fcfa6"),
        hex("9aa508b5b7a84e1c677de54f3e99bc9"),
        hex("5d6af8dedb81196699c329225ee604"),
        hex("2216e584f5fa1ea926041bedfe98"),
        hex("48a170391f7dc42444e8fa2"),
    };

    private static final double LOG_ROOT = Math.log(1.0001) / 2;

    private TickMath() {}

    /** The root of the price at {@code tick}, in 2^-96. */
    static BigInteger sqrtRatioAt(int tick) {
        int size = Math.abs(tick);
        BigInteger ratio = BigInteger.ONE.shiftLeft(POINT);
        for (int bit = 0; bit < ROOTS.length; bit++) {
            if ((size >> bit & 1) != 0) {
                ratio = ratio.multiply(ROOTS[bit]).shiftRight(POINT);
            }
        }
        if (tick > 0) {
            ratio = ALL_ONES.divide(ratio);
        }
        BigInteger kept = ratio.shiftRight(DROPPED);
        return kept.shiftLeft(DROPPED).equals(ratio) ? kept : kept.add(BigInteger.ONE);
    }

    /** The highest tick whose price is not above the one whose root is {@code sqrtRatio}. */
    static int tickAt(BigInteger sqrtRatio) {
        double root = Math.log(sqrtRatio.doubleValue()) - SqrtPriceMath.RESOLUTION * Math.log(2);
        int tick = Math.clamp((long) Math.floor(root / LOG_ROOT), MIN_TICK, MAX_TICK - 1);
        while (tick < MAX_TICK - 1 && sqrtRatioAt(tick + 1).compareTo(sqrtRatio) <= 0) {
            tick++;
        }
        while (tick > MIN_TICK && sqrtRatioAt(tick).compareTo(sqrtRatio) > 0) {
            tick--;
        }
        return tick;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
