package dev.errand.lease;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;

/**
 * All that was used of a lease so far: the last receipt says everything, so that a lost one costs nothing.
 *
 * @param leaseId the lease, and with it chain, market, parties and price
 * @param sequence counts up from 1
 * @param units of work so far
 * @param work running hash over the answers so far, to which a challenge refers
 * @param last whether both sides agree that the lease ends with it
 */
public record Receipt(Bytes32 leaseId, long sequence, BigInteger units, Bytes32 work, boolean last) {

    /** @throws IllegalArgumentException if a number is negative */
    public Receipt {
        if (sequence < 0 || units.signum() < 0) {
            throw new IllegalArgumentException("sequence " + sequence + " and units " + units + " are not negative");
        }
    }

    /** What stands before any work. */
    public static Receipt none(Bytes32 leaseId) {
        return new Receipt(leaseId, 0, BigInteger.ZERO, Bytes32.ZERO, false);
    }

    /** The receipt after {@code more} units, whose answer has this hash. */
    public Receipt plus(long more, Bytes32 answer) {
        return new Receipt(
                leaseId,
                sequence + 1,
                units.add(BigInteger.valueOf(more)),
                Keccak256.hash(work.toBytes(), answer.toBytes()),
                false);
    }

    /** The receipt that ends the lease with nothing more used. */
    public Receipt asLast() {
        return new Receipt(leaseId, sequence + 1, units, work, true);
    }

    /** The five words of its ABI encoding. */
    byte[] words() {
        return new Words()
                .word(leaseId)
                .uint(sequence)
                .uint(units)
                .word(work)
                .uint(last ? 1 : 0)
                .toBytes();
    }
}
