package dev.errand.gateway;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long a unit of work took lately. Thread-safe. */
final class Latencies {

    private static final int KEPT = 256;
    private static final int ENOUGH = 20;
    private static final double P95 = 0.95;
    private static final double MEDIAN = 0.5;

    private final double[] samples = new double[KEPT];
    private long count;

    synchronized void note(long units, long nanos) {
        samples[(int) (count++ % KEPT)] = (double) nanos / Math.max(1, units);
    }

    /** Nanoseconds a unit that 95 of 100 stay below; empty before there are enough. */
    OptionalDouble p95() {
        return quantile(P95);
    }

    /** Nanoseconds a unit that half stay below; empty before there are enough. */
    OptionalDouble median() {
        return quantile(MEDIAN);
    }

    private synchronized OptionalDouble quantile(double share) {
        if (count < ENOUGH) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(samples, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) (share * (sorted.length - 1))]);
    }
}
