package dev.errand.lease.simulation;

import dev.errand.lease.simulation.Till.Reason;
import java.math.BigInteger;

/**
 * Adds a market's books up from nothing: deposits = paid + refunded + fees + held, for the whole till and for the escrows alone.
 *
 * @param held in the till
 * @param books what the till must hold: all that is owed, bonds, what is left of escrows, deposits of challenges, subsidies
 * @param escrowsIn all that was ever locked for leases
 * @param escrowsOut what of it was paid, taken as fees, given back, or is still locked
 */
record Audit(BigInteger held, BigInteger books, BigInteger escrowsIn, BigInteger escrowsOut) {

    static Audit of(MarketBooks market) {
        Till till = market.till();
        BigInteger locked = BigInteger.ZERO;
        BigInteger others = market.subsidies().left();
        for (BookedLease lease : market.leases().values()) {
            locked = locked.add(lease.rest());
            others = others.add(lease.deposit);
        }
        for (BookedOffer offer : market.offers().values()) {
            others = others.add(offer.bond);
        }
        BigInteger out = till.sum(Reason.PAID).add(till.sum(Reason.FEE)).add(till.sum(Reason.REFUND));
        return new Audit(till.held(), till.owed().add(locked).add(others), till.sum(Reason.ESCROW), out.add(locked));
    }

    boolean isConserved() {
        return held.equals(books) && escrowsIn.equals(escrowsOut);
    }
}
