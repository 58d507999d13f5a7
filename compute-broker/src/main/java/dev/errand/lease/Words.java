package dev.errand.lease;

import dev.errand.chain.ContractEvent;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;

/** Writes ABI words, as structs are encoded and as EIP-712 hashes them. */
final class Words {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Words uint(BigInteger value) {
        return word(Bytes32.of(value));
    }

    Words uint(long value) {
        return uint(BigInteger.valueOf(value));
    }

    Words address(Address address) {
        return word(ContractEvent.topicOf(address));
    }

    Words word(Bytes32 word) {
        return raw(word.toBytes());
    }

    Words raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Length and bytes, padded to whole words. */
    Words bytes(byte[] bytes) {
        uint(bytes.length).raw(bytes);
        return raw(new byte[(Bytes32.SIZE - bytes.length % Bytes32.SIZE) % Bytes32.SIZE]);
    }

    /** An array of byte strings: its length, where each begins, then each. */
    Words byteStrings(List<byte[]> strings) {
        uint(strings.size());
        Words tail = new Words();
        for (byte[] string : strings) {
            uint((long) strings.size() * Bytes32.SIZE + tail.size());
            tail.bytes(string);
        }
        return raw(tail.toBytes());
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
