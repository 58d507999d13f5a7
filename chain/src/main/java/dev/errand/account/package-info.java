/**
 * The user's account on chain: plans and the digest that their owner signs, delegation, simulation, execution.
 *
 * <p>Entry types: {@link dev.errand.account.ExecutionPlan}, {@link dev.errand.account.Simulator} and
 * {@link dev.errand.account.Executor}. All are safe for use by many threads and block on the chain. The contract that enforces
 * what stands here is {@code ErrandAccount} in the room contracts; the words are the same there.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-7702">EIP-7702</a>
 * @see <a href="https://eips.ethereum.org/EIPS/eip-712">EIP-712</a>
 */
@NullMarked
package dev.errand.account;

import org.jspecify.annotations.NullMarked;
