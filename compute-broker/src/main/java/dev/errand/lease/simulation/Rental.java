package dev.errand.lease.simulation;

import dev.errand.lease.ProviderLedger;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.TenantLedger;
import dev.errand.value.Bytes32;
import java.math.BigInteger;

/** One lease as its two sides keep it, with the ledgers that gateway and node use. */
final class Rental {

    final Bytes32 id;
    final Provider provider;
    final Renter tenant;
    final TenantLedger asked;
    final ProviderLedger served;
    int inFlight;
    boolean ended;
    /** Whether the provider gives no more credit, as after answers that it counts and the tenant does not. */
    boolean creditless;

    long settledSequence;
    /** Units that were found wrong, which the tenant will challenge. */
    long wrongUnits;
    /** Units that arrived, counted apart from the ledgers. */
    long arrivedUnits;

    Rental(Bytes32 id, Provider provider, Renter tenant, TenantLedger asked, ProviderLedger served) {
        this.id = id;
        this.provider = provider;
        this.tenant = tenant;
        this.asked = asked;
        this.served = served;
    }

    /** Whether there is a receipt that was not settled yet. */
    boolean hasNews() {
        SignedReceipt best = served.best();
        return best != null && best.receipt().sequence() > settledSequence;
    }

    BigInteger arrived() {
        return BigInteger.valueOf(arrivedUnits);
    }
}
