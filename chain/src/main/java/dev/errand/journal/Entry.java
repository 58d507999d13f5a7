package dev.errand.journal;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One execution, with all that is needed to finish it after a crash.
 *
 * @param intentId burned on chain when it is executed
 * @param planHash the digest that the account signed, by which its {@code Executed} log is known
 * @param proposalHash what the user approved
 * @param summary what it does, for people
 * @param nonce of its transaction
 * @param signedTransaction the very bytes that are sent, and sent again
 * @param deadline after this block time it can no longer execute
 * @param mostGasCost the most that its gas can cost, in wei
 * @param dollars what the policy counts for it: all of it that has a price; empty if nothing has
 * @param recipients whom it pays
 * @param state where it stands
 * @param detail why it stands there, for people; may be empty
 */
public record Entry(
        Bytes32 intentId,
        ChainId chain,
        Address account,
        Bytes32 planHash,
        Bytes32 proposalHash,
        String summary,
        long nonce,
        TxHash transaction,
        Bytes signedTransaction,
        Instant deadline,
        BigInteger mostGasCost,
        Optional<BigDecimal> dollars,
        Set<Address> recipients,
        State state,
        String detail,
        Instant writtenAt) {

    /** Copies the recipients. */
    public Entry {
        recipients = Set.copyOf(recipients);
    }
}
