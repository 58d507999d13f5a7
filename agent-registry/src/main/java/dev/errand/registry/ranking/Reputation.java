package dev.errand.registry.ranking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What proven executions say of agents.
 *
 * <p>It cannot be bought cheaply: what nobody paid for does not count, what an owner pays itself does not count, nor what comes back
 * round a circle of any length; one client counts for so much and no more; and all of it fades. It is computed from the executions
 * alone, so that anybody who has them gets the same. Thread-safe.
 */
public final class Reputation {

    private final Weights weights;

    // guarded by this
    private final Map<String, Map<String, Tally>> tallies = new HashMap<>(); // by agent, then by client
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> counted = new HashSet<>();
    private final Circles circles = new Circles();

    /** With these weights. */
    public Reputation(Weights weights) {
        this.weights = weights;
    }

    /** Weighed successes and failures as of a moment. */
    private record Tally(double successes, double failures, Instant asOf) {

        Tally at(Instant now, Duration halfLife) {
            // what is recorded late does not grow by it
            double halves = Math.max(0, Duration.between(asOf, now).toMillis() / (double) halfLife.toMillis());
            double left = Math.pow(0.5, halves);
            return new Tally(successes * left, failures * left, asOf.isAfter(now) ? asOf : now);
        }

        Tally plus(boolean succeeded, double weight) {
            return succeeded
                    ? new Tally(successes + weight, failures, asOf)
                    : new Tally(successes, failures + weight, asOf);
        }
    }

    /**
     * Takes an execution in.
     *
     * @return whether it was new; the same job counts once
     */
    public synchronized boolean record(Execution execution) {
        if (!counted.add(execution.id())) {
            return false;
        }
        circles.add(execution.client(), execution.agentOwner());
        owners.put(execution.agent(), execution.agentOwner());
        Map<String, Tally> byClient = tallies.computeIfAbsent(execution.agent(), agent -> new HashMap<>());
        Tally before = byClient.getOrDefault(execution.client(), new Tally(0, 0, execution.at()));
        Tally now = before.at(execution.at(), weights.halfLife());
        double age = Duration.between(execution.at(), now.asOf()).toMillis()
                / (double) weights.halfLife().toMillis();
        byClient.put(execution.client(), now.plus(execution.succeeded(), Math.pow(0.5, Math.max(0, age))));
        return true;
    }

    /** What counts for the agent now. */
    public synchronized Standing standing(String agent, Instant now) {
        double successes = 0;
        double failures = 0;
        String owner = owners.getOrDefault(agent, agent);
        for (Map.Entry<String, Tally> entry :
                tallies.getOrDefault(agent, Map.of()).entrySet()) {
            if (circles.close(entry.getKey(), owner)) {
                continue;
            }
            Tally tally = entry.getValue().at(now, weights.halfLife());
            double all = tally.successes() + tally.failures();
            double share = all > weights.mostPerClient() ? weights.mostPerClient() / all : 1;
            successes += tally.successes() * share;
            failures += tally.failures() * share;
        }
        return new Standing(successes, failures);
    }
}
