package dev.errand.route;

import java.math.BigInteger;

/** Natural logarithms in fixed point, bounded from above. */
final class LogBound {

    /** How many binary digits follow the point. */
    static final int POINT = 256;

    private static final int GUARD = 64;
    private static final int FINE = POINT + GUARD;
    private static final int TERMS = 40;
    private static final int SMALL = 8;
    private static final int NEAR = 40;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(POINT);
    private static final BigInteger SLACK = BigInteger.ONE.shiftLeft(10);

    private LogBound() {}

    /**
     * At least the logarithm of {@code one/other}, by no more than about 2^-80 where that ratio lies between 2^-100 and 2^100; both above
     * zero. As ln z is at most z - 1, and nearly that where z is nearly one, y + z - 1 with z = e^-y·one/other bounds it from above for any
     * y, and a double tells a y that is near.
     */
    static BigInteger of(BigInteger one, BigInteger other) {
        double near = Math.log(mantissa(one) / mantissa(other)) + (one.bitLength() - other.bitLength()) * Math.log(2);
        BigInteger y = BigInteger.valueOf(Math.round(Math.scalb(near, NEAR))).shiftLeft(POINT - NEAR);
        BigInteger z = SqrtPriceMath.divideUp(one.multiply(exp(y.negate())), other);
        return y.add(z).subtract(ONE);
    }

    private static double mantissa(BigInteger value) {
        return Math.scalb(
                value.shiftRight(Math.max(0, value.bitLength() - FINE)).doubleValue(),
                -Math.min(FINE, value.bitLength()));
    }

    /** At least e^power, by the series at a power so much halved that it is small, then squared as often. */
    static BigInteger exp(BigInteger power) {
        int halvings = Math.max(0, power.bitLength() - POINT + SMALL);
        BigInteger small = power.shiftLeft(GUARD).shiftRight(halvings);
        BigInteger term = BigInteger.ONE.shiftLeft(FINE);
        BigInteger sum = term.add(SLACK); // more than all that is rounded away, and all further terms
        for (int n = 1; n <= TERMS; n++) {
            term = term.multiply(small).shiftRight(FINE).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(FINE).add(BigInteger.ONE);
        }
        return sum.shiftRight(GUARD).add(BigInteger.ONE);
    }
}
