package dev.errand.route;

import java.math.BigInteger;

/**
 * One step of a Uniswap v3 swap, in which liquidity stays the same.
 *
 * @param root the root of the price afterwards
 * @param in what the pool keeps to trade with, without the fee
 * @param fee on top of {@code in}
 */
record SwapStep(BigInteger root, BigInteger in, BigInteger out, BigInteger fee) {

    private static final BigInteger WHOLE = BigInteger.valueOf(V3Pool.WHOLE_FEE);

    /** Sells at most {@code left}, fee included, until the price reaches {@code target}. */
    static SwapStep exactIn(BigInteger root, BigInteger target, BigInteger liquidity, BigInteger left, int fee) {
        boolean first = root.compareTo(target) >= 0;
        BigInteger kept = BigInteger.valueOf(V3Pool.WHOLE_FEE - fee);
        BigInteger usable = left.multiply(kept).divide(WHOLE);
        BigInteger in = amountIn(root, target, liquidity, first);
        boolean reached = usable.compareTo(in) >= 0;
        BigInteger next = reached ? target : SqrtPriceMath.afterInput(root, liquidity, usable, first);
        // the price may reach the target exactly though the amount falls short of it
        boolean atTarget = next.equals(target);
        in = atTarget ? in : amountIn(root, next, liquidity, first);
        BigInteger paid = atTarget ? feeOn(in, fee, kept) : left.subtract(in);
        return new SwapStep(next, in, amountOut(root, next, liquidity, first), paid);
    }

    /** Buys at most {@code left} until the price reaches {@code target}. */
    static SwapStep exactOut(BigInteger root, BigInteger target, BigInteger liquidity, BigInteger left, int fee) {
        boolean first = root.compareTo(target) >= 0;
        BigInteger out = amountOut(root, target, liquidity, first);
        BigInteger next = left.compareTo(out) >= 0 ? target : SqrtPriceMath.afterOutput(root, liquidity, left, first);
        out = next.equals(target) ? out : amountOut(root, next, liquidity, first);
        BigInteger in = amountIn(root, next, liquidity, first);
        return new SwapStep(next, in, out.min(left), feeOn(in, fee, BigInteger.valueOf(V3Pool.WHOLE_FEE - fee)));
    }

    private static BigInteger feeOn(BigInteger in, int fee, BigInteger kept) {
        return SqrtPriceMath.divideUp(in.multiply(BigInteger.valueOf(fee)), kept);
    }

    private static BigInteger amountIn(BigInteger root, BigInteger next, BigInteger liquidity, boolean first) {
        return first
                ? SqrtPriceMath.amount0(next, root, liquidity, true)
                : SqrtPriceMath.amount1(root, next, liquidity, true);
    }

    private static BigInteger amountOut(BigInteger root, BigInteger next, BigInteger liquidity, boolean first) {
        return first
                ? SqrtPriceMath.amount1(next, root, liquidity, false)
                : SqrtPriceMath.amount0(root, next, liquidity, false);
    }
}
