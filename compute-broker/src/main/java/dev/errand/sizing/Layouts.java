package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;

/** Chooses how a model is split over the GPUs of a machine where the user does not say. */
final class Layouts {

    private static final int WIDEST_OVER_LINKS = 8;
    private static final int WIDEST_OVER_PCIE = 4;

    private Layouts() {}

    /** Whether each GPU holds its part of the weights, and the group one request at its longest. */
    static boolean fits(Run run) {
        return run.model().cacheBytes(run.longestContext(), run.cache())
                <= Roofline.freeBytes(run) * run.tp() * run.pp();
    }

    /** The layout with the highest rate of those that fit and that the machine leaves open; the least hungry if none fits. */
    static Run best(Inference job, Machine machine, Calibration calibration) {
        if (machine.tp() > 0 || machine.pp() > 0 || machine.count() == 1) {
            return run(job, machine, Math.max(1, machine.tp()), Math.max(1, machine.pp()));
        }
        Run best = null;
        double highest = 0;
        int widest = machine.gpu().hasFastLinks() ? WIDEST_OVER_LINKS : WIDEST_OVER_PCIE;
        for (int tp = 1; tp <= Math.min(widest, machine.count()); tp *= 2) {
            int left = machine.count() / tp;
            if (left * tp != machine.count()) {
                break;
            }
            int mostStages = Math.min(left, job.model().layers());
            for (int pp = 1; pp <= mostStages; pp++) {
                if (left % pp != 0) {
                    continue;
                }
                Run run = run(job, machine, tp, pp);
                if (!fits(run)) {
                    continue;
                }
                double rate = Roofline.tokensPerSecond(run, calibration.coefficients(run));
                if (best == null || rate > highest) {
                    best = run;
                    highest = rate;
                }
                break; // more stages than are needed to fit only cost
            }
        }
        return best == null ? run(job, machine, 1, hungriest(job, machine)) : best;
    }

    private static int hungriest(Inference job, Machine machine) {
        return machine.count() <= job.model().layers() ? machine.count() : 1;
    }

    private static Run run(Inference job, Machine machine, int tp, int pp) {
        return new Run(
                job.model(),
                job.weights(),
                job.cache(),
                machine.gpu(),
                machine.count(),
                tp,
                pp,
                Math.max(1, machine.ep()),
                job.inputTokens(),
                job.outputTokens(),
                job.concurrency(),
                machine.engine(),
                job.measure());
    }
}
