/**
 * Keys and what they sign. {@link dev.errand.key.Signer} is the port behind which every key lives;
 * {@link dev.errand.key.SigningKey} holds one in memory.
 *
 * <p>Signatures are ECDSA over secp256k1 with low {@code s} (EIP-2) and a deterministic nonce (RFC 6979). All types are
 * safe for use by many threads.
 */
@NullMarked
package dev.errand.key;

import org.jspecify.annotations.NullMarked;
