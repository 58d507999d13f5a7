package dev.errand.account;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainUnavailableException;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Log;
import dev.errand.chain.RpcException;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.State;
import dev.errand.value.TxHash;
import java.util.List;
import java.util.Optional;
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
        try {
            broadcaster.broadcast(entry.signedTransaction());
        } catch (RpcException e) {
            if (!chain.knows(entry.transaction())) {
                journal.move(entry.intentId(), entry.state(), State.REJECTED, e.getMessage());
                return new Settlement.Refused(List.of(e.getMessage()));
            }
        } catch (ChainUnavailableException e) {
            LOG.warn("transaction {} was handed over and not acknowledged", entry.transaction());
            return new Settlement.Pending(entry.transaction(), e.getMessage());
        }
        journal.move(entry.intentId(), State.SIGNED, State.SENT, "");
        return await(journal.find(entry.intentId()).orElse(entry));
    }

    /** What an entry that is open comes to, however far an earlier run had got with it. */
    Settlement settle(Entry entry) {
        Entry current = entry;
        Optional<TransactionReceipt> receipt = chain.receipt(entry.transaction());
        if (receipt.isEmpty() && entry.state() == State.INCLUDED) {
            journal.move(entry.intentId(), State.INCLUDED, State.SENT, "its block was reorganised away");
            current = journal.find(entry.intentId()).orElse(entry);
        }
        if (receipt.isPresent() || chain.knows(entry.transaction())) {
            if (current.state() == State.SIGNED) {
                journal.move(entry.intentId(), State.SIGNED, State.SENT, "");
                current = journal.find(entry.intentId()).orElse(entry);
            }
            return await(current);
        }
        if (chain.nonce(entry.account()) > entry.nonce()) {
            return lapse(current, State.REPLACED, "another transaction of this account took its place");
        }
        if (chain.head().timestamp().isAfter(entry.deadline())) {
            return lapse(current, State.EXPIRED, "its time was over before it was mined");
        }
        return sendAgain(current);
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
        return await(journal.find(entry.intentId()).orElse(entry));
    }

    private Settlement lapse(Entry entry, State state, String reason) {
        journal.move(entry.intentId(), entry.state(), state, reason);
        return new Settlement.Lapsed(entry.transaction(), reason);
    }

    private Settlement await(Entry entry) {
        try {
            Optional<TransactionReceipt> seen = awaitReceipt(entry.transaction());
            if (seen.isEmpty()) {
                return new Settlement.Pending(entry.transaction(), "it is not in a block yet");
            }
            if (entry.state() != State.INCLUDED) {
                journal.move(entry.intentId(), entry.state(), State.INCLUDED, "");
            }
            Optional<TransactionReceipt> last = awaitFinality(seen.get());
            return last.isEmpty()
                    ? new Settlement.Pending(entry.transaction(), "its block is not final yet")
                    : conclude(entry, last.get());
        } catch (ChainUnavailableException e) {
            return new Settlement.Pending(entry.transaction(), e.getMessage());
        }
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
            journal.move(entry.intentId(), State.INCLUDED, State.EXECUTED, "");
            return new Settlement.Executed(receipts.of(entry, receipt));
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
