package dev.errand.lease;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The provider's side of one lease: what was delivered, and the best receipt that the tenant signed for it. It gives credit
 * for so many units only, so that a tenant who never signs gets little for nothing. Besides, a twentieth of what is paid may be
 * delivered and not signed for: a tenant asks another provider too when an answer is later than 95 of 100, and pays the first.
 *
 * <p>Thread-safe. What is being worked on is held, so that requests side by side get no more than one after another.
 */
public final class ProviderLedger {

    /** Of what was signed, one part in so many may be lost to others who were faster. */
    private static final BigInteger PAID_FOR_EACH_LOST = BigInteger.valueOf(20);

    private final LeaseDomain domain;
    private final Address tenantSigner;
    private final BigInteger maxUnits;
    private final long credit;
    private final Metering metering;
    private final Bytes32 leaseId;
    private final Deliveries unacknowledged = new Deliveries();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private BigInteger held = BigInteger.ZERO;
    private BigInteger delivered = BigInteger.ZERO;
    private @Nullable SignedReceipt best;

    /**
     * The ledger of a new lease.
     *
     * @param tenantSigner whose signature counts
     * @param maxUnits what the escrow pays
     * @param credit units that may be delivered beyond what is signed
     * @param metering what is counted
     */
    public ProviderLedger(
            LeaseDomain domain,
            Bytes32 leaseId,
            Address tenantSigner,
            BigInteger maxUnits,
            long credit,
            Metering metering) {
        this.domain = domain;
        this.leaseId = leaseId;
        this.tenantSigner = tenantSigner;
        this.maxUnits = maxUnits;
        this.credit = credit;
        this.metering = metering;
    }

    /** What to do with what a tenant states. */
    public enum Verdict {
        /** It says more than all before, and is kept. */
        TAKEN,
        /** It says nothing new. */
        OLD,
        /** What it adds does not follow on the newest receipt that is here: some between are missing. */
        GAP,
        /** It acknowledges work that was not done, or not so often, or counts it otherwise; or its hash is over other work. */
        OTHER_WORK,
        /** It is of another lease, signed by somebody else, or says more than the escrow pays. */
        REFUSED
    }

    /** Takes a receipt of the tenant, if all that it acknowledges was delivered, and nothing else stands in its hash. */
    public Verdict take(Statement statement) {
        Receipt receipt = statement.receipt().receipt();
        if (!isOurs(statement.receipt())) {
            return Verdict.REFUSED;
        }
        lock.lock();
        try {
            long known = taken();
            if (receipt.sequence() <= known) {
                return Verdict.OLD;
            }
            if (statement.from() < 0 || statement.from() > known) {
                return Verdict.GAP;
            }
            List<Delivery> news = statement
                    .deliveries()
                    .subList(
                            Math.toIntExact(known - statement.from()),
                            statement.deliveries().size());
            if (!follows(receipt, news) || !wereDone(news)) {
                return Verdict.OTHER_WORK;
            }
            best = statement.receipt();
            changed.signalAll();
            return Verdict.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a receipt that this side took before and kept, with what it acknowledged. */
    public boolean restore(SignedReceipt kept, List<Delivery> acknowledged) {
        lock.lock();
        try {
            if (!isOurs(kept) || kept.receipt().sequence() <= taken()) {
                return false;
            }
            acknowledged.forEach(delivery -> unacknowledged.acknowledge(List.of(delivery)));
            best = kept;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOurs(SignedReceipt signed) {
        return signed.receipt().leaseId().equals(leaseId)
                && signed.receipt().units().compareTo(maxUnits) <= 0
                && signed.isBy(domain, tenantSigner);
    }

    private boolean follows(Receipt receipt, List<Delivery> news) {
        Receipt reckoned = best == null ? Receipt.none(leaseId) : best.receipt();
        for (Delivery delivery : news) {
            reckoned = reckoned.plus(delivery.units(), delivery.work());
        }
        return receipt.equals(receipt.last() ? reckoned.asLast() : reckoned);
    }

    private boolean wereDone(List<Delivery> news) {
        return metering == Metering.SECONDS
                ? news.stream().allMatch(delivery -> delivery.work().equals(Bytes32.ZERO))
                : unacknowledged.acknowledge(news);
    }

    /** The sequence of the newest receipt that was taken; 0 before the first. */
    public long taken() {
        SignedReceipt signed = best();
        return signed == null ? 0 : signed.receipt().sequence();
    }

    /**
     * Whether {@code units} more may be delivered now: within the escrow, and within the credit and what may be lost. What is held
     * counts as delivered.
     */
    public boolean mayDeliver(long units) {
        lock.lock();
        try {
            return mayDeliver(held.add(BigInteger.valueOf(units)));
        } finally {
            lock.unlock();
        }
    }

    private boolean mayDeliver(BigInteger more) {
        BigInteger signed = best == null ? BigInteger.ZERO : best.receipt().units();
        return signed.add(more).compareTo(maxUnits) <= 0
                && delivered
                                .add(more)
                                .subtract(signed)
                                .subtract(signed.divide(PAID_FOR_EACH_LOST))
                                .compareTo(BigInteger.valueOf(credit))
                        <= 0;
    }

    /**
     * Holds units for what is about to be delivered; {@link #letGo} gives them back, however it ended. Where nothing but what is
     * held stands in the way, it waits for that: it may come to less, or be signed for.
     *
     * @return false if so much may not be delivered
     */
    public boolean hold(long units) throws InterruptedException {
        BigInteger more = BigInteger.valueOf(units);
        lock.lockInterruptibly();
        try {
            while (!mayDeliver(held.add(more))) {
                if (!mayDeliver(more)) {
                    return false;
                }
                changed.await();
            }
            held = held.add(more);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What was held was delivered and is noted, or did not come to be. */
    public void letGo(long units) {
        lock.lock();
        try {
            held = held.subtract(BigInteger.valueOf(units));
            changed.signalAll();
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

    /** Notes an answer, before it goes out. */
    public void delivered(Delivery delivery) {
        lock.lock();
        try {
            delivered = delivered.add(BigInteger.valueOf(delivery.units()));
            unacknowledged.add(delivery);
        } finally {
            lock.unlock();
        }
    }

    /** Notes an answer that begins to go out piece by piece; {@link #streamed(long)} says what it came to. */
    public void begins(StreamedDelivery delivery) {
        lock.lock();
        try {
            unacknowledged.add(delivery);
        } finally {
            lock.unlock();
        }
    }

    /** Notes the units of a streamed answer that is over. */
    public void streamed(long units) {
        lock.lock();
        try {
            delivered = delivered.add(BigInteger.valueOf(units));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes an answer that was going out when the node died: the tenant alone knows how much of it arrived.
     *
     * @param most units that it could come to
     */
    public void interrupted(long most) {
        lock.lock();
        try {
            unacknowledged.addInterrupted(most);
        } finally {
            lock.unlock();
        }
    }

    /** An answer that was going out is known after all: forget that it was {@link #interrupted}. */
    public void resumed(long most) {
        lock.lock();
        try {
            unacknowledged.removeInterrupted(most);
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
