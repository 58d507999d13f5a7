package dev.errand.lease;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.Transaction;
import dev.errand.chain.TransactionReceipt;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends as one key, one transaction after another, and waits for each. It keeps no journal: what it sends has one effect
 * however often it is sent, as the market's own books decide.
 */
final class Sender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ChainClient chain;
    private final Signer key;
    private final ReentrantLock lock = new ReentrantLock();

    Sender(ChainClient chain, Signer key) {
        this.chain = chain;
        this.key = key;
    }

    Address address() {
        return key.address();
    }

    TransactionReceipt send(String purpose, Address to, Bytes data) {
        lock.lock();
        try {
            long gas = estimate(to, data) * 13 / 10;
            Transaction transaction = new Transaction(
                    chain.chainId(), chain.pendingNonce(address()), chain.fees(), gas, to, BigInteger.ZERO, data, null);
            TransactionReceipt receipt =
                    await(chain.broadcast(transaction.sign(key).bytes()), System.nanoTime() + PATIENCE.toNanos());
            if (!receipt.succeeded()) {
                throw new LeaseException("could not " + purpose + ": the transaction " + receipt.hash() + " reverted");
            }
            return receipt;
        } catch (ChainException e) {
            throw new LeaseException("could not " + purpose + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private long estimate(Address to, Bytes data) {
        Object answer = chain.request(
                "eth_estimateGas", Map.of("from", address().toString(), "to", to.toString(), "data", data.toString()));
        return new BigInteger(String.valueOf(answer).substring(2), 16).longValueExact();
    }

    private TransactionReceipt await(TxHash hash, long deadline) {
        while (true) {
            Optional<TransactionReceipt> receipt = chain.receipt(hash);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            if (System.nanoTime() > deadline) {
                throw new LeaseException("transaction " + hash + " is in no block yet; it may still arrive");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LeaseException("stopped while waiting for transaction " + hash + "; it may still arrive");
            }
        }
    }
}
