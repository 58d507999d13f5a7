/**
 * A chain to try things on: anvil, as a child process or in a container, with wrapped ether, six tokens, the real Uniswap v2
 * and Errand's own contracts on it. {@link dev.errand.devnet.Devnet} is the way in.
 *
 * <p>Nothing here is for real money: the keys are public, and the devnet's bank makes tokens out of nothing. A devnet may be
 * used by many threads, as its node is; what moves its clock or its history ({@code advance}, {@code revert}) moves it for all.
 *
 * @see <a href="https://getfoundry.sh/anvil/overview">anvil</a>
 */
@NullMarked
package dev.errand.devnet;

import org.jspecify.annotations.NullMarked;
