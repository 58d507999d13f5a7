package dev.errand.registry.ranking;

import java.time.Duration;

/**
 * All that ranking and reputation are tuned by, in the open.
 *
 * @param priorSuccesses with which an agent that nobody tried starts; with {@code priorFailures} it says how much is expected of it
 * @param priorFailures see {@code priorSuccesses}
 * @param caution how many standard deviations below its mean an agent's success is taken to be
 * @param halfLife after which an execution counts half
 * @param mostPerClient executions of one client with one agent count for at most so many, or one friend could make a name
 * @param newcomerEvery of so many jobs one goes to an agent that nobody tried, the latest to arrive first
 * @param success weight of proven success
 * @param price weight of a low price
 * @param latency weight of a quick answer
 * @param stake weight of what the agent would lose
 */
public record Weights(
        double priorSuccesses,
        double priorFailures,
        double caution,
        Duration halfLife,
        double mostPerClient,
        int newcomerEvery,
        double success,
        double price,
        double latency,
        double stake) {

    /** What Errand uses: the first six by the reputation market on seeds 101 to 116, where its test runs 1 to 20 (but for {@code newcomerEvery}, 20 there, which let one newcomer wait too long in the test); the rest by judgement. */
    public static final Weights STANDARD = new Weights(1, 0.05, 1, Duration.ofDays(90), 30, 16, 0.6, 0.2, 0.1, 0.1);
}
