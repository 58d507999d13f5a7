package dev.errand.key;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;

/** A private key held in memory. Its text form shows the address only. */
public final class SigningKey implements Signer {

    private final BigInteger secret;
    private final Address address;

    private SigningKey(BigInteger secret) {
        this.secret = secret;
        this.address = Secp256k1.addressOf(secret);
    }

    /**
     * The key with this secret number.
     *
     * @throws IllegalArgumentException if it is not within 1 to n−1; the message does not show it
     */
    public static SigningKey of(Bytes32 secret) {
        BigInteger number = secret.toBigInteger();
        if (number.signum() == 0 || number.compareTo(Secp256k1.N) >= 0) {
            throw new IllegalArgumentException("the secret is outside the range of secp256k1 keys");
        }
        return new SigningKey(number);
    }

    /** A new key from the system's secure random source. */
    public static SigningKey random() {
        while (true) {
            BigInteger number = Bytes32.random().toBigInteger();
            if (number.signum() != 0 && number.compareTo(Secp256k1.N) < 0) {
                return new SigningKey(number);
            }
        }
    }

    /** The secret itself, for writing it to an encrypted file. */
    public Bytes32 secret() {
        return Bytes32.of(secret);
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Signature sign(Bytes32 digest) {
        return Secp256k1.sign(secret, digest);
    }

    @Override
    public String toString() {
        return "SigningKey[" + address + "]";
    }
}
