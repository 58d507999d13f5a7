package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Likeness.Point;
import java.nio.DoubleBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long inference takes, for those who ask a million times: the very times of {@link Sizer#size}, without interval and reasons.
 * What an answer shares with others (the nearness of measured runs, the names of traits) is worked out once.
 *
 * <p>Safe for many threads. An answer takes some microseconds.
 */
public final class Pace {

    /** Each takes some kilobytes. */
    private static final int MOST_PLACES = 1_000;

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

    /** How fast a machine answers requests of one shape; how many there are, {@code job.requests()}, does not matter here. */
    public Speed on(Machine machine, Inference job) {
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

    /** Seconds that requests of one shape take on one machine, once weights are loaded. */
    public interface Speed {
        /** Of so many requests; infinite if the machine does not hold the model. */
        double seconds(double requests);
    }

    /** The fewest GPUs of a kind whose memory, all together, holds the model and one request. */
    public static int fewestGpus(Inference job, Gpu gpu) {
        return Sizer.fewest(Sizer.needed(job), gpu);
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
