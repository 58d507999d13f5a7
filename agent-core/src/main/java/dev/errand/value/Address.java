package dev.errand.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Twenty bytes that name an account or a contract. Its text form carries the checksum of ERC-55.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-55">ERC-55: Mixed-case checksum address encoding</a>
 */
public final class Address implements Comparable<Address> {

    /** Number of bytes. */
    public static final int SIZE = 20;

    /** All bits zero: nobody's account; as a token it stands for the chain's native coin. */
    public static final Address ZERO = new Address(new byte[SIZE]);

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies {@code bytes}.
     *
     * @throws IllegalArgumentException unless there are exactly 20
     */
    public static Address of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException(bytes.length + " bytes where an address has 20");
        }
        return new Address(bytes.clone());
    }

    /**
     * Reads {@code 0x} and 40 hex digits. Digits all of one case carry no checksum and are accepted; of mixed case they
     * must carry the right one, as a wrong one is a typing error.
     *
     * @throws IllegalArgumentException if the length, a digit or the checksum is wrong; the message says which
     */
    public static Address parse(String text) {
        if (!text.startsWith("0x") && !text.startsWith("0X")) {
            throw new IllegalArgumentException("'" + text + "' is not an address: it must begin with 0x");
        }
        String digits = text.substring(2);
        if (digits.length() != SIZE * 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address: it has " + digits.length() + " hex digits instead of 40");
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: a character is not a hex digit", e);
        }
        Address address = new Address(bytes);
        boolean mixed =
                !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
        if (mixed && !address.toString().regionMatches(2, digits, 0, digits.length())) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address: its checksum is wrong, so check it for typing errors");
        }
        return address;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Whether this is {@link #ZERO}. */
    public boolean isZero() {
        return equals(ZERO);
    }

    /** First six and last four characters. For display only: poisoned addresses are made to look alike in this form. */
    public String abbreviated() {
        String text = toString();
        return text.substring(0, 6) + "…" + text.substring(text.length() - 4);
    }

    /** Unsigned, most significant byte first: the order that Uniswap sorts tokens by. */
    @Override
    public int compareTo(Address other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code 0x} and 40 hex digits with the checksum of ERC-55. */
    @Override
    public String toString() {
        String lower = HexFormat.of().formatHex(bytes);
        byte[] hash = Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII)).toBytes();
        StringBuilder text = new StringBuilder(2 + lower.length()).append("0x");
        for (int i = 0; i < lower.length(); i++) {
            int nibble = (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2]) & 0xf;
            char digit = lower.charAt(i);
            text.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
        }
        return text.toString();
    }
}
