package dev.errand.sizing;

import static dev.errand.sizing.Coefficient.*;

/**
 * How long inference takes by what must be computed, read and sent, and by how well engines do so.
 *
 * <p>A decoding step costs the larger of its memory and its compute time, blended, then launches, scheduling and all-reduces; a
 * prompt costs its products and its attention. Under load every request takes its share of the steps and of the prompts.
 */
/*
 * [1] S. Williams, A. Waterman, D. Patterson. Roofline. CACM 52(4), 2009.
 * [2] R. Pope et al. Efficiently Scaling Transformer Inference. arXiv:2211.05102, for the costs of tensor parallelism.
 */
final class Roofline {

    /** What the runtime keeps on each GPU for itself. */
    static final double RESERVED_BYTES = 400.0 * 1024 * 1024;

    /** Seconds of one request under load, in parts that add up, and the load itself. */
    record Times(
            double compute,
            double bandwidth,
            double network,
            double overhead,
            double perReplica,
            boolean heldByMemory) {

        double total() {
            return compute + bandwidth + network + overhead;
        }

        /** The largest part; waiting counts as bandwidth, as both are what more requests in flight would hide. */
        Bound bound() {
            if (network > compute && network > bandwidth + overhead) {
                return Bound.NETWORK;
            }
            if (compute > bandwidth + overhead) {
                return Bound.COMPUTE;
            }
            return heldByMemory ? Bound.MEMORY : Bound.BANDWIDTH;
        }
    }

    private final Run run;
    private final double[] k;
    private final double computePeak;
    private final double bandwidth;

    private Roofline(Run run, double[] coefficients) {
        this.run = run;
        this.k = coefficients;
        Gpu gpu = run.gpu();
        double rate = gpu.flops(run.weights());
        double efficiency = Math.pow(FAST_CHIP.in(k), Math.log10(gpu.bf16() / 1e15));
        if (run.model().mixesExperts()) {
            efficiency *= EXPERT_EFFICIENCY.in(k);
        }
        double bits = run.weights().bytes();
        if ((bits < 1 && gpu.fp4() == 0) || (bits == 1 && gpu.fp8() == 0)) {
            efficiency *= DEQUANTISED.in(k);
        } else if (bits == 1) {
            efficiency *= NARROW_COMPUTE.in(k);
        } else if (bits < 1) {
            efficiency *= NARROWEST_COMPUTE.in(k);
        }
        double slice = run.model().hidden() / (double) run.tp();
        computePeak = rate * efficiency * run.tp() * slice / (slice + SLICE_HALF_COMPUTE.in(k));
        double readable = gpu.bandwidth() * slice / (slice + SLICE_HALF_READ.in(k));
        bandwidth = readable * run.tp() * Math.pow(FAST_MEMORY.in(k), Math.log10(gpu.bandwidth() / 3e12));
    }

    /** Tokens a second over all GPUs, as the run's measure counts them. */
    static double tokensPerSecond(Run run, double[] coefficients) {
        return rate(run, times(run, coefficients));
    }

    /** Tokens a second over all GPUs, if a replica ends one request in each such time. */
    static double rate(Run run, Times times) {
        double tokens = run.measure().countsPrompt() ? run.inputTokens() : run.outputTokens();
        return tokens / times.total() * run.replicas();
    }

    /** Seconds of one request, as one of those in flight: the replica finishes one in each such time. */
    static Times times(Run run, double[] coefficients) {
        return new Roofline(run, coefficients).times();
    }

    /** Bytes that a GPU of the run has left for the cache when its weights are loaded; negative where they do not fit. */
    static double freeBytes(Run run) {
        return run.gpu().memoryBytes()
                - RESERVED_BYTES
                - run.model().weightBytes(run.weights()) / (run.tp() * run.pp());
    }

    /**
     * Bytes over all GPUs: weights of each replica, what the runtime keeps, and the caches of the sequences at their longest, as
     * far as there is memory: not all are at their longest at once, and where they would be, engines have some wait.
     */
    static double memoryBytes(Run run, double sequences) {
        double wanted = run.replicas() * run.model().weightBytes(run.weights())
                + run.count() * RESERVED_BYTES
                + sequences * run.model().cacheBytes(run.longestContext(), run.cache());
        return Math.min(wanted, run.count() * run.gpu().memoryBytes());
    }

    private Times times() {
        return switch (run.measure()) {
            case PREFILL_TPS, PREFILL_BS1 -> prompt(1);
            case DECODE_BS1 -> answer(1, false);
            case OFFLINE_MAX, SERVING, STATIC_BATCH -> loaded();
        };
    }

    private Times loaded() {
        double most = mostSequences();
        double wanted =
                run.inFlight() > 0 ? Math.max(1, run.inFlight() / run.replicas()) : MOST_SEQUENCES.in(k) * run.pp();
        double sequences = Math.max(1, Math.min(most, wanted));
        Times answer = answer(sequences, true);
        double hidden = run.measure() == Measure.STATIC_BATCH ? 1 : PREFILL_SHARE.in(k);
        Times prompt = prompt(sequences);
        return new Times(
                answer.compute + hidden * prompt.compute,
                answer.bandwidth + hidden * prompt.bandwidth,
                answer.network + hidden * prompt.network,
                answer.overhead + hidden * prompt.overhead + REQUEST_SECONDS.in(k),
                sequences,
                most < wanted);
    }

    /** Sequences that the memory of one replica takes at their average length. */
    private double mostSequences() {
        double free = freeBytes(run) * run.tp() * run.pp() * MEMORY_SHARE.in(k);
        return free / run.model().cacheBytes(Math.max(1, run.averageContext()), run.cache());
    }

    /** One request's share of the decoding steps of {@code sequences} that run together. */
    private Times answer(double sequences, boolean loaded) {
        Model model = run.model();
        // Pipeline stages work on different sequences at the same time, so each step sees its part of them.
        double together = Math.max(1, sequences / run.pp());
        double context = run.averageContext();
        double quantised = run.weights().bytes() < 1 ? QUANTISED.in(k) : 1;
        double spread = model.mixesExperts() ? EXPERT_SPREAD.in(k) : 1;
        double weights = Math.min(model.parameters(), model.weightsRead(together) * spread)
                * run.weights().bytes();
        double memory = weights / (bandwidth * WEIGHT_BANDWIDTH.in(k) * quantised)
                + together
                        * model.cacheBytes(model.attended(context), run.cache())
                        / (bandwidth * CACHE_BANDWIDTH.in(k));
        double compute = together
                * (2 * model.activeParameters() / (computePeak * DECODE_EFFICIENCY.in(k))
                        + 4.0
                                * model.layers()
                                * model.heads()
                                * model.headSize()
                                * model.attended(context)
                                / (run.gpu().bf16() * run.tp() * DECODE_EFFICIENCY.in(k)));
        double blended = blend(memory, compute);
        double network = reduce(together);
        double overhead = model.layers() * layerSeconds() + STEP_SECONDS.in(k) + together * SEQUENCE_SECONDS.in(k);
        double staged = run.pp() > 1 && loaded ? STAGE_SHARE.in(k) : 1;
        double shared = run.outputTokens() / sequences * staged * spreadOut();
        return new Times(
                shared * blended * compute / (memory + compute),
                shared * blended * memory / (memory + compute),
                shared * network,
                shared * overhead,
                sequences,
                false);
    }

    /** One request's share of reading prompts, of which {@code sequences} can be put together in one pass. */
    private Times prompt(double sequences) {
        Model model = run.model();
        double tokens = run.inputTokens();
        double pass = Math.max(tokens, Math.min(8192, tokens * sequences));
        double filled = pass / (pass + PREFILL_HALF_TOKENS.in(k));
        double attention = 2.0 * model.layers() * model.heads() * model.headSize() * tokens * model.attended(tokens);
        double compute = 2 * model.activeParameters() * tokens / (computePeak * PREFILL_EFFICIENCY.in(k) * filled)
                + attention / (run.gpu().bf16() * run.tp() * ATTENTION_EFFICIENCY.in(k));
        double quantised = run.weights().bytes() < 1 ? QUANTISED.in(k) : 1;
        double share = tokens / pass;
        double memory = share
                * model.weightsRead(pass)
                * run.weights().bytes()
                / (bandwidth * WEIGHT_BANDWIDTH.in(k) * quantised);
        double blended = blend(memory, compute);
        double stages = sequences > 1 ? run.pp() / STAGE_SHARE.in(k) : 1;
        double spread = spreadOut() / stages;
        double overhead =
                share * (model.layers() * layerSeconds() + STEP_SECONDS.in(k)) + tokens * TOKENIZE_SECONDS.in(k);
        return new Times(
                spread * blended * compute / (memory + compute),
                spread * blended * memory / (memory + compute),
                spread * reduce(pass) * share,
                overhead,
                sequences,
                false);
    }

    private double layerSeconds() {
        return LAYER_SECONDS.in(k) + (run.model().mixesExperts() ? EXPERT_SECONDS.in(k) : 0);
    }

    private double spreadOut() {
        return run.ep() > 1 ? EXPERT_PARALLEL.in(k) : 1;
    }

    /** Two all-reduces a layer over the GPUs that share it. */
    private double reduce(double tokens) {
        if (run.tp() == 1) {
            return 0;
        }
        double link = run.gpu().link() > 0 ? run.gpu().link() : 16e9;
        double sent = tokens * run.model().hidden() * 2 * 2 * (run.tp() - 1) / run.tp();
        return 2.0
                * run.model().layers()
                * (REDUCE_SECONDS.in(k) * Math.log(run.tp()) / Math.log(2) + sent / (link * LINK_EFFICIENCY.in(k)));
    }

    private double blend(double memory, double compute) {
        double p = Math.max(1, OVERLAP.in(k));
        double larger = Math.max(memory, compute);
        return larger * Math.pow(Math.pow(memory / larger, p) + Math.pow(compute / larger, p), 1 / p);
    }
}
