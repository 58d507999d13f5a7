package dev.errand.key;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A recoverable ECDSA signature over secp256k1, always in its low-{@code s} form, so that it cannot be altered and stay
 * valid.
 *
 * @param r first half, 1 to n−1
 * @param s second half, 1 to n/2 (EIP-2)
 * @param yParity 0 or 1: which of two points {@code r} stands for
 */
public record Signature(BigInteger r, BigInteger s, int yParity) {

    /** Bytes of the form that contracts take: {@code r || s || v}. */
    public static final int SIZE = 65;

    /** @throws IllegalArgumentException if a part is out of range, which includes a high {@code s} */
    public Signature {
        if (r.signum() <= 0 || r.compareTo(Secp256k1.N) >= 0) {
            throw new IllegalArgumentException("r of the signature is out of range");
        }
        if (s.signum() <= 0 || s.compareTo(Secp256k1.HALF_N) > 0) {
            throw new IllegalArgumentException("s of the signature is out of range or not the lower one");
        }
        if (yParity != 0 && yParity != 1) {
            throw new IllegalArgumentException("y parity " + yParity + " of the signature is neither 0 nor 1");
        }
    }

    /**
     * Reads {@code r || s || v} with {@code v} 27 or 28.
     *
     * @throws IllegalArgumentException if the length or a part is out of range
     */
    public static Signature of(byte[] rsv) {
        if (rsv.length != SIZE) {
            throw new IllegalArgumentException("signature of " + rsv.length + " bytes instead of 65");
        }
        return new Signature(
                new BigInteger(1, Arrays.copyOfRange(rsv, 0, 32)),
                new BigInteger(1, Arrays.copyOfRange(rsv, 32, 64)),
                rsv[64] - 27);
    }

    /** As {@link #of(byte[])}, from hex with or without {@code 0x}. */
    public static Signature parse(String hex) {
        return of(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    }

    /** {@code r || s || v} with {@code v} 27 or 28, as {@code ecrecover} takes it. */
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(Bytes32.of(r).toBytes(), SIZE);
        System.arraycopy(Bytes32.of(s).toBytes(), 0, bytes, 32, 32);
        bytes[64] = (byte) (27 + yParity);
        return bytes;
    }

    /** The address whose key made this signature over {@code digest}; empty if no key can have made it. */
    public Optional<Address> recover(Bytes32 digest) {
        return Secp256k1.recover(this, digest);
    }

    /** {@code 0x} and 130 hex digits. */
    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(toBytes());
    }
}
