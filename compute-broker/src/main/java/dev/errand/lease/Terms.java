package dev.errand.lease;

import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What a provider signs and a tenant opens: one job, one token, one price. Its hash is the lease's id.
 *
 * @param offerId the offer on chain whose bond stands behind the lease; its token is the lease's
 * @param tenant who pays, and who alone may open
 * @param tenantSigner the key that signs receipts for the tenant, such as a gateway's
 * @param arbiter who rules on a challenge; {@link Address#ZERO} where nobody does
 * @param unitPrice list price of a unit of work, in base units of the token; no subsidy is in it
 * @param escrow what is locked, in base units: the price of the job's 99th percentile
 * @param stake what of the bond answers for this lease alone, in base units
 * @param openBy the last second at which it may be opened
 * @param duration from the opening to the end, in whole seconds
 * @param job hash of the job's description
 * @param salt tells equal leases apart
 */
public record Terms(
        BigInteger offerId,
        Address tenant,
        Address tenantSigner,
        Address arbiter,
        BigInteger unitPrice,
        BigInteger escrow,
        BigInteger stake,
        Instant openBy,
        Duration duration,
        Bytes32 job,
        BigInteger salt) {

    /** @throws IllegalArgumentException if a number is negative, or price or escrow is zero */
    public Terms {
        if (unitPrice.signum() <= 0 || escrow.signum() <= 0) {
            throw new IllegalArgumentException("price " + unitPrice + " and escrow " + escrow + " must be above zero");
        }
        if (offerId.signum() < 0 || stake.signum() < 0 || salt.signum() < 0 || duration.isNegative()) {
            throw new IllegalArgumentException("offer, stake, salt and duration must not be negative");
        }
    }

    /** Terms as a provider offers them to whoever gave this order. */
    public static Terms of(LeaseOrder order, LeaseOffer.Terms offered) {
        return new Terms(
                offered.offerId(),
                order.tenant(),
                order.receiptKey(),
                offered.arbiter(),
                offered.unitPrice().units(),
                offered.escrow().units(),
                offered.stake().units(),
                offered.openBy(),
                offered.duration(),
                order.work().job(),
                offered.salt());
    }

    /** The most units that the escrow pays. */
    public BigInteger maxUnits() {
        return escrow.divide(unitPrice);
    }

    /** The eleven words of its ABI encoding. */
    byte[] words() {
        return new Words()
                .uint(offerId)
                .address(tenant)
                .address(tenantSigner)
                .address(arbiter)
                .uint(unitPrice)
                .uint(escrow)
                .uint(stake)
                .uint(BigInteger.valueOf(openBy.getEpochSecond()))
                .uint(BigInteger.valueOf(duration.toSeconds()))
                .word(job)
                .uint(salt)
                .toBytes();
    }
}
