package dev.errand.sizing;

/** What the roofline cannot know from specifications and a fit must tell. Every one is positive. */
enum Coefficient {
    PREFILL_EFFICIENCY(0.5, "share of peak FLOP/s in the matrix products of a long prompt"),
    ATTENTION_EFFICIENCY(0.35, "share of peak 16-bit FLOP/s in the attention over a prompt"),
    PREFILL_HALF_TOKENS(60, "prompt tokens a pass at which half of that efficiency is reached"),
    DECODE_EFFICIENCY(0.5, "share of peak FLOP/s while decoding many sequences"),
    WEIGHT_BANDWIDTH(0.7, "share of peak bandwidth while weights are read"),
    CACHE_BANDWIDTH(0.8, "share of peak bandwidth while keys and values are read"),
    SLICE_HALF_COMPUTE(500, "width of a layer's slice on one GPU at which half of the compute efficiency is reached"),
    SLICE_HALF_READ(300, "width of a layer's slice on one GPU at which half of the bandwidth is reached"),
    OVERLAP(2.0, "how sharply the longer of memory and compute time hides the other (a norm's exponent)"),
    LAYER_SECONDS(4e-5, "seconds of launching and waiting a layer and step"),
    STEP_SECONDS(1e-3, "seconds of scheduling a step"),
    SEQUENCE_SECONDS(1.2e-5, "seconds of sampling and bookkeeping a sequence and step"),
    REQUEST_SECONDS(1e-3, "seconds of admitting and answering a request"),
    TOKENIZE_SECONDS(2e-7, "seconds of host work a prompt token"),
    REDUCE_SECONDS(1.5e-5, "seconds of one all-reduce, however small, times the logarithm of the GPUs"),
    LINK_EFFICIENCY(0.45, "share of the links' peak in an all-reduce"),
    MEMORY_SHARE(0.9, "share of the memory left by the weights that the cache may use"),
    PREFILL_SHARE(0.75, "share of the prompt's time that is not hidden behind decoding"),
    EXPERT_SPREAD(1.0, "expert weights read, over what evenly chosen experts would need"),
    EXPERT_SECONDS(3e-5, "seconds of routing a layer and step where experts are mixed"),
    EXPERT_EFFICIENCY(0.6, "compute efficiency where experts are mixed, over the dense one"),
    EXPERT_PARALLEL(1.2, "time with experts spread over GPUs, over splitting them"),
    FAST_CHIP(0.9, "compute efficiency for each tenfold of FLOP/s"),
    FAST_MEMORY(0.9, "bandwidth efficiency for each tenfold of bandwidth"),
    QUANTISED(0.8, "bandwidth efficiency with weights of 4 bits, over whole ones"),
    DEQUANTISED(0.8, "compute efficiency with weights that the chip has no units for"),
    NARROW_COMPUTE(0.8, "compute efficiency in units of 8 bits, over 16"),
    NARROWEST_COMPUTE(0.6, "compute efficiency in units of 4 bits, over 16"),
    STAGE_SHARE(1.1, "time with pipeline stages under load, over perfect overlap"),
    MOST_SEQUENCES(1200, "sequences that an engine takes in flight at most");

    private final double start;
    private final String meaning;

    Coefficient(double start, String meaning) {
        this.start = start;
        this.meaning = meaning;
    }

    /** Its place in an array of all coefficients. */
    @SuppressWarnings("EnumOrdinal") // an array of doubles is what a fit moves
    int index() {
        return ordinal();
    }

    /** Its value among all coefficients. */
    double in(double[] all) {
        return all[index()];
    }

    /** Where a fit begins. */
    double start() {
        return start;
    }

    String meaning() {
        return meaning;
    }
}
