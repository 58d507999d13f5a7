package dev.errand.lease;

import dev.errand.key.Signer;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tenant's side of one lease: counts what arrived whole, and signs receipts for that and nothing else. What was asked and
 * did not arrive is never signed, and so never paid.
 *
 * <p>Thread-safe. What is being worked on is held, so that all receipts together stay within the escrow.
 */
public final class TenantLedger {

    private final LeaseDomain domain;
    private final Signer signer;
    private final BigInteger maxUnits;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Receipt receipt;
    private long confirmed;
    private long held;
    private boolean over;

    /** The ledger of a new lease. */
    public TenantLedger(LeaseDomain domain, Bytes32 leaseId, BigInteger maxUnits, Signer signer) {
        this.domain = domain;
        this.signer = signer;
        this.maxUnits = maxUnits;
        this.receipt = Receipt.none(leaseId);
    }

    /** Holds units for work that is about to be asked for; false if the escrow does not pay them, or the lease is over. */
    public boolean hold(long units) {
        lock.lock();
        try {
            if (over || receipt.units().add(BigInteger.valueOf(held + units)).compareTo(maxUnits) > 0) {
                return false;
            }
            held += units;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The work did not arrive: its units are free again. */
    public void letGo(long units) {
        lock.lock();
        try {
            held -= units;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The work arrived: so much of the {@code heldUnits} is owed from now on. After the last receipt it came too late, and is not
     * owed.
     *
     * @throws IllegalArgumentException if more was used than was held
     */
    public void arrived(long heldUnits, Delivery delivery) {
        if (delivery.units() > heldUnits) {
            throw new IllegalArgumentException(delivery.units() + " units used of " + heldUnits + " held");
        }
        lock.lock();
        try {
            held -= heldUnits;
            if (!over) {
                receipt = receipt.plus(delivery.units(), delivery.work());
                deliveries.add(delivery);
            }
        } finally {
            lock.unlock();
        }
    }

    /** All that arrived so far, signed. */
    public SignedReceipt sign() {
        return SignedReceipt.sign(domain, receipt(), signer);
    }

    /**
     * All that arrived, signed as the last receipt. Nothing is asked for afterwards, and what is still being worked on is not paid:
     * wait for it first. Asked again, it is the same receipt.
     */
    public SignedReceipt signLast() {
        lock.lock();
        try {
            if (!over) {
                over = true;
                receipt = receipt.asLast();
            }
            return SignedReceipt.sign(domain, receipt, signer);
        } finally {
            lock.unlock();
        }
    }

    /** A receipt of this ledger, with all that the provider did not confirm yet. */
    public Statement statement(SignedReceipt signed) {
        Receipt it = signed.receipt();
        lock.lock();
        try {
            int to = Math.toIntExact(it.sequence() - (it.last() ? 1 : 0));
            int from = Math.toIntExact(Math.min(confirmed, to));
            return new Statement(signed, deliveries.subList(from, to));
        } finally {
            lock.unlock();
        }
    }

    /** The provider says that it has the receipt of this sequence, and none that is newer. */
    public void confirmed(long sequence) {
        lock.lock();
        try {
            confirmed = Math.clamp(sequence, 0, deliveries.size());
        } finally {
            lock.unlock();
        }
    }

    /** All that arrived, one after another, as the receipts' running hash is over it. */
    public List<Delivery> deliveries() {
        lock.lock();
        try {
            return List.copyOf(deliveries);
        } finally {
            lock.unlock();
        }
    }

    /** All that arrived so far. */
    public Receipt receipt() {
        lock.lock();
        try {
            return receipt;
        } finally {
            lock.unlock();
        }
    }
}
