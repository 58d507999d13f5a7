package dev.errand.sizing;

/**
 * One way to run inference, nothing left open: the model, the machine, how the one is split over the other, and the load.
 *
 * @param count GPUs in all; {@code count / (tp·pp)} replicas share the load
 * @param tp GPUs that a layer is split over
 * @param pp stages that the layers are divided into
 * @param ep GPUs that the experts are spread over; 1 where they are split like the other weights
 * @param inputTokens prompt tokens a request
 * @param outputTokens tokens that a request brings forth
 * @param inFlight requests in flight over all replicas; 0 for as many as memory takes
 * @param engine as its makers write it, with its version if known; empty if unknown
 */
public record Run(
        Model model,
        Precision weights,
        Precision cache,
        Gpu gpu,
        int count,
        int tp,
        int pp,
        int ep,
        double inputTokens,
        double outputTokens,
        double inFlight,
        String engine,
        Measure measure) {

    /** Checks that the parts fit together. */
    public Run {
        if (tp < 1 || pp < 1 || ep < 1 || count < 1) {
            throw new UnsizableException("count, tp, pp and ep must be at least 1");
        }
        if (count % (tp * pp) != 0) {
            throw new UnsizableException(count + " GPUs cannot be shared out in groups of tp " + tp + " times pp " + pp
                    + "; change count, tp or pp");
        }
        if (!(inputTokens >= 0) || !(outputTokens >= 0) || !(inFlight >= 0)) {
            throw new UnsizableException("tokens and requests in flight cannot be negative");
        }
    }

    /** Copies of the model that run side by side. */
    public int replicas() {
        return count / (tp * pp);
    }

    /** The same with another number of requests in flight. */
    Run withInFlight(double requests) {
        return new Run(
                model, weights, cache, gpu, count, tp, pp, ep, inputTokens, outputTokens, requests, engine, measure);
    }

    /** Tokens that a sequence keeps while it is being answered, on average. */
    double averageContext() {
        return inputTokens + outputTokens / 2;
    }

    /** Tokens that a sequence keeps at its end. */
    double longestContext() {
        return inputTokens + outputTokens;
    }

    /** The family that the engine belongs to. */
    Engine family() {
        return Engine.of(engine);
    }
}
