package dev.errand.chain;

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
 * Sends as one key, one transaction after another, and waits until each is in a block. It keeps no journal: it is for what has one
 * effect however often it is sent, as the contract's own books decide, and never for a user's money. Thread-safe.
 */
public final class Sender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ChainClient chain;
    private final Signer key;
    private final ReentrantLock lock = new ReentrantLock();

    /** One that sends as {@code key}, which pays the gas. */
    public Sender(ChainClient chain, Signer key) {
        this.chain = chain;
        this.key = key;
    }

    /** Who sends. */
    public Address address() {
        return key.address();
    }

    /**
     * Calls a contract.
     *
     * @param purpose what it is for, as in "post an offer"
     * @throws SendException if it is refused or reverts, or is in no block in time
     */
    public TransactionReceipt send(String purpose, Address to, Bytes data) {
        return send(purpose, to, BigInteger.ZERO, data);
    }

    /**
     * The same with ether.
     *
     * @param value in wei
     */
    public TransactionReceipt send(String purpose, Address to, BigInteger value, Bytes data) {
        lock.lock();
        try {
            long gas = estimate(to, value, data) * 13 / 10;
            Transaction transaction = new Transaction(
                    chain.chainId(), chain.pendingNonce(address()), chain.fees(), gas, to, value, data, null);
            TransactionReceipt receipt =
                    await(chain.broadcast(transaction.sign(key).bytes()), System.nanoTime() + PATIENCE.toNanos());
            if (!receipt.succeeded()) {
                throw new SendException("could not " + purpose + ": the transaction " + receipt.hash() + " reverted");
            }
            return receipt;
        } catch (RpcException | RevertedException | ChainUnavailableException e) {
            throw new SendException("could not " + purpose + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private long estimate(Address to, BigInteger value, Bytes data) {
        Object answer = chain.request(
                "eth_estimateGas",
                Map.of(
                        "from",
                        address().toString(),
                        "to",
                        to.toString(),
                        "value",
                        "0x" + value.toString(16),
                        "data",
                        data.toString()));
        return NodeAnswers.number(answer).longValueExact();
    }

    private TransactionReceipt await(TxHash hash, long deadline) {
        while (true) {
            Optional<TransactionReceipt> receipt = chain.receipt(hash);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            if (System.nanoTime() > deadline) {
                throw new SendException("transaction " + hash + " is in no block yet; it may still arrive");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SendException("stopped while waiting for transaction " + hash + "; it may still arrive");
            }
        }
    }
}
