/**
 * Where tokens are traded, and the agents that trade there.
 *
 * <p>Entry types: {@link dev.errand.defi.SwapAgents}, {@link dev.errand.defi.UniswapReferenceQuotes} and
 * {@link dev.errand.defi.PoolDollarPrices}. Amounts are exact integers, rounded just as Uniswap v2's contracts round. All types
 * are safe for use by many threads and block on the chain.
 *
 * @see <a href="https://docs.uniswap.org/contracts/v2/overview">Uniswap v2</a>
 */
@NullMarked
package dev.errand.defi;

import org.jspecify.annotations.NullMarked;
