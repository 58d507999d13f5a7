package dev.errand.lease.simulation;

import dev.errand.lease.LeaseState.Phase;
import dev.errand.lease.Terms;
import java.math.BigInteger;

/** A lease in the books, with the challenge to it. */
final class BookedLease {

    final Terms terms;
    final BookedOffer offer;
    final long end;
    Phase phase = Phase.OPEN;
    BigInteger escrow;
    BigInteger settled = BigInteger.ZERO;
    BigInteger stake;
    long sequence;
    long noticeAt;
    long closedAt;

    BigInteger challenged = BigInteger.ZERO;
    BigInteger deposit = BigInteger.ZERO;
    long challengedAt;
    BigInteger upheld = BigInteger.ZERO;

    BookedLease(Terms terms, BookedOffer offer, long now) {
        this.terms = terms;
        this.offer = offer;
        this.end = now + terms.duration().toSeconds();
        this.escrow = terms.escrow();
        this.stake = terms.stake();
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** What of the escrow nobody has yet. */
    BigInteger rest() {
        return isOpen() ? escrow.subtract(settled) : BigInteger.ZERO;
    }

    void noChallenge() {
        challenged = BigInteger.ZERO;
        deposit = BigInteger.ZERO;
        challengedAt = 0;
    }
}
