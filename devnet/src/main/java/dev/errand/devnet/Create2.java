package dev.errand.devnet;

import dev.errand.devnet.Bank.Order;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.util.Arrays;

/**
 * Contracts at addresses that follow from their code alone, the same on every chain.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-1014">EIP-1014: CREATE2</a>
 */
final class Create2 {

    /** There on anvil from genesis on, as on most chains: takes a salt with the creation code behind it. */
    private static final Address DEPLOYER = Address.parse("0x4e59b44847b379578588920cA78FbF26c0B4956C");

    private Create2() {}

    /** What creates the contract at {@link #address(Bytes)}. */
    static Order deploy(Bytes creationCode) {
        return Order.call(DEPLOYER, join(Bytes32.ZERO.toBytes(), creationCode.toBytes()));
    }

    /** Where {@link #deploy} creates the contract. */
    static Address address(Bytes creationCode) {
        return address(DEPLOYER, Bytes32.ZERO, Keccak256.hash(creationCode.toBytes()));
    }

    /** Where {@code creator} creates a contract whose creation code has that hash. */
    static Address address(Address creator, Bytes32 salt, Bytes32 codeHash) {
        return Bank.lastTwenty(
                Keccak256.hash(new byte[] {(byte) 0xff}, creator.toBytes(), salt.toBytes(), codeHash.toBytes()));
    }

    static Bytes join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return Bytes.of(joined);
    }
}
