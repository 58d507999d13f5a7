package dev.errand.account;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Log;
import dev.errand.chain.RpcException;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.JournalException;
import dev.errand.journal.State;
import dev.errand.value.TxHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the journal holds signed to its end: sends it, waits for it, and writes down what became of it.
 *
 * <p>Done means the account's own {@code Executed} log in a final block; a status of 1 alone proves nothing. Thread-safe.
 */
final class Confirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);

    private static final ContractEvent EXECUTED = ContractEvent.parse("Executed(uint256,bytes32,bytes32)");

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Broadcaster broadcaster;
    private final Journal journal;
    private final Patience patience;
    private final Receipts receipts;

    Confirmation(
            ChainProfile profile,
            ChainClient chain,
            Broadcaster broadcaster,
            Journal journal,
            Patience patience,
            Receipts receipts) {
        this.profile = profile;
        this.chain = chain;
        this.broadcaster = broadcaster;
        this.journal = journal;
        this.patience = patience;
        this.receipts = receipts;
    }

    /** Sends what was just written down, for the first time. */
    Settlement send(Entry entry) {
        return orPending(entry.transaction(), () -> {
            try {
                broadcaster.broadcast(entry.signedTransaction());
            } catch (RpcException e) {
                if (!chain.knows(entry.transaction())) {
                    journal.move(entry.intentId(), entry.state(), State.REJECTED, e.getMessage());
                    return new Settlement.Refused(List.of(e.getMessage()));
                }
            }
            journal.move(entry.intentId(), State.SIGNED, State.SENT, "");
            return await(asItStands(entry));
        });
    }

    /** What an entry that is open comes to, however far an earlier run had got with it. */
    Settlement settle(Entry entry) {
        return orPending(entry.transaction(), () -> goOn(entry));
    }

    private Settlement goOn(Entry entry) {
        Optional<TransactionReceipt> receipt = chain.receipt(entry.transaction());
        if (receipt.isEmpty() && entry.state() == State.INCLUDED) {
            journal.move(entry.intentId(), State.INCLUDED, State.SENT, "its block was reorganised away");
        }
        if (receipt.isPresent() || chain.knows(entry.transaction())) {
            if (entry.state() == State.SIGNED) {
                journal.move(entry.intentId(), State.SIGNED, State.SENT, "");
            }
            return await(asItStands(entry));
        }
        if (chain.nonce(entry.account()) > entry.nonce()) {
            return overtaken(asItStands(entry));
        }
        if (chain.head().timestamp().isAfter(entry.deadline())) {
            return lapse(asItStands(entry), State.EXPIRED, "its time was over before it was mined");
        }
        return sendAgain(asItStands(entry));
    }

    private Settlement sendAgain(Entry entry) {
        try {
            broadcaster.broadcast(entry.signedTransaction());
        } catch (RpcException e) {
            if (!chain.knows(entry.transaction())) {
                return new Settlement.Pending(entry.transaction(), e.getMessage());
            }
        }
        if (entry.state() == State.SIGNED) {
            journal.move(entry.intentId(), State.SIGNED, State.SENT, "sent again");
        }
        return await(asItStands(entry));
    }

    /**
     * Its nonce is used, and not by it as far as the node shows. Only a final block proves that: a reorganisation may put it in the
     * other's place, and a node that lags behind may not show its receipt yet. To call it lapsed then would invite a second payment.
     */
    private Settlement overtaken(Entry entry) {
        long last = profile.finality().newest(chain);
        if (last < 0 || chain.nonce(entry.account(), last) <= entry.nonce()) {
            return new Settlement.Pending(
                    entry.transaction(),
                    "another transaction of this account took its place, in a block that is not final yet");
        }
        return chain.receipt(entry.transaction()).isPresent()
                ? await(entry)
                : lapse(entry, State.REPLACED, "another transaction of this account took its place");
    }

    private Settlement lapse(Entry entry, State state, String reason) {
        if (entry.state().next().contains(state)) {
            journal.move(entry.intentId(), entry.state(), state, reason);
        }
        return new Settlement.Lapsed(entry.transaction(), reason);
    }

    /**
     * What was handed over may be mined whatever breaks here afterwards: that is no failure of it, and no success. Broadcasters are
     * foreign code, so nothing that they throw is taken for more than it says.
     */
    static Settlement orPending(TxHash transaction, Supplier<Settlement> work) {
        try {
            return work.get();
        } catch (ChainException e) {
            LOG.warn("what became of transaction {} is not known yet: {}", transaction, e.getMessage());
            return new Settlement.Pending(transaction, e.getMessage());
        } catch (JournalException e) {
            LOG.warn(
                    "what became of transaction {} could not be written down: {}",
                    transaction,
                    String.valueOf(e.getCause()));
            return new Settlement.Pending(
                    transaction, "it was signed, and the journal could not be read or written since");
        } catch (RuntimeException e) {
            LOG.warn("what became of transaction {} is not known yet", transaction, e);
            return new Settlement.Pending(transaction, "it was signed, and something broke since: " + e);
        }
    }

    /** The entry with the state that it has by now: another program may have got further with it. */
    private Entry asItStands(Entry entry) {
        return journal.find(entry.intentId()).orElse(entry);
    }

    private Settlement await(Entry entry) {
        Optional<TransactionReceipt> seen = awaitReceipt(entry.transaction());
        if (seen.isEmpty()) {
            return new Settlement.Pending(entry.transaction(), "it is not in a block yet");
        }
        if (entry.state().next().contains(State.INCLUDED)) {
            journal.move(entry.intentId(), entry.state(), State.INCLUDED, "");
        }
        Optional<TransactionReceipt> last = awaitFinality(seen.get());
        return last.isEmpty()
                ? new Settlement.Pending(entry.transaction(), "its block is not final yet")
                : conclude(entry, last.get());
    }

    Optional<TransactionReceipt> awaitReceipt(TxHash hash) {
        for (long look = 0; look < patience.looks(); look++) {
            Optional<TransactionReceipt> receipt = chain.receipt(hash);
            if (receipt.isPresent()) {
                return receipt;
            }
            if (!pause()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The receipt as it stands when its block is final: a reorganisation may have moved it, or taken it away. */
    private Optional<TransactionReceipt> awaitFinality(TransactionReceipt seen) {
        for (long look = 0; look < patience.looks(); look++) {
            if (profile.finality().reached(chain, seen.blockNumber())) {
                Optional<TransactionReceipt> again = chain.receipt(seen.hash());
                if (again.isEmpty() || again.get().blockHash().equals(seen.blockHash())) {
                    return again;
                }
                return awaitFinality(again.get());
            }
            if (!pause()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** False if the thread was interrupted: the wait is over then, and the flag stands for the caller to see. */
    private boolean pause() {
        try {
            Thread.sleep(patience.interval());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Settlement conclude(Entry entry, TransactionReceipt receipt) {
        boolean proven = receipt.succeeded() && receipt.logs().stream().anyMatch(log -> proves(entry, log));
        if (proven) {
            Receipt proof = receipts.of(entry, receipt); // before the entry is closed, as the node may fail here
            journal.move(entry.intentId(), State.INCLUDED, State.EXECUTED, "");
            return new Settlement.Executed(proof);
        }
        String reason = receipt.succeeded()
                ? "it went through without effect, as the account is not delegated to our contract"
                : receipts.whyReverted(receipt);
        journal.move(entry.intentId(), State.INCLUDED, State.REVERTED, reason);
        return new Settlement.Reverted(receipt.hash(), reason, receipt.gasCost());
    }

    private static boolean proves(Entry entry, Log log) {
        return log.address().equals(entry.account())
                && log.topics()
                        .equals(List.of(EXECUTED.topic(), entry.intentId(), entry.planHash(), entry.proposalHash()));
    }
}
