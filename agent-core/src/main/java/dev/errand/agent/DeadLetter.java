package dev.errand.agent;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.time.Instant;

/**
 * A durable message that was given up. It stays in the store to be looked at.
 *
 * @param sender who sent it; {@link Address#ZERO} if it was the program itself
 * @param outgoing whether another program did not take it; otherwise an agent here failed on it
 * @param reason why
 * @param attempts how often it was tried
 */
public record DeadLetter(
        Bytes32 id,
        Address recipient,
        Address sender,
        String conversation,
        String subject,
        String content,
        boolean outgoing,
        String reason,
        int attempts,
        Instant buriedAt) {}
