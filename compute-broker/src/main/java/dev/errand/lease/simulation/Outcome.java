package dev.errand.lease.simulation;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What became of a simulated market.
 *
 * @param counts how often each thing happened
 * @param money in base units: what came in, and what became of it
 * @param held what the market holds at the end; zero if all is paid out
 * @param violations what should never happen, in words; empty if the rules hold
 */
public record Outcome(
        Map<Count, Long> counts, Map<String, BigInteger> money, BigInteger held, List<String> violations) {

    /** Copies what is given. */
    public Outcome {
        counts = Map.copyOf(counts);
        money = Map.copyOf(money);
        violations = List.copyOf(violations);
    }

    /** How often it happened. */
    public long count(Count what) {
        return counts.getOrDefault(what, 0L);
    }
}
