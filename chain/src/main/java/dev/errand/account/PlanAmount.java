package dev.errand.account;

import dev.errand.value.Bytes32;
import java.math.BigInteger;

/** A number in a plan that the user signs: known beforehand, or an expression that the contract computes, rounding down. */
public sealed interface PlanAmount {

    /** {@link OfGain#share()} of everything, and the denominator of every share: 10¹⁸. */
    BigInteger ALL = BigInteger.TEN.pow(18);

    /** No units. */
    PlanAmount ZERO = new Units(BigInteger.ZERO);

    /** So many smallest units. */
    static PlanAmount units(BigInteger units) {
        return new Units(units);
    }

    /** So many smallest units. */
    record Units(BigInteger value) implements PlanAmount {

        /** @throws IllegalArgumentException unless an unsigned 256-bit number */
        public Units {
            Bytes32.of(value);
        }
    }

    /**
     * A share, or a rate, of what an earlier step of the plan is measured to give.
     *
     * @param gain which one: all gains of a plan are counted in order, from 1
     * @param share numerator over {@link #ALL}; above it, a rate into other units
     */
    record OfGain(int gain, BigInteger share) implements PlanAmount {

        /** @throws IllegalArgumentException if {@code gain} is not positive or the share not unsigned */
        public OfGain {
            if (gain < 1) {
                throw new IllegalArgumentException("gain " + gain);
            }
            Bytes32.of(share);
        }
    }
}
