/**
 * Agents: programs with a key, a signed card that says what they do, and handlers.
 *
 * <p>Entry types: {@link dev.errand.agent.Agent}, built in ten lines, and {@link dev.errand.agent.AgentRuntime}, which runs them.
 * Handlers run on virtual threads and may block: one message at a time within a conversation, many conversations side by side.
 * Cards use the words of A2A's AgentCard.
 *
 * @see <a href="https://a2a-protocol.org/latest/specification/">Agent2Agent protocol</a>
 */
@NullMarked
package dev.errand.agent;

import org.jspecify.annotations.NullMarked;
