package dev.errand.app;

import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Sizing;
import java.util.Locale;

/** Tells a person what a job takes, and why. */
final class SizeTeller {

    private static final double GB = 1e9;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86400;
    private static final double YEAR = 365.25 * DAY;

    private SizeTeller() {}

    static void tell(Console console, SizeRequest request, Sizing sizing) {
        Job job = request.job();
        Machine machine = request.machine();
        console.line(console.bold(
                title(job) + " on " + machine.count() + " × " + machine.gpu().name()));
        String unit = job instanceof Rendering ? "frames" : "tokens";
        console.line(String.format(Locale.ROOT, "  FLOPs   %.3g %s", sizing.flops(), rule(job)));
        if (sizing.memoryBytes() > 0) {
            console.line(memory(job, sizing));
        }
        if (sizing.tokensPerSecond() > 0) {
            console.line(String.format(
                    Locale.ROOT,
                    "  rate    %s %s/s, nine times in ten between %s and %s",
                    figure(sizing.tokensPerSecond()),
                    unit,
                    figure(sizing.low()),
                    figure(sizing.high())));
            console.line("  time    " + duration(sizing.seconds()));
        }
        console.line("  limit   " + sizing.bound());
        if (!sizing.fits()) {
            console.line("  It does not fit:");
        }
        sizing.reasons().forEach(reason -> console.line("  · " + reason));
        if (job instanceof Inference inference) {
            double weights = inference.model().weightBytes(inference.weights());
            console.line(String.format(
                    Locale.ROOT,
                    "  · before it starts, %.1f GB of weights take %s at 10 Gbit/s or %s at 100 Mbit/s, unless they are there",
                    weights / GB,
                    duration(weights * 8 / 10e9),
                    duration(weights * 8 / 100e6)));
        }
        if (job instanceof Training training && isSourcesExample(training, machine)) {
            console.gap();
            console.line(
                    "  The source prints 3.15e22 FLOPs and 584 days for this. It leaves out its own factor 6, and divides by");
            console.line(
                    "  624 TFLOPS, which an A100 has only for sparse matrices; dense it is 312. At that peak, never reached,");
            console.line(
                    "  it would be " + duration(sizing.flops() / machine.gpu().bf16()) + ".");
        }
    }

    /** What an inference job fills goes with the load; the fewest GPUs are those that can hold the weights and one request. */
    private static String memory(Job job, Sizing sizing) {
        boolean loaded = job instanceof Inference && sizing.fits();
        return String.format(
                Locale.ROOT,
                loaded
                        ? "  memory  %.1f GB with all requests in flight; the weights and one request need %,d of these GPUs"
                        : "  memory  %.1f GB; the fewest of these GPUs that hold it: %,d",
                sizing.memoryBytes() / GB,
                sizing.minGpus());
    }

    private static boolean isSourcesExample(Training job, Machine machine) {
        return Math.abs(job.model().parameters() / 175e9 - 1) < 0.01
                && Math.abs(job.tokens() / 180e9 - 1) < 0.01
                && machine.count() == 1
                && machine.gpu().name().startsWith("A100");
    }

    private static String title(Job job) {
        return switch (job) {
            case Inference infer ->
                String.format(
                        Locale.ROOT,
                        "%,.0f request%s of %,.0f tokens in and %,.0f out with %s in %s",
                        infer.requests(),
                        infer.requests() == 1 ? "" : "s",
                        infer.inputTokens(),
                        infer.outputTokens(),
                        infer.model().name(),
                        infer.weights());
            case Training train ->
                String.format(
                        Locale.ROOT, "Training %s on %.4g tokens", train.model().name(), train.tokens());
            case Rendering render -> String.format(Locale.ROOT, "Rendering %,.0f frames", render.frames());
        };
    }

    private static String rule(Job job) {
        return switch (job) {
            case Inference any -> "(2 · active parameters · tokens)";
            case Training any -> "(6 · active parameters · tokens)";
            case Rendering any -> "(half the reference GPU's peak for as long as it takes)";
        };
    }

    private static String figure(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** A duration in the unit that a person would use. */
    static String duration(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        if (seconds < 2 * MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 2 * HOUR) {
            return String.format(Locale.ROOT, "%.1f min", seconds / MINUTE);
        }
        if (seconds < 2 * DAY) {
            return String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
        }
        return seconds < 2 * YEAR
                ? String.format(Locale.ROOT, "%,.1f days", seconds / DAY)
                : String.format(Locale.ROOT, "%,.0f days (%.1f years)", seconds / DAY, seconds / YEAR);
    }
}
