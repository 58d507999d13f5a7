package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;

/** A number in an agent's call: known beforehand, or found in the sandbox when the call is made. */
public sealed interface Quantity {

    /** {@link BalanceShare#share()} of everything: 10¹⁸. */
    BigInteger ALL = BigInteger.TEN.pow(18);

    /** No units. */
    Quantity ZERO = new Fixed(BigInteger.ZERO);

    /** So many smallest units. */
    record Fixed(BigInteger units) implements Quantity {

        /** @throws IllegalArgumentException unless an unsigned 256-bit number */
        public Fixed {
            Bytes32.of(units);
        }
    }

    /**
     * So much of the sandbox's own balance of a token at that moment, rounded down.
     *
     * @param token its contract, or {@link Address#ZERO} for the native coin
     * @param share numerator over 10¹⁸, up to {@link #ALL}
     */
    record BalanceShare(Address token, BigInteger share) implements Quantity {

        /** @throws IllegalArgumentException unless the share is above 0 and at most {@link #ALL} */
        public BalanceShare {
            if (share.signum() <= 0 || share.compareTo(ALL) > 0) {
                throw new IllegalArgumentException("share " + share + " of a balance");
            }
        }

        /** The whole balance of {@code token}. */
        public static BalanceShare all(Address token) {
            return new BalanceShare(token, ALL);
        }
    }
}
