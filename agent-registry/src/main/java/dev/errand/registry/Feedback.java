package dev.errand.registry;

import dev.errand.value.Address;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a client said of an agent on chain. Anybody may say anything: it counts for as much as its client does.
 *
 * @param agentId the agent
 * @param client who said it
 * @param index counts what this client said of this agent, from 1
 * @param value what was said, in the unit that the first tag names
 * @param tag1 what was measured, such as {@code starred}; may be empty
 * @param tag2 a second tag; may be empty
 * @param revoked whether the client took it back
 */
public record Feedback(
        BigInteger agentId, Address client, long index, BigDecimal value, String tag1, String tag2, boolean revoked) {

    Feedback takenBack() {
        return new Feedback(agentId, client, index, value, tag1, tag2, true);
    }
}
