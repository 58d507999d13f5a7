package dev.errand.account;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.RevertedException;
import dev.errand.chain.RpcException;
import dev.errand.chain.Transaction;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Journal;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an owner does with the account itself: changes its delegation, or brings something home. It takes nothing out of the account
 * but gas, so that it needs no entry in the journal; sent twice, it has one effect. Thread-safe.
 */
final class OwnCalls {

    private static final long DELEGATION_GAS = 21_000 + Executor.DELEGATION_GAS + 4_000;

    private static final long CALL_GAS = 600_000;

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Signer signer;
    private final Broadcaster broadcaster;
    private final Journal journal;
    private final NonceOwner nonces;
    private final Receipts receipts;
    private final Confirmation confirmation;

    OwnCalls(
            ChainProfile profile,
            ChainClient chain,
            Signer signer,
            Broadcaster broadcaster,
            Journal journal,
            NonceOwner nonces,
            Receipts receipts,
            Confirmation confirmation) {
        this.profile = profile;
        this.chain = chain;
        this.signer = signer;
        this.broadcaster = broadcaster;
        this.journal = journal;
        this.nonces = nonces;
        this.receipts = receipts;
        this.confirmation = confirmation;
    }

    /** @param code what the address is to run, or {@link Address#ZERO} for nothing */
    Settlement delegate(Address code) {
        Settlement settlement = send(
                Address.ZERO,
                DELEGATION_GAS,
                Bytes.EMPTY,
                nonce -> Transaction.Delegation.sign(profile.chainId(), code, nonce + 1, signer));
        // the transaction succeeds even where its delegation is passed over, as for a nonce that is not the account's
        return settlement instanceof Settlement.Executed done
                ? Confirmation.orPending(done.receipt().transaction(), () -> effect(done, code))
                : settlement;
    }

    private Settlement effect(Settlement.Executed done, Address code) {
        return isDelegatedTo(code)
                ? done
                : new Settlement.Reverted(
                        done.receipt().transaction(),
                        "the delegation did not take effect",
                        done.receipt().gasCost());
    }

    /** Calls the account's own contract as the account. */
    Settlement callSelf(Bytes data) {
        String self = signer.address().toString();
        try {
            chain.request("eth_call", Map.of("from", self, "to", self, "data", data.toString()), "latest");
        } catch (RevertedException e) {
            return Executor.refused(e.getMessage());
        }
        return send(signer.address(), CALL_GAS, data, nonce -> null);
    }

    private Settlement send(Address to, long gas, Bytes data, LongFunction<Transaction.@Nullable Delegation> consent) {
        return nonces.exclusively(() -> {
            Journal.Ledger ledger = journal.ledger(profile.chainId(), signer.address());
            if (!ledger.open().isEmpty()) {
                return Executor.underWay(ledger);
            }
            long nonce = nonces.fromNode();
            Transaction.Signed signed = new Transaction(
                            profile.chainId(),
                            nonce,
                            chain.fees(),
                            gas,
                            to,
                            BigInteger.ZERO,
                            data,
                            consent.apply(nonce))
                    .sign(signer);
            return Confirmation.orPending(signed.hash(), () -> handOver(signed));
        });
    }

    private Settlement handOver(Transaction.Signed signed) {
        try {
            broadcaster.broadcast(signed.bytes());
        } catch (RpcException e) { // such as for want of ether for the gas
            if (!chain.knows(signed.hash())) {
                return Executor.refused(e.getMessage());
            }
        }
        return outcome(signed);
    }

    private Settlement outcome(Transaction.Signed signed) {
        Optional<TransactionReceipt> mined = confirmation.awaitReceipt(signed.hash());
        if (mined.isEmpty()) {
            return new Settlement.Pending(signed.hash(), "it is not in a block yet");
        }
        TransactionReceipt receipt = mined.get();
        return receipt.succeeded()
                ? new Settlement.Executed(receipts.plain(signer.address(), receipt))
                : new Settlement.Reverted(signed.hash(), "the contract refused it", receipt.gasCost());
    }

    private boolean isDelegatedTo(Address code) {
        return Delegations.delegate(chain.code(signer.address()))
                .orElse(Address.ZERO)
                .equals(code);
    }
}
