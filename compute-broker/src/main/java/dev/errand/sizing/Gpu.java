package dev.errand.sizing;

/**
 * A kind of GPU, by its specification. FLOPs are dense ones: figures with structured sparsity are twice that and never met.
 *
 * @param name as in the data file
 * @param architecture such as {@code hopper}
 * @param consumer whether it is made for desks rather than for data centres
 * @param bf16 dense FLOP/s at 16 bits
 * @param fp8 dense FLOP/s at 8 bits, 0 where it has no such units
 * @param fp4 dense FLOP/s at 4 bits, 0 where it has no such units
 * @param memoryBytes what a program can use, which is less than the name says
 * @param bandwidth bytes a second between memory and chip
 * @param link bytes a second one way to its neighbours in the same machine; 0 for a GPU that stands alone
 * @param hostLink bytes a second one way to the host
 */
public record Gpu(
        String name,
        String architecture,
        boolean consumer,
        double bf16,
        double fp8,
        double fp4,
        double memoryBytes,
        double bandwidth,
        double link,
        double hostLink) {

    /** Checks the figures. */
    public Gpu {
        if (!(bf16 > 0) || !(memoryBytes > 0) || !(bandwidth > 0)) {
            throw new UnsizableException(name + ": FLOP/s, memory and bandwidth must be positive");
        }
        if (!(fp8 >= 0) || !(fp4 >= 0) || !(link >= 0) || !(hostLink >= 0)) {
            throw new UnsizableException(name + ": a figure is negative or no number");
        }
    }

    /** Dense FLOP/s that weights of a precision are multiplied at: its own units where there are some, else 16 bits. */
    public double flops(Precision precision) {
        return switch (precision) {
            case FP32 -> bf16 / 2;
            case FP8, INT8 -> fp8 > 0 ? fp8 : bf16;
            case FP4 -> fp4 > 0 ? fp4 : bf16;
            case FP16, BF16, INT4, Q4_K_M -> bf16;
        };
    }

    /** Whether its neighbours are reached over a switched fabric, so that one layer can be split over several GPUs. */
    public boolean hasFastLinks() {
        return link > 100e9;
    }
}
