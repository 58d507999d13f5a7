package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.Instant;

/**
 * Machines that somebody would rent, as the agents of providers are asked.
 *
 * @param intentId id of the plan that would open the lease
 * @param chain where it would be paid
 * @param tenant who pays, and who alone may open the lease
 * @param receiptKey whose receipts pay from the escrow
 * @param work what it is for
 * @param answerBy after this instant no answer counts
 */
public record LeaseOrder(
        Bytes32 intentId, ChainId chain, Address tenant, Address receiptKey, LeaseWork work, Instant answerBy) {}
