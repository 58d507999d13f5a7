package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Likeness.Point;
import java.nio.DoubleBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long jobs take, for those who ask a million times: the very times of {@link Sizer#size}, without interval and reasons.
 * What an answer shares with others (the nearness of measured runs, the names of traits) is worked out once.
 *
 * <p>Safe for many threads. An answer takes some microseconds.
 */
public final class Pace {

    /** Each takes some kilobytes. */
    private static final int MOST_PLACES = 2_000;

    private static final int MOST_TRAITS = 100_000;

    private final Calibration calibration;
    private final Map<Traits, long[]> keys = new ConcurrentHashMap<>();
    private final Map<DoubleBuffer, Correction.Place> places = new ConcurrentHashMap<>();

    /** What a run's likeness to others is told by, apart from load, lengths and split. */
    private record Traits(
            String engine, String gpu, String model, Precision weights, Precision cache, Measure measure) {}

    Pace(Calibration calibration) {
        this.calibration = calibration;
    }

    /** With the coefficients that come with Errand. */
    public static Pace bundled() {
        return new Pace(Calibration.bundled());
    }

    /** How fast a machine does work of one shape; how much there is of it does not matter here. */
    public Speed on(Machine machine, Job job) {
        return switch (job) {
            case Inference inference -> on(machine, inference);
            case Job.Training training -> steadily(Sizer.train(training, machine), training.tokens());
            case Job.Rendering rendering -> steadily(Sizer.render(rendering, machine), rendering.frames());
        };
    }

    /** Twice the work takes twice the time. */
    private static Speed steadily(Sizing sizing, double amount) {
        double each = sizing.fits() ? sizing.seconds() / amount : Double.POSITIVE_INFINITY;
        return more -> more * each;
    }

    private Speed on(Machine machine, Inference job) {
        Run run = Layouts.best(job, machine, calibration);
        if (!Layouts.fits(run)) {
            return requests -> Double.POSITIVE_INFINITY;
        }
        double[] coefficients = calibration.coefficients(run);
        Roofline.Times times = Roofline.times(run, coefficients);
        double factor = Math.exp(place(run).log(keys(run)));
        double inFlight = times.perReplica() * run.replicas();
        double full = Sizer.seconds(inFlight, run, coefficients, factor, inFlight) / inFlight;
        return requests ->
                requests >= inFlight ? requests * full : Sizer.seconds(requests, run, coefficients, factor, inFlight);
    }

    /** Seconds that work of one shape takes on one machine, once weights are loaded. */
    public interface Speed {
        /** Of so many requests, tokens to train on or frames; infinite if the machine does not hold what they need. */
        double seconds(double amount);
    }

    /** The fewest GPUs of a kind whose memory, all together, holds what the work needs: of inference, the model and one request. */
    public static int fewestGpus(Job job, Gpu gpu) {
        return switch (job) {
            case Inference inference -> Sizer.fewest(Sizer.needed(inference), gpu);
            case Job.Training training -> Sizer.fewest(training.memoryBytes(), gpu);
            case Job.Rendering rendering -> 1;
        };
    }

    private long[] keys(Run run) {
        Traits traits = new Traits(
                run.engine(), run.gpu().name(), run.model().name(), run.weights(), run.cache(), run.measure());
        long[] known = keys.get(traits);
        if (known == null) {
            forget(keys, MOST_TRAITS);
            known = Point.keys(run);
            keys.put(traits, known);
        }
        return known;
    }

    private Correction.Place place(Run run) {
        double[] octaves = Point.octaves(run);
        DoubleBuffer spot = DoubleBuffer.wrap(octaves);
        Correction.Place known = places.get(spot);
        if (known == null) {
            forget(places, MOST_PLACES);
            known = calibration.correction().at(octaves);
            places.put(spot, known);
        }
        return known;
    }

    private static void forget(Map<?, ?> known, int most) {
        if (known.size() >= most) {
            known.clear();
        }
    }
}
