package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.util.Arrays;

/**
 * An event of a contract's ABI.
 *
 * @param signature its canonical signature, such as {@code Transfer(address,address,uint256)}
 * @param topic the signature's hash, which is a log's first topic
 * @see <a href="https://docs.soliditylang.org/en/latest/abi-spec.html#events">Contract ABI: events</a>
 */
public record ContractEvent(String signature, Bytes32 topic) {

    /** The event with this signature. */
    public static ContractEvent parse(String signature) {
        return new ContractEvent(signature, Keccak256.hash(signature));
    }

    /** Whether {@code log} is of this event, whoever logged it. */
    public boolean matches(Log log) {
        return !log.topics().isEmpty() && log.topics().getFirst().equals(topic);
    }

    /** An address as an indexed argument stands in a topic. */
    public static Bytes32 topicOf(Address address) {
        byte[] word = new byte[Bytes32.SIZE];
        System.arraycopy(address.toBytes(), 0, word, Bytes32.SIZE - Address.SIZE, Address.SIZE);
        return Bytes32.of(word);
    }

    /** The address that stands in a topic. */
    public static Address addressIn(Bytes32 topic) {
        return Address.of(Arrays.copyOfRange(topic.toBytes(), Bytes32.SIZE - Address.SIZE, Bytes32.SIZE));
    }
}
