package dev.errand.broker;

import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Pace;
import dev.errand.sizing.Pace.Speed;
import java.util.ArrayList;
import java.util.List;

/** How fast one, two, four … GPUs of a kind do work of one shape. Safe for many threads. */
final class Ladder {

    private static final int MOST_GPUS = 1024;

    private final Pace pace;
    private final Job shape;
    private final Gpu gpu;
    private final int fewest;
    private final List<Speed> speeds = new ArrayList<>();

    Ladder(Pace pace, Job shape, Gpu gpu) {
        this.pace = pace;
        this.shape = shape;
        this.gpu = gpu;
        this.fewest = fewest();
    }

    private int fewest() {
        int least = Pace.fewestGpus(shape, gpu);
        for (int gpus = least; gpus <= Math.min(2L * least, MOST_GPUS); gpus++) {
            Speed speed = pace.on(Machine.of(gpu, gpus), shape);
            if (Double.isFinite(speed.seconds(1))) {
                speeds.add(speed);
                return gpus;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether any number of GPUs does. */
    boolean isHeld() {
        return fewest < Integer.MAX_VALUE;
    }

    /** The fewest GPUs that hold what the work needs in memory. */
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

    /** Seconds of so many requests, tokens or frames on a rung's GPUs; infinite where they do not hold the model. */
    double seconds(int rung, double amount) {
        return speed(rung).seconds(amount);
    }

    private synchronized Speed speed(int rung) {
        while (speeds.size() <= rung) {
            speeds.add(pace.on(Machine.of(gpu, gpus(speeds.size())), shape));
        }
        return speeds.get(rung);
    }
}
