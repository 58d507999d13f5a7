package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Likeness.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says what a job takes: a roofline with fitted coefficients, corrected by measured runs that are alike, with an interval whose
 * coverage was calibrated on runs held back from the fit.
 *
 * <p>Immutable and safe to share. One answer takes a fraction of a millisecond.
 */
public final class Sizer {

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double SHAPE_SPREAD = 0.35;

    private static final double TRAINING_UTILISATION = 0.40;
    private static final double TRAINING_LOW = 0.25;
    private static final double TRAINING_HIGH = 0.55;
    private static final double RENDER_SPREAD = 1.6;

    private final Calibration calibration;

    Sizer(Calibration calibration) {
        this.calibration = calibration;
    }

    /** With the coefficients that come with Errand. */
    public static Sizer bundled() {
        return new Sizer(Calibration.bundled());
    }

    /** What {@code job} takes on {@code machine}. */
    public Sizing size(Job job, Machine machine) {
        return switch (job) {
            case Inference inference -> infer(inference, machine);
            case Training training -> train(training, machine);
            case Rendering rendering -> render(rendering, machine);
        };
    }

    private Sizing infer(Inference job, Machine machine) {
        double needed = needed(job);
        int minGpus = fewest(needed, machine.gpu());
        Run run = Layouts.best(job, machine, calibration);
        if (!Layouts.fits(run)) {
            return new Sizing(
                    job.flops(),
                    needed + (double) machine.count() * Roofline.RESERVED_BYTES,
                    false,
                    minGpus,
                    0,
                    0,
                    0,
                    Double.POSITIVE_INFINITY,
                    Bound.MEMORY,
                    List.of(shortage(job, run)));
        }
        double[] coefficients = calibration.coefficients(run);
        Roofline.Times times = Roofline.times(run, coefficients);
        Point point = Point.of(run);
        double factor = Math.exp(calibration.correction().log(point));
        double rate = Roofline.rate(run, times) * factor;
        Interval interval = calibration.interval();
        double spread = interval.spread(calibration.correction(), point);
        if (job.model().inferredShape()) {
            spread = Math.hypot(spread, SHAPE_SPREAD);
        }
        double inFlight = times.perReplica() * run.replicas();
        return new Sizing(
                job.flops(),
                Roofline.memoryBytes(run, inFlight),
                true,
                minGpus,
                rate,
                rate * Math.exp(interval.lower() * spread),
                rate * Math.exp(interval.upper() * spread),
                seconds(job.requests(), run, coefficients, factor, inFlight),
                times.bound(),
                reasons(job, run, times));
    }

    /** A job of fewer requests than the best load does not fill the machine, and is timed at the load that it brings. */
    static double seconds(double requests, Run run, double[] coefficients, double factor, double inFlight) {
        double tokens = run.measure().countsPrompt() ? run.inputTokens() : run.outputTokens();
        Run own = requests < inFlight ? run.withInFlight(requests) : run;
        double rate = Roofline.tokensPerSecond(own, coefficients) * factor;
        if (requests < run.replicas()) {
            rate *= requests / run.replicas();
        }
        return requests * tokens / rate;
    }

    static double needed(Inference job) {
        return job.model().weightBytes(job.weights())
                + job.model().cacheBytes(job.inputTokens() + job.outputTokens(), job.cache());
    }

    static int fewest(double bytes, Gpu gpu) {
        double each = gpu.memoryBytes() - Roofline.RESERVED_BYTES;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(bytes / each)));
    }

    private static String shortage(Inference job, Run run) {
        int together = run.tp() * run.pp();
        return String.format(
                Locale.ROOT,
                "%.1f GiB of weights, %.2f GiB of cache for %.0f tokens and %.1f GiB for the runtime; %d × %s have %.1f GiB",
                job.model().weightBytes(job.weights()) / GIB,
                job.model().cacheBytes(run.longestContext(), job.cache()) / GIB,
                run.longestContext(),
                together * Roofline.RESERVED_BYTES / GIB,
                together,
                run.gpu().name(),
                together * run.gpu().memoryBytes() / GIB);
    }

    private static List<String> reasons(Inference job, Run run, Roofline.Times times) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "%d × %s as %d replica%s of tp %d, pp %d; %.0f requests in flight each",
                run.count(),
                run.gpu().name(),
                run.replicas(),
                run.replicas() == 1 ? "" : "s",
                run.tp(),
                run.pp(),
                times.perReplica()));
        double total = times.total() / 100;
        reasons.add(String.format(
                Locale.ROOT,
                "of the time %.0f %% is multiplying, %.0f %% reading memory, %.0f %% sending between GPUs, %.0f %% waiting",
                times.compute() / total,
                times.bandwidth() / total,
                times.network() / total,
                times.overhead() / total));
        if (times.heldByMemory()) {
            reasons.add("memory keeps more requests from being in flight");
        }
        if (job.model().inferredShape()) {
            reasons.add("the model's shape was inferred from its parameter count, so the interval is wider");
        }
        return reasons;
    }

    static Sizing train(Training job, Machine machine) {
        double memory = job.memoryBytes();
        int minGpus = fewest(memory, machine.gpu());
        boolean fits = machine.count() >= minGpus;
        double peak = machine.gpu().flops(job.precision()) * machine.count();
        double rate = peak * TRAINING_UTILISATION / (6 * job.model().activeParameters());
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "%.4g dense FLOP/s at %.0f %% utilisation, between %.0f and %.0f %%: an assumption, not a fit",
                peak,
                TRAINING_UTILISATION * 100,
                TRAINING_LOW * 100,
                TRAINING_HIGH * 100));
        if (!fits) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "%.0f GiB of weights, gradients and optimiser state; %d × %s have %.0f GiB, so the time is what it would"
                            + " take if the state were kept elsewhere",
                    memory / GIB,
                    machine.count(),
                    machine.gpu().name(),
                    machine.count() * machine.gpu().memoryBytes() / GIB));
        }
        return new Sizing(
                job.flops(),
                memory,
                fits,
                minGpus,
                rate,
                rate * TRAINING_LOW / TRAINING_UTILISATION,
                rate * TRAINING_HIGH / TRAINING_UTILISATION,
                job.tokens() / rate,
                fits ? Bound.COMPUTE : Bound.MEMORY,
                reasons);
    }

    static Sizing render(Rendering job, Machine machine) {
        double rate = machine.count() * machine.gpu().bf16() / job.reference().bf16() / job.secondsPerFrame();
        return new Sizing(
                job.flops(),
                0,
                true,
                1,
                rate,
                rate / RENDER_SPREAD,
                rate * RENDER_SPREAD,
                job.frames() / rate,
                Bound.COMPUTE,
                List.of(String.format(
                        Locale.ROOT,
                        "%.4g s a frame on %s, scaled by 16-bit FLOP/s; frames are shared out over the GPUs",
                        job.secondsPerFrame(),
                        job.reference().name())));
    }
}
