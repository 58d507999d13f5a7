/**
 * Java wrappers of the contracts that Errand deploys and calls, generated at build from their ABI by web3j.
 *
 * <p>Sources: {@code contracts/src} (the account, its sandbox, the devnet's tokens) and the Uniswap v2 team's own build.
 * {@code BINARY} of a wrapper is the creation bytecode. The only package whose public signatures name web3j; nothing but
 * the {@code chain} and {@code devnet} modules calls it. The wrappers hold no state beyond the client they are given.
 */
@NullMarked
package dev.errand.contracts;

import org.jspecify.annotations.NullMarked;
