package dev.errand.registry.ranking;

import java.time.Instant;

/**
 * A job that was carried out or failed, as the journal or the chain proves it. What an agent or a client merely says is none.
 *
 * @param id of the proof, such as an intent id: the same job counts once
 * @param client who paid, by the owner's address where it is known
 * @param agent who did it
 * @param agentOwner who stands behind the agent; the agent itself where nothing else is known
 * @param succeeded whether the guaranteed outcome was reached
 * @param at when it ended
 */
public record Execution(String id, String client, String agent, String agentOwner, boolean succeeded, Instant at) {}
