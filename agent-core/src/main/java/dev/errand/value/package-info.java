/**
 * The values that every room shares: addresses, hashes, tokens and amounts with their units in the type.
 *
 * <p>All of them are immutable, compared by content and safe to share between threads. Entry types:
 * {@link dev.errand.value.Address}, {@link dev.errand.value.Token} and {@link dev.errand.value.TokenAmount}.
 * Addresses follow ERC-55, hashes are Keccak-256 as Ethereum's Yellow Paper uses it (not NIST's SHA3-256).
 */
@NullMarked
package dev.errand.value;

import org.jspecify.annotations.NullMarked;
