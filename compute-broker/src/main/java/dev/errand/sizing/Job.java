package dev.errand.sizing;

/** Work that somebody wants done on GPUs. */
public sealed interface Job {

    /** The most tokens, requests or frames that a job can have. */
    double MOST = 1e18;

    /**
     * Answering requests with a model.
     *
     * @param weights precision of the weights
     * @param cache precision of keys and values
     * @param inputTokens prompt tokens a request
     * @param outputTokens tokens that a request brings forth; 0 if only the prompt is read, as for embeddings
     * @param requests how many requests there are
     * @param concurrency requests in flight at a time; 0 for the best load
     * @param measure what is timed
     */
    record Inference(
            Model model,
            Precision weights,
            Precision cache,
            double inputTokens,
            double outputTokens,
            double requests,
            double concurrency,
            Measure measure)
            implements Job {

        /** Checks the counts. */
        public Inference {
            within("inputTokens", inputTokens, 0, 1e9);
            within("outputTokens", outputTokens, 0, 1e9);
            within("requests", requests, 1, MOST);
            within("concurrency", concurrency, 0, 1e9);
            if (inputTokens + outputTokens < 1) {
                throw new UnsizableException("a request without tokens: give inputTokens, outputTokens or both");
            }
            if (measure.countsPrompt() ? inputTokens < 1 : outputTokens < 1) {
                if (outputTokens >= 1) {
                    throw new UnsizableException(measure + " counts prompt tokens, and inputTokens is 0");
                }
                measure = Measure.PREFILL_TPS;
            }
        }

        /** Requests at the best load, with a cache of 8 bits where the weights are of 8 or 4 bits. */
        public static Inference of(
                Model model, Precision weights, double inputTokens, double outputTokens, double requests) {
            return new Inference(
                    model, weights, cacheFor(weights), inputTokens, outputTokens, requests, 0, Measure.OFFLINE_MAX);
        }

        /** The precision that engines keep keys and values in by default for weights of a precision. */
        public static Precision cacheFor(Precision weights) {
            return switch (weights) {
                case FP32, FP16, BF16, INT8, INT4, Q4_K_M -> Precision.FP16;
                case FP8, FP4 -> Precision.FP8;
            };
        }

        @Override
        public double flops() {
            return 2 * model.activeParameters() * (inputTokens + outputTokens) * requests;
        }
    }

    /**
     * Training a model on a number of tokens, mixed precision with Adam.
     *
     * @param precision what matrix products run in
     * @param tokens tokens that it sees in all
     */
    record Training(Model model, Precision precision, double tokens) implements Job {

        /** Bytes a parameter with Adam in mixed precision: weights and gradients of 16 bits, weights and two moments of 32. */
        private static final double BYTES = 16;

        /** Checks the count. */
        public Training {
            within("tokens", tokens, 1, MOST);
        }

        /** Weights, gradients and the optimiser's state. */
        public double memoryBytes() {
            return model.parameters() * BYTES;
        }

        @Override
        public double flops() {
            return 6 * model.activeParameters() * tokens;
        }
    }

    /**
     * Drawing frames, of which one is known to take so long on a reference GPU.
     *
     * @param secondsPerFrame on {@code reference}
     */
    record Rendering(double frames, double secondsPerFrame, Gpu reference) implements Job {

        /** Checks the counts. */
        public Rendering {
            within("frames", frames, 1, MOST);
            within("secondsPerFrame", secondsPerFrame, 1e-9, 1e9);
        }

        @Override
        public double flops() {
            return frames * secondsPerFrame * reference.bf16() / 2;
        }
    }

    /** FLOPs by the rule of thumb: 2np for inference, 6np for training; for frames, those of the reference's time at half its peak. */
    double flops();

    private static void within(String what, double value, double least, double most) {
        if (!(value >= least) || !(value <= most)) {
            throw new UnsizableException(what + " is " + value + "; it must be from " + least + " to " + most);
        }
    }
}
