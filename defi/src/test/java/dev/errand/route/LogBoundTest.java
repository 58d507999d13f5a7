package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogBoundTest {

    private static final long SEED = 40;

    /** The first digits of the natural logarithm of two, OEIS A002162. */
    private static final BigDecimal LN_2 =
            new BigDecimal("0.69314718055994530941723212145817656807550013436025525412068000949339362196969471");

    private static final BigDecimal E =
            new BigDecimal("2.71828182845904523536028747135266249775724709369995957496696762772407663035354759");

    @Test
    void isHardlyAboveTheLogarithm() {
        BigDecimal bound = real(LogBound.of(BigInteger.valueOf(1_024), BigInteger.ONE));
        BigDecimal above = bound.subtract(LN_2.multiply(BigDecimal.TEN));
        assertThat(above).isPositive().isLessThan(new BigDecimal("1e-23"));
    }

    @Test
    void bothWaysTogetherAreNeverBelowZero() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            BigInteger one = new BigInteger(400 + random.nextInt(100), random).add(BigInteger.ONE);
            BigInteger other = new BigInteger(400 + random.nextInt(100), random).add(BigInteger.ONE);
            BigDecimal sum = real(LogBound.of(one, other)).add(real(LogBound.of(other, one)));
            assertThat(sum).isNotNegative().isLessThan(new BigDecimal("1e-22"));
        }
    }

    @Test
    void powersOfEAreHardlyAbove() {
        BigDecimal above =
                real(LogBound.exp(BigInteger.ONE.shiftLeft(LogBound.POINT))).subtract(E);
        assertThat(above).isPositive().isLessThan(new BigDecimal("1e-75"));
        BigDecimal inverse =
                real(LogBound.exp(BigInteger.ONE.shiftLeft(LogBound.POINT).negate()));
        assertThat(inverse.multiply(E).subtract(BigDecimal.ONE)).isPositive().isLessThan(new BigDecimal("1e-75"));
    }

    private static BigDecimal real(BigInteger fixed) {
        return new BigDecimal(fixed).divide(new BigDecimal(BigInteger.ONE.shiftLeft(LogBound.POINT)));
    }
}
