package dev.errand.broker;

import java.util.Arrays;

/** How long one job takes on one, two, four … GPUs of a kind; each time is worked out once. Not thread-safe. */
final class Rungs {

    /** No more rungs than these are tried. */
    static final int MOST = 12;

    private final Ladder ladder;
    private final double amount;
    private final double[] seconds = new double[MOST];

    Rungs(Ladder ladder, double amount) {
        this.ladder = ladder;
        this.amount = amount;
        Arrays.fill(seconds, Double.NaN);
    }

    /** Whether any number of GPUs holds the model and one request. */
    boolean isHeld() {
        return ladder.isHeld();
    }

    /** The fewest GPUs that hold the model and one request; the largest number there is where none does. */
    int fewestGpus() {
        return ladder.fewestGpus();
    }

    /** GPUs of a rung. */
    int gpus(int rung) {
        return ladder.gpus(rung);
    }

    /** Seconds of the job on a rung's GPUs. */
    double seconds(int rung) {
        double known = seconds[rung];
        if (Double.isNaN(known)) {
            known = ladder.seconds(rung, amount);
            seconds[rung] = known;
        }
        return known;
    }

    /** The fewest GPU-seconds that the job takes on up to so many GPUs, if each also waits for its start. */
    double leastGpuSeconds(double start, int most) {
        double least = Double.POSITIVE_INFINITY;
        for (int rung = 0; rung < MOST && gpus(rung) <= most; rung++) {
            if (gpus(rung) * start >= least) {
                break;
            }
            double taken = gpus(rung) * (start + seconds(rung));
            if (taken >= least) {
                break; // twice the GPUs are seldom twice as fast, and less so from rung to rung
            }
            least = taken;
        }
        return least;
    }
}
