package dev.errand.provider;

import dev.errand.lease.Metering;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.time.Duration;

/**
 * What a node rents out, and for what.
 *
 * @param offerId the offer on chain
 * @param token what it is paid in
 * @param unitPrice of one unit, in base units of the token
 * @param metering what a unit is
 * @param stake of the bond for each lease, in base units
 * @param credit units that are delivered beyond what a tenant signed
 * @param arbiter who rules on challenges; {@link Address#ZERO} where nobody does
 * @param longest lease that it signs
 */
public record Listing(
        BigInteger offerId,
        Token token,
        BigInteger unitPrice,
        Metering metering,
        BigInteger stake,
        long credit,
        Address arbiter,
        Duration longest) {

    /** @throws IllegalArgumentException if the price is zero, or the credit negative */
    public Listing {
        if (unitPrice.signum() <= 0 || stake.signum() < 0 || credit < 0) {
            throw new IllegalArgumentException("price " + unitPrice + " must be above zero; stake " + stake
                    + " and credit " + credit + " not below");
        }
    }
}
