/**
 * Access to one EVM chain: reading it, describing it, encoding calls, and handing signed transactions to it.
 *
 * <p>Entry types: {@link dev.errand.chain.ChainClient} and {@link dev.errand.chain.ChainProfile}. All types are safe for use by
 * many threads; calls block on the node, so run them on virtual threads where there are many. What the node says is data of
 * one source: it is parsed into these types or rejected. web3j stays behind this package.
 *
 * @see <a href="https://ethereum.github.io/execution-apis/api-documentation/">Ethereum JSON-RPC</a>
 */
@NullMarked
package dev.errand.chain;

import org.jspecify.annotations.NullMarked;
