package dev.errand.key;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;

/**
 * A port to one private key, wherever it lives: in memory, in an encrypted file, in a device or a service.
 *
 * <p>Implementations are safe for use by many threads and may block, as a device asks its owner.
 */
public interface Signer {

    /** The address that belongs to the key. */
    Address address();

    /**
     * Signs the digest as it is. What the digest stands for has been shown and approved before.
     *
     * @throws SigningException if the key cannot be used now; nothing was signed
     */
    Signature sign(Bytes32 digest);
}
