package dev.errand.value;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Thirty-two bytes: a hash, an intent id, a storage word. Its text is {@code 0x} and 64 lower-case hex digits. */
public final class Bytes32 implements Comparable<Bytes32> {

    /** Number of bytes. */
    public static final int SIZE = 32;

    /** All bits zero. */
    public static final Bytes32 ZERO = new Bytes32(new byte[SIZE]);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies {@code bytes}.
     *
     * @throws IllegalArgumentException unless there are exactly 32
     */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException(bytes.length + " bytes where 32 are needed");
        }
        return new Bytes32(bytes.clone());
    }

    /**
     * The big-endian form of an unsigned number.
     *
     * @throws IllegalArgumentException if {@code value} is negative or needs more than 256 bits
     */
    public static Bytes32 of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > SIZE * 8) {
            throw new IllegalArgumentException(value + " is not an unsigned 256-bit number");
        }
        byte[] raw = value.toByteArray();
        byte[] bytes = new byte[SIZE];
        int length = Math.min(raw.length, SIZE); // a leading sign byte is dropped
        System.arraycopy(raw, raw.length - length, bytes, SIZE - length, length);
        return new Bytes32(bytes);
    }

    /**
     * Reads 64 hex digits of either case, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static Bytes32 parse(String hex) {
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (digits.length() != SIZE * 2) {
            throw new IllegalArgumentException("'" + hex + "' is not 32 bytes of hex");
        }
        return new Bytes32(HexFormat.of().parseHex(digits));
    }

    /** Thirty-two bytes from the system's secure random source; safe to use as an unguessable id. */
    public static Bytes32 random() {
        byte[] bytes = new byte[SIZE];
        RANDOM.nextBytes(bytes);
        return new Bytes32(bytes);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The unsigned number that the bytes spell, most significant first. */
    public BigInteger toBigInteger() {
        return new BigInteger(1, bytes);
    }

    /** The first four bytes in hex with an ellipsis: enough for a person to tell two apart, never to compare by. */
    public String abbreviated() {
        return "0x" + HexFormat.of().formatHex(bytes, 0, 4) + "…";
    }

    /** Unsigned, most significant byte first. */
    @Override
    public int compareTo(Bytes32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
