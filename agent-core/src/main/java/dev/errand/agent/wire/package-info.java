/**
 * Messages between programs: an {@link dev.errand.agent.wire.Envelope} every field of which is signed, its form on the wire, and
 * the statement by which an agent goes over to another key.
 *
 * <p>All types are immutable values. Nothing here is trusted because it was sent: a {@link dev.errand.agent.wire.SignedEnvelope} says
 * what is wrong with it, and unknown fields are passed over unread.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-191">ERC-191: Signed Data Standard</a>
 */
@NullMarked
package dev.errand.agent.wire;

import org.jspecify.annotations.NullMarked;
