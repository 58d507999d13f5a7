package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Likeness.Point;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long inference takes, for those who ask a million times: the sizer's time, with what alike runs say looked up for lengths
 * rounded to two octaves rather than for the very lengths. By how much it differs from {@link Sizer#size} was
 * not measured, and it has no interval.
 *
 * <p>Safe for many threads. An answer takes some microseconds once a model was met on a kind of GPU.
 */
public final class Pace {

    private static final int MOST_KNOWN = 200_000;
    private static final double STEP = 4;

    private final Calibration calibration;
    private final Map<Key, Double> factors = new ConcurrentHashMap<>();

    private record Key(
            String model,
            Precision weights,
            Precision cache,
            String gpu,
            int tp,
            int pp,
            Measure measure,
            int in,
            int out,
            int flight) {}

    Pace(Calibration calibration) {
        this.calibration = calibration;
    }

    /** With the coefficients that come with Errand. */
    public static Pace bundled() {
        return new Pace(Calibration.bundled());
    }

    /** Seconds of the whole job, once weights are loaded; infinite if the machine does not hold it. */
    public double seconds(Inference job, Machine machine) {
        Run run = Layouts.best(job, machine, calibration);
        if (!Layouts.fits(run)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] coefficients = calibration.coefficients(run);
        double inFlight = Roofline.times(run, coefficients).perReplica() * run.replicas();
        return Sizer.seconds(job, run, coefficients, factor(run), inFlight);
    }

    /** The fewest GPUs of a kind whose memory, all together, holds the model and one request. */
    public static int fewestGpus(Inference job, Gpu gpu) {
        return Sizer.fewest(Sizer.needed(job), gpu);
    }

    private double factor(Run run) {
        Key key = new Key(
                run.model().name(),
                run.weights(),
                run.cache(),
                run.gpu().name(),
                run.tp(),
                run.pp(),
                run.measure(),
                step(run.inputTokens()),
                step(run.outputTokens()),
                step(run.inFlight() / run.replicas()));
        Double known = factors.get(key);
        if (known == null) {
            if (factors.size() >= MOST_KNOWN) {
                factors.clear();
            }
            Run rounded = new Run(
                    run.model(),
                    run.weights(),
                    run.cache(),
                    run.gpu(),
                    run.count(),
                    run.tp(),
                    run.pp(),
                    run.ep(),
                    Math.pow(STEP, key.in),
                    Math.pow(STEP, key.out),
                    run.inFlight() == 0 ? 0 : Math.pow(STEP, key.flight) * run.replicas(),
                    run.engine(),
                    run.measure());
            known = Math.exp(calibration.correction().log(Point.of(rounded)));
            factors.put(key, known);
        }
        return known;
    }

    private static int step(double value) {
        return (int) Math.round(Math.log(Math.max(1, value)) / Math.log(STEP));
    }
}
