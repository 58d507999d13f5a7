package dev.errand.lease;

import dev.errand.value.Address;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A lease as it stands on chain.
 *
 * @param phase where it is in its life
 * @param offerId the offer behind it
 * @param tenantSigner whose signature receipts need
 * @param arbiter who rules on a challenge; {@link Address#ZERO} where nobody does
 * @param unitPrice in base units
 * @param escrow locked at the opening and since
 * @param settled what of it the provider earned, fee included
 * @param sequence of the last settled receipt
 * @param end after it, and a time of grace, anybody may close
 * @param notice when the tenant said that he wants out; after it, and a time of notice, anybody may close too
 * @param closed since when it is over; its stake answers for a window more
 */
public record LeaseState(
        Phase phase,
        BigInteger offerId,
        Address tenant,
        Address tenantSigner,
        Address arbiter,
        BigInteger unitPrice,
        BigInteger escrow,
        BigInteger settled,
        BigInteger sequence,
        Instant end,
        Optional<Instant> notice,
        Optional<Instant> closed) {

    /**
     * What a tenant calls wrong of what was settled, until the arbiter rules or the window is over.
     *
     * @param amount base units of what was paid
     * @param since when it was challenged
     */
    public record Challenge(BigInteger amount, Instant since) {}

    /** A lease's life, in the contract's order. */
    public enum Phase {
        /** There is no such lease. */
        NONE,
        /** Receipts can be settled. */
        OPEN,
        /** The rest went back; the stake still answers for the work. */
        CLOSED,
        /** The stake is free. */
        RELEASED
    }
}
