package dev.errand.broker;

import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Pace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long requests of one shape take on one, two, four … GPUs of a kind. The pace is asked for once a rung and power of two of
 * requests; between two powers of two the time follows the straight line on logarithmic scales, which is exact as soon as there
 * are enough requests to fill the GPUs.
 *
 * <p>Threads may race to fill in a time; they fill in the same one.
 */
final class Ladder {

    private static final int MOST_OCTAVES = 60;
    private static final int MOST_GPUS = 1024;

    private final Pace pace;
    private final Inference shape;
    private final Gpu gpu;
    private final int fewest;
    private final List<double[]> seconds = new ArrayList<>();

    Ladder(Pace pace, Inference shape, Gpu gpu) {
        this.pace = pace;
        this.shape = shape;
        this.gpu = gpu;
        this.fewest = fewest();
    }

    private int fewest() {
        int least = Pace.fewestGpus(shape, gpu);
        for (int gpus = least; gpus <= Math.min(2L * least, MOST_GPUS); gpus++) {
            if (Double.isFinite(time(gpus, 1))) {
                return gpus;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The fewest GPUs that hold the model and one request. */
    int fewestGpus() {
        return fewest;
    }

    /** GPUs of a rung: the fewest that hold the model, then powers of two above it. */
    int gpus(int rung) {
        if (rung == 0 || fewest > MOST_GPUS) {
            return fewest;
        }
        long next = (Integer.highestOneBit(fewest) * 2L) << (rung - 1);
        return (int) Math.min(next, Integer.MAX_VALUE);
    }

    /** Seconds of so many requests on a rung's GPUs; infinite where they do not hold the model. */
    double seconds(int rung, double requests) {
        double octave = Math.log(requests) / Math.log(2);
        int below = (int) Math.min(octave, MOST_OCTAVES - 2);
        double low = sized(rung, below);
        if (octave == below || Double.isInfinite(low)) {
            return low;
        }
        double high = sized(rung, below + 1);
        return low * Math.pow(high / low, octave - below);
    }

    private synchronized double[] rung(int rung) {
        while (seconds.size() <= rung) {
            double[] unknown = new double[MOST_OCTAVES];
            Arrays.fill(unknown, Double.NaN);
            seconds.add(unknown);
        }
        return seconds.get(rung);
    }

    private double sized(int rung, int octave) {
        double[] known = rung(rung);
        if (Double.isNaN(known[octave])) {
            known[octave] = time(gpus(rung), Math.scalb(1.0, octave));
        }
        return known[octave];
    }

    private double time(int gpus, double requests) {
        Inference asked = new Inference(
                shape.model(),
                shape.weights(),
                shape.cache(),
                shape.inputTokens(),
                shape.outputTokens(),
                requests,
                shape.concurrency(),
                shape.measure());
        return pace.seconds(asked, Machine.of(gpu, gpus));
    }
}
