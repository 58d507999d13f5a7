package dev.errand.gateway;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long a unit of work took lately. Thread-safe. */
final class Latencies {

    private static final int KEPT = 256;
    private static final int ENOUGH = 20;
    private static final double P95 = 0.95;

    private final double[] samples = new double[KEPT];
    private long count;

    synchronized void note(long units, long nanos) {
        samples[(int) (count++ % KEPT)] = (double) nanos / Math.max(1, units);
    }

    /** Nanoseconds a unit that 95 of 100 stay below; empty before there are enough. */
    synchronized OptionalDouble p95() {
        if (count < ENOUGH) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(samples, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) (P95 * (sorted.length - 1))]);
    }
}
