package dev.errand.route;

import java.math.BigInteger;

/**
 * How amounts and the root of the price move each other in a Uniswap v3 pool while its liquidity stays the same. Everything rounds in
 * the pool's favour, exactly as the contract does.
 */
final class SqrtPriceMath {

    /** Binary digits behind the point of a root. */
    static final int RESOLUTION = 96;

    private static final int WORD = 256;

    private SqrtPriceMath() {}

    static BigInteger divideUp(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }

    /** How much of the first token lies between two prices. */
    static BigInteger amount0(BigInteger rootA, BigInteger rootB, BigInteger liquidity, boolean up) {
        BigInteger low = rootA.min(rootB);
        BigInteger high = rootA.max(rootB);
        BigInteger product = liquidity.shiftLeft(RESOLUTION).multiply(high.subtract(low));
        return up
                ? divideUp(divideUp(product, high), low)
                : product.divide(high).divide(low);
    }

    /** How much of the second token lies between two prices. */
    static BigInteger amount1(BigInteger rootA, BigInteger rootB, BigInteger liquidity, boolean up) {
        BigInteger product = liquidity.multiply(rootA.subtract(rootB).abs());
        BigInteger whole = product.shiftRight(RESOLUTION);
        return up && product.getLowestSetBit() < RESOLUTION && product.signum() > 0 ? whole.add(BigInteger.ONE) : whole;
    }

    /** The root after {@code amount} went in. */
    static BigInteger afterInput(BigInteger root, BigInteger liquidity, BigInteger amount, boolean first) {
        return first
                ? afterFirstAdded(root, liquidity, amount)
                : root.add(amount.shiftLeft(RESOLUTION).divide(liquidity));
    }

    /** The root after {@code amount} came out; the liquidity must hold that much. */
    static BigInteger afterOutput(BigInteger root, BigInteger liquidity, BigInteger amount, boolean first) {
        if (first) { // the first token is sold, so the second comes out
            return root.subtract(divideUp(amount.shiftLeft(RESOLUTION), liquidity));
        }
        BigInteger whole = liquidity.shiftLeft(RESOLUTION);
        return divideUp(whole.multiply(root), whole.subtract(amount.multiply(root)));
    }

    private static BigInteger afterFirstAdded(BigInteger root, BigInteger liquidity, BigInteger amount) {
        if (amount.signum() == 0) {
            return root;
        }
        BigInteger whole = liquidity.shiftLeft(RESOLUTION);
        BigInteger product = amount.multiply(root);
        BigInteger sum = whole.add(product);
        if (product.bitLength() <= WORD && sum.bitLength() <= WORD) {
            return divideUp(whole.multiply(root), sum);
        }
        // where 256 bits do not hold it the contract takes another way, which rounds otherwise
        return divideUp(whole, whole.divide(root).add(amount));
    }
}
