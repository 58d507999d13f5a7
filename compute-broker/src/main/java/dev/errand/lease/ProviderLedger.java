package dev.errand.lease;

import dev.errand.value.Address;
import java.math.BigInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The provider's side of one lease: what was delivered, and the best receipt that the tenant signed for it. It gives credit
 * for so many units only, so that a tenant who never signs gets little for nothing. Besides, a twentieth of what is paid may be
 * delivered and not signed for: a tenant asks another provider too when an answer is later than 95 of 100, and pays the first.
 *
 * <p>Thread-safe.
 */
public final class ProviderLedger {

    /** Of what was signed, one part in so many may be lost to others who were faster. */
    private static final BigInteger PAID_FOR_EACH_LOST = BigInteger.valueOf(20);

    private final LeaseDomain domain;
    private final Address tenantSigner;
    private final BigInteger maxUnits;
    private final long credit;
    private final ReentrantLock lock = new ReentrantLock();
    private BigInteger delivered = BigInteger.ZERO;
    private @Nullable SignedReceipt best;

    /**
     * The ledger of a new lease.
     *
     * @param tenantSigner whose signature counts
     * @param maxUnits what the escrow pays
     * @param credit units that may be delivered beyond what is signed
     */
    public ProviderLedger(LeaseDomain domain, Address tenantSigner, BigInteger maxUnits, long credit) {
        this.domain = domain;
        this.tenantSigner = tenantSigner;
        this.maxUnits = maxUnits;
        this.credit = credit;
    }

    /** What to do with a receipt that a tenant sends. */
    public enum Verdict {
        /** It is newer than all before, and kept. */
        TAKEN,
        /** It says nothing new. */
        OLD,
        /** It is of another lease, signed by somebody else, or says more than the escrow pays. */
        REFUSED
    }

    /** Takes a receipt of the tenant. */
    public Verdict take(SignedReceipt signed) {
        if (signed.receipt().units().compareTo(maxUnits) > 0 || !signed.isBy(domain, tenantSigner)) {
            return Verdict.REFUSED;
        }
        lock.lock();
        try {
            if (best != null && signed.receipt().sequence() <= best.receipt().sequence()) {
                return Verdict.OLD;
            }
            best = signed;
            return Verdict.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@code units} more may be delivered now: within the escrow, and within the credit and what may be lost. */
    public boolean mayDeliver(long units) {
        lock.lock();
        try {
            BigInteger after = delivered.add(BigInteger.valueOf(units));
            BigInteger signed = best == null ? BigInteger.ZERO : best.receipt().units();
            return signed.add(BigInteger.valueOf(units)).compareTo(maxUnits) <= 0
                    && after.subtract(signed)
                                    .subtract(signed.divide(PAID_FOR_EACH_LOST))
                                    .compareTo(BigInteger.valueOf(credit))
                            <= 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a lease that is paid by time may go on: within the escrow, and within the credit.
     *
     * @param passed units of time since it began
     */
    public boolean mayRun(BigInteger passed) {
        lock.lock();
        try {
            BigInteger signed = best == null ? BigInteger.ZERO : best.receipt().units();
            return passed.compareTo(maxUnits) <= 0
                    && passed.subtract(signed).compareTo(BigInteger.valueOf(credit)) <= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Notes units that were delivered. */
    public void delivered(long units) {
        lock.lock();
        try {
            delivered = delivered.add(BigInteger.valueOf(units));
        } finally {
            lock.unlock();
        }
    }

    /** The best receipt, to be settled; null if there is none. */
    public @Nullable SignedReceipt best() {
        lock.lock();
        try {
            return best;
        } finally {
            lock.unlock();
        }
    }
}
