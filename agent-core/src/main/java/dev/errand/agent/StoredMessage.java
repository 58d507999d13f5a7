package dev.errand.agent;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.time.Instant;

/**
 * A durable message as it lies in the store.
 *
 * @param seq place in the order in which messages were accepted
 * @param id nonce by which a repetition is told
 * @param content the message's JSON; of an outgoing one the signed envelope's
 */
record StoredMessage(
        long seq,
        Address recipient,
        Address sender,
        Bytes32 id,
        String conversation,
        String subject,
        Bytes32 schema,
        String content,
        Instant deadline,
        int attempts) {}
