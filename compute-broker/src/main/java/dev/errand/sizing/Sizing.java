package dev.errand.sizing;

import java.util.List;

/**
 * What a job takes on a machine.
 *
 * @param flops of the whole job, by the rule of thumb
 * @param memoryBytes over all GPUs, with as many requests in flight as the rate is for
 * @param fits whether the machine can hold it
 * @param minGpus the fewest GPUs of this kind that can hold it
 * @param tokensPerSecond of all GPUs together, as the job's measure counts them; frames a second for rendering; 0 if it does not fit
 * @param low the rate's 5th percentile
 * @param high the rate's 95th percentile
 * @param seconds of the whole job, once weights are loaded; infinite if it does not fit
 * @param bound which limit binds
 * @param reasons what a person should know, one sentence each
 */
public record Sizing(
        double flops,
        double memoryBytes,
        boolean fits,
        int minGpus,
        double tokensPerSecond,
        double low,
        double high,
        double seconds,
        Bound bound,
        List<String> reasons) {

    /** Copies the reasons. */
    public Sizing {
        reasons = List.copyOf(reasons);
    }

    /** Seconds of the whole job at the rate's 5th percentile: what a cautious promise counts with. */
    public double secondsAtMost() {
        return fits ? seconds * tokensPerSecond / low : seconds;
    }
}
