package dev.errand.offer;

import java.util.List;

/**
 * What a job would take. It binds nobody.
 *
 * @param flops of the whole job, by the rule of thumb; 0 where nothing is computed, as in a rent
 * @param seconds of the whole job, as expected
 * @param fewestSeconds of the whole job, at the 5th percentile
 * @param mostSeconds of the whole job, at the 95th percentile
 * @param gpu that it was sized for
 * @param gpus how many
 * @param lines the same in the user's language, with its reasons, a sentence or two each
 */
public record ComputeEstimate(
        double flops,
        double seconds,
        double fewestSeconds,
        double mostSeconds,
        String gpu,
        int gpus,
        List<String> lines)
        implements ComputeReply {

    /** Copies the lines. */
    public ComputeEstimate {
        lines = List.copyOf(lines);
    }
}
