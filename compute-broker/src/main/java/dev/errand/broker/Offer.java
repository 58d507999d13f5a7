package dev.errand.broker;

import dev.errand.sizing.Gpu;
import java.util.Locale;
import java.util.Set;

/**
 * GPUs of one kind that a provider rents out by the hour.
 *
 * @param count GPUs in all
 * @param usdPerGpuHour paid from the start of the lease, so also while weights are fetched
 * @param netMbps megabits a second at which weights reach the provider; 0 if it fetches nothing
 * @param cachedModels names of models, as in the catalog, whose weights it holds already
 * @param reliability share of leases that it has seen through, from 0 to 1
 */
public record Offer(
        String id,
        String provider,
        Gpu gpu,
        int count,
        double usdPerGpuHour,
        String region,
        double netMbps,
        Set<String> cachedModels,
        double reliability) {

    /** Split layers need a fabric; machines have at most eight GPUs on one. */
    private static final int MOST_ON_A_FABRIC = 8;
    /** Over PCIe, splitting a layer hardly pays past four. */
    private static final int MOST_ON_PCIE = 4;

    private static final int MOST = 1_000_000;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one of them cannot be
     */
    public Offer {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an offer has no id");
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "offer " + id + ": count is " + count + "; it must be from 1 to " + MOST);
        }
        if (!(usdPerGpuHour >= 0) || !(usdPerGpuHour <= MOST)) {
            throw new IllegalArgumentException(
                    "offer " + id + ": usdPerGpuHour is " + usdPerGpuHour + "; it must be an amount");
        }
        if (!(netMbps >= 0) || Double.isInfinite(netMbps)) {
            throw new IllegalArgumentException("offer " + id + ": netMbps is " + netMbps + "; it must be 0 or more");
        }
        if (!(reliability >= 0) || !(reliability <= 1)) {
            throw new IllegalArgumentException(
                    "offer " + id + ": reliability is " + reliability + "; it must be from 0 to 1");
        }
        region = region.strip().toLowerCase(Locale.ROOT);
        cachedModels = Set.copyOf(cachedModels);
    }

    /** The most GPUs that one copy of a model may be split over here; more of them run copies side by side. */
    int widest() {
        if (gpu.consumer()) {
            return 1;
        }
        return Math.min(count, gpu.hasFastLinks() ? MOST_ON_A_FABRIC : MOST_ON_PCIE);
    }

    /** Seconds until the first token can be computed: image and weights over the network, then from disk to the GPUs. */
    double startSeconds(double weightBytes, boolean held) {
        return startSeconds(weightBytes, held, netMbps);
    }

    /** The same at a speed of the network. */
    static double startSeconds(double weightBytes, boolean held, double netMbps) {
        double loading = weightBytes / DISK_BYTES_PER_SECOND;
        return held ? loading : (weightBytes + IMAGE_BYTES) * 8 / (netMbps * 1e6) + loading;
    }

    /** Of an inference server's container image, compressed. */
    private static final double IMAGE_BYTES = 2.5e9;
    /** Of a local NVMe drive, which is slower than any bus behind it. */
    private static final double DISK_BYTES_PER_SECOND = 3e9;
}
