package dev.errand.lease.simulation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The schedule of subsidies, as the contract keeps it. Not thread-safe. */
final class Subsidies {

    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private final Map<Long, BigInteger> spent = new HashMap<>(); // by epoch of the schedule that runs
    private long start;
    private long epochLength;
    private long epochs;
    private BigInteger budget = BigInteger.ZERO;
    private BigInteger rateBps = BigInteger.ZERO;
    private BigInteger left = BigInteger.ZERO;

    long until() {
        return start + epochLength * epochs;
    }

    long start() {
        return start;
    }

    BigInteger left() {
        return left;
    }

    void begin(long now, long length, long count, BigInteger eachBudget, BigInteger rate) {
        start = now;
        epochLength = length;
        epochs = count;
        budget = eachBudget;
        rateBps = rate;
        left = eachBudget.multiply(BigInteger.valueOf(count));
        spent.clear();
    }

    /** The subsidy that a settlement with this fee gets now; it is spent then. */
    BigInteger of(BigInteger fee, long now) {
        if (left.signum() == 0) {
            return BigInteger.ZERO;
        }
        long epoch = (now - start) / epochLength;
        if (epoch >= epochs) {
            return BigInteger.ZERO;
        }
        BigInteger used = spent.getOrDefault(epoch, BigInteger.ZERO);
        BigInteger amount = fee.multiply(rateBps).divide(BPS).min(budget.subtract(used));
        spent.put(epoch, used.add(amount));
        left = left.subtract(amount);
        return amount;
    }
}
