package dev.errand.account;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The code by which an address says that it is delegated: {@code 0xef0100} and the delegate.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-7702">EIP-7702</a>
 */
final class Delegations {

    private static final byte[] PREFIX = HexFormat.of().parseHex("ef0100");

    private Delegations() {}

    static Bytes code(Address delegate) {
        byte[] code = Arrays.copyOf(PREFIX, PREFIX.length + Address.SIZE);
        System.arraycopy(delegate.toBytes(), 0, code, PREFIX.length, Address.SIZE);
        return Bytes.of(code);
    }

    static Optional<Address> delegate(Bytes code) {
        byte[] bytes = code.toBytes();
        boolean delegation = bytes.length == PREFIX.length + Address.SIZE
                && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        return delegation
                ? Optional.of(Address.of(Arrays.copyOfRange(bytes, PREFIX.length, bytes.length)))
                : Optional.empty();
    }
}
