package dev.errand.registry.ranking;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent that could be asked. What is not known is empty and does not count for or against it.
 *
 * @param id of the agent
 * @param match how well it fits the request, 0 to 1
 * @param standing what is proven of it
 * @param registeredAt since when it is there
 * @param price of the job, in one currency for all candidates
 * @param latency until its last answers
 * @param alive whether its last probe was answered
 * @param stake what it would lose, in one currency for all candidates
 * @param schemaAccepts whether its schema takes the plan's arguments
 */
public record Candidate(
        String id,
        double match,
        Standing standing,
        Instant registeredAt,
        Optional<BigDecimal> price,
        Optional<Duration> latency,
        Optional<Boolean> alive,
        Optional<BigDecimal> stake,
        Optional<Boolean> schemaAccepts) {

    /** A candidate of which nothing is known but its fit and what it did. */
    public static Candidate of(String id, double match, Standing standing, Instant registeredAt) {
        return new Candidate(
                id,
                match,
                standing,
                registeredAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
