package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Terms that a provider signed: whoever the order named as tenant may open a lease on them.
 *
 * @param terms what is locked, for what price, and for how long
 * @param signature of the offer's node over the lease's id, 65 bytes
 * @param node where the work is sent
 * @param hardware in the provider's words
 * @param seconds that the provider expects all of the work to take; 0 if it cannot say
 */
public record LeaseOffer(Terms terms, Bytes signature, URI node, String hardware, double seconds)
        implements LeaseReply {

    /**
     * Whatever else a lease says, the order said: who pays, who signs receipts, and for which work.
     *
     * @param offerId the offer on chain whose bond stands behind the lease
     * @param unitPrice of one unit of the work
     * @param units that the escrow pays
     * @param stake of the bond, which answers for this lease
     * @param arbiter who rules on a challenge; {@link Address#ZERO} where nobody does
     * @param openBy the last second at which it may be opened
     * @param duration from the opening to the end
     * @param salt tells equal leases apart
     */
    public record Terms(
            BigInteger offerId,
            TokenAmount unitPrice,
            long units,
            TokenAmount stake,
            Address arbiter,
            Instant openBy,
            Duration duration,
            BigInteger salt) {

        /** @throws IllegalArgumentException if nothing is priced, or the stake is in another token */
        public Terms {
            if (unitPrice.isZero() || units <= 0) {
                throw new IllegalArgumentException(units + " units at " + unitPrice + " each");
            }
            if (!stake.token().equals(unitPrice.token())) {
                throw new IllegalArgumentException("a stake in " + stake.token() + " for a price in " + unitPrice);
            }
        }

        /** What is locked when the lease opens: the price of all units. */
        public TokenAmount escrow() {
            return new TokenAmount(unitPrice.token(), unitPrice.units().multiply(BigInteger.valueOf(units)));
        }
    }
}
