package dev.errand.account;

import dev.errand.chain.ChainClient;
import dev.errand.journal.Entry;
import dev.errand.value.Address;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Gives out the nonces of one account, one at a time: the only place where one is chosen.
 *
 * <p>Within a program a lock orders those who sign; between programs the journal's write lock and its unique index do, as the
 * number is chosen and written down under both.
 */
final class NonceOwner {

    private final ReentrantLock lock = new ReentrantLock();
    private final ChainClient chain;
    private final Address account;

    NonceOwner(ChainClient chain, Address account) {
        this.chain = chain;
        this.account = account;
    }

    /** Runs {@code work} while no other thread can take a nonce. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The node's count, waiting transactions included. */
    long fromNode() {
        return chain.pendingNonce(account);
    }

    /** The next free one: after all that the node counts and all that live entries of the journal hold. */
    static long next(long fromNode, List<Entry> open) {
        return open.stream().mapToLong(entry -> entry.nonce() + 1).reduce(fromNode, Math::max);
    }
}
