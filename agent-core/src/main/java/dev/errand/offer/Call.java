package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * One call that an agent proposes to make from the sandbox.
 *
 * @param to contract or account to call
 * @param value wei sent along
 * @param data selector and arguments
 * @param inserts words of {@code data} to be filled in just before the call
 * @param inCallback calls to make if {@code to} calls back into the sandbox during this call, as a Uniswap v3 pool does to
 *     be paid, or a v2 pair in a flash swap; never made otherwise. They may have callbacks of their own
 */
public record Call(Address to, Quantity value, Bytes data, List<Insert> inserts, List<Call> inCallback) {

    /** Copies the lists. */
    public Call {
        inserts = List.copyOf(inserts);
        inCallback = List.copyOf(inCallback);
    }

    /** A call with no value, nothing to fill in and no callback. */
    public static Call of(Address to, Bytes data) {
        return new Call(to, Quantity.ZERO, data, List.of(), List.of());
    }

    /** The same call, sending {@code value} along. */
    public Call withValue(Quantity value) {
        return new Call(to, value, data, inserts, inCallback);
    }

    /** The same call with one more word to fill in. */
    public Call withInsert(int offset, Quantity.BalanceShare quantity) {
        List<Insert> more = new ArrayList<>(inserts);
        more.add(new Insert(offset, quantity));
        return new Call(to, value, data, more, inCallback);
    }

    /**
     * A 32-byte word of the data that is known only on chain.
     *
     * @param offset of the word's first byte; the selector takes bytes 0 to 3, so the first argument is at 4
     * @param quantity what is written there, big-endian
     */
    public record Insert(int offset, Quantity.BalanceShare quantity) {

        /** @throws IllegalArgumentException if the offset is negative */
        public Insert {
            if (offset < 0) {
                throw new IllegalArgumentException("offset " + offset);
            }
        }
    }
}
