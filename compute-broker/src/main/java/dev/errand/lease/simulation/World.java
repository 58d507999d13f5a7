package dev.errand.lease.simulation;

import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** What all who act share. The keys of arbiter and treasurer sign nothing; they are who they are by their addresses. */
record World(
        Timeline time,
        LeaseDomain domain,
        Rules rules,
        MarketBooks books,
        Counts counts,
        Random random,
        SigningKey arbiter,
        List<Provider> providers) {

    /** Base units of the token for a unit of work. */
    static final BigInteger PRICE = BigInteger.valueOf(7);

    static final BigInteger BOND = BigInteger.valueOf(500_000);
    static final BigInteger STAKE = BigInteger.valueOf(100_000);
    static final long UNITS_PER_LEASE = 8_000;

    /** Half a lease is delivered before it is signed for. */
    static final long CREDIT = UNITS_PER_LEASE / 2;

    static final long SECOND = 1_000;
    static final long HEARTBEAT = 2 * SECOND;
    static final long HOUR = 3_600 * SECOND;

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** What must be done is counted as a violation where the market refuses it. */
    void done(Verdict verdict, String what) {
        counts.demand(verdict == Verdict.DONE, what + " was refused: " + verdict);
    }

    /** What must be refused for this reason is counted as such, and as a violation where it is not. */
    void refused(Verdict verdict, Verdict expected, Count count) {
        counts.demand(verdict == expected, count.words() + ": expected " + expected + ", was " + verdict);
        if (verdict == expected) {
            counts.add(count);
        }
    }
}
