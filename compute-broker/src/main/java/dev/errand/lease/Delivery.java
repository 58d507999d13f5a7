package dev.errand.lease;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;

/**
 * One answer as both sides of a lease count it, each for itself.
 *
 * @param units of work
 * @param work hash of the request and of the answer to it; zero where time is paid and not what is answered
 */
public record Delivery(long units, Bytes32 work) {

    private static final String BETWEEN = ":";

    /** @throws IllegalArgumentException if the units are negative */
    public Delivery {
        if (units < 0) {
            throw new IllegalArgumentException(units + " units were delivered");
        }
    }

    /** An answer, byte for byte as it was sent; of a stream, the text of its events. */
    public static Delivery of(long units, byte[] request, byte[] answer) {
        return new Delivery(units, hash(request, answer));
    }

    /** Time that passed. */
    public static Delivery ofTime(long units) {
        return new Delivery(units, Bytes32.ZERO);
    }

    /** The hash of the hashes of request and answer, so that each can be shown without the other. */
    public static Bytes32 hash(byte[] request, byte[] answer) {
        return Keccak256.hash(
                Keccak256.hash(request).toBytes(), Keccak256.hash(answer).toBytes());
    }

    /** {@code units:hash}, for a header or a file; {@link #parse} reads it. */
    @Override
    public String toString() {
        return units + BETWEEN + work;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Delivery parse(String text) {
        int end = text.indexOf(BETWEEN);
        if (end < 0) {
            throw new IllegalArgumentException("'" + text + "' is no units:hash");
        }
        return new Delivery(Long.parseLong(text.substring(0, end)), Bytes32.parse(text.substring(end + 1)));
    }
}
