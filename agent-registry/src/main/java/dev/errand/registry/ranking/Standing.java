package dev.errand.registry.ranking;

/**
 * What is proven of an agent: executions, weighed by age and origin.
 *
 * @param successes weighed number of jobs done
 * @param failures weighed number of jobs failed
 */
public record Standing(double successes, double failures) {

    /** Of an agent that nobody tried. */
    public static final Standing UNTRIED = new Standing(0, 0);

    /** Whether nobody that counts has tried the agent. */
    public boolean untried() {
        return successes + failures == 0;
    }

    /**
     * How often the agent will succeed, at the least: the mean of a beta distribution over what was seen and what is expected of
     * newcomers, less some of its deviations. A newcomer is expected to be good and its bound is wide, so that it comes after the
     * proven good and before the proven bad, and one that failed and came back under a new name has gained little.
     *
     * @return 0 to 1
     */
    public double success(Weights weights) {
        double good = successes + weights.priorSuccesses();
        double bad = failures + weights.priorFailures();
        double all = good + bad;
        double mean = good / all;
        return Math.max(0, mean - weights.caution() * Math.sqrt(mean * (1 - mean) / (all + 1)));
    }
}
