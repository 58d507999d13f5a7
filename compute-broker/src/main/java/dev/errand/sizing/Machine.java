package dev.errand.sizing;

/**
 * GPUs of one kind that work together, and how a model is split over them.
 *
 * @param count GPUs in all
 * @param tp GPUs that a layer is split over; 0 to let the sizer choose
 * @param pp stages that the layers are divided into; 0 to let the sizer choose
 * @param ep GPUs that experts are spread over; 0 for none
 * @param engine such as {@code vLLM} or {@code TensorRT-LLM 1.0}; empty if unknown
 */
public record Machine(Gpu gpu, int count, int tp, int pp, int ep, String engine) {

    private static final int MOST = 1_000_000;

    /** Checks the counts. */
    public Machine {
        if (count < 1 || count > MOST) {
            throw new UnsizableException("count is " + count + "; it must be from 1 to " + MOST);
        }
        if (tp < 0 || pp < 0 || ep < 0) {
            throw new UnsizableException("tp, pp and ep cannot be negative");
        }
    }

    /** So many GPUs, split as runs best, under an engine that is not known. */
    public static Machine of(Gpu gpu, int count) {
        return new Machine(gpu, count, 0, 0, 0, "");
    }
}
