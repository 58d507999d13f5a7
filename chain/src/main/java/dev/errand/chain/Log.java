package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.util.List;

/**
 * An event that a contract logged.
 *
 * @param address the contract that logged it: an event of another contract proves nothing
 * @param topics the event's signature hash and its indexed arguments
 * @param data its other arguments, ABI-encoded
 * @param blockNumber where it stands, or −1 for a simulated one
 */
public record Log(Address address, List<Bytes32> topics, Bytes data, long blockNumber) {

    /** Copies the topics. */
    public Log {
        topics = List.copyOf(topics);
    }
}
