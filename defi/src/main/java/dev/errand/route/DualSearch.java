package dev.errand.route;

import java.util.Arrays;

/**
 * Finds the prices at which the dual is least. {@link CentralPath} comes near; from there Newton's method on the dual itself goes to the
 * end of double precision in a few steps. Used once, by one thread.
 */
final class DualSearch {

    /** How near the path must come before Newton's method is tried; if that fails, nearer. */
    private static final double[] NEAR = {1e-4, 1e-6, 1e-8};

    private static final int MOST_STEPS = 30;
    private static final int MOST_TRIES = 12;
    private static final int PATIENCE = 4;
    private static final double LONGEST = 1;
    private static final double STRETCH = 3;
    private static final double SHRINK = 0.3;
    private static final double FLAT = 0.25;
    private static final double GOOD = 1e-13;
    private static final double ENOUGH = 1e-9;

    private final DualProblem problem;
    private final double[] log;
    private final double[] shift;
    private final double[] trial;
    private final double[] best;
    private final double[] step;
    private final double[] slope;
    private final double[] right;
    private final Laplacian laplacian;
    private double error = Double.POSITIVE_INFINITY;

    DualSearch(DualProblem problem) {
        int tokens = problem.tokens();
        this.problem = problem;
        this.log = new double[tokens];
        this.shift = new double[tokens];
        this.trial = new double[tokens];
        this.best = new double[tokens];
        this.step = new double[tokens];
        this.slope = new double[tokens];
        this.right = new double[tokens];
        this.laplacian = new Laplacian(tokens, problem.arcs() / 2 + tokens, problem.unit());
    }

    /** The natural logarithms of the best prices, which the problem's base is moved to but for {@link #shift}. */
    double[] run(double[] fromLogPrices) {
        CentralPath path = new CentralPath(problem, fromLogPrices);
        for (int i = 0; i < NEAR.length && error > ENOUGH; i++) {
            for (int t = 0; t < log.length; t++) {
                log[t] = fromLogPrices[t];
            }
            problem.rebase(log);
            path.follow(NEAR[i]);
            for (int t = 0; t < log.length; t++) {
                log[t] += path.shift()[t];
                shift[t] = 0;
            }
            problem.rebase(log);
            polish();
        }
        for (int t = 0; t < log.length; t++) {
            log[t] += best[t];
        }
        return log;
    }

    /**
     * Newton's method once more, from the best prices as the base, if that brings the trades to fit together better: shifts are then so
     * small that a double tells one end of a narrow piece from the other.
     */
    double[] refine() {
        double[] base = new double[log.length];
        Arrays.setAll(base, problem::logBase);
        double[] before = best.clone();
        double reached = error;
        problem.rebase(log);
        Arrays.fill(shift, 0);
        polish();
        if (error < reached) {
            base = log.clone();
        } else {
            problem.rebase(base);
            System.arraycopy(before, 0, best, 0, best.length);
            error = reached;
        }
        for (int t = 0; t < log.length; t++) {
            log[t] = base[t] + best[t];
        }
        return log;
    }

    /** The shifts from the problem's base at which the pools' trades fit together best. */
    double[] shift() {
        return best;
    }

    /** What does not fit together at the best prices, as a share of what is traded. */
    double error() {
        return error;
    }

    private void polish() {
        error = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int steps = 0; steps < MOST_STEPS && worse < PATIENCE && error > GOOD; steps++) {
            double now = problem.error(shift);
            worse++;
            if (now < error) {
                error = now;
                worse = 0;
                System.arraycopy(shift, 0, best, 0, best.length);
            }
            newton();
            walk();
        }
    }

    private void newton() {
        double[] net = problem.net(shift);
        laplacian.clear();
        for (int pool = 0; pool < problem.arcs() / 2; pool++) {
            double spring =
                    problem.isShut(pool) ? 0 : problem.spring(2 * pool, shift) + problem.spring(2 * pool + 1, shift);
            if (spring > 0) {
                laplacian.add(problem.from(2 * pool), problem.to(2 * pool), spring);
            }
        }
        for (int t = 0; t < right.length; t++) {
            slope[t] = t == problem.unit() ? 0 : net[t] * problem.base(t) * Math.exp(shift[t]);
            right[t] = -slope[t];
            if (slope[t] != 0) {
                laplacian.add(t, problem.unit(), Math.abs(slope[t])); // holds a token that nothing else ties
            }
        }
        laplacian.factor();
        laplacian.solve(right, step);
        for (int t = 0; t < step.length; t++) {
            step[t] = Math.clamp(step[t], -LONGEST, LONGEST);
        }
    }

    /** Moves along the step until the dual hardly falls any more. */
    private void walk() {
        double fall = 0;
        double longest = 0;
        for (int t = 0; t < step.length; t++) {
            fall -= slope[t] * step[t];
            longest = Math.max(longest, Math.abs(step[t]));
        }
        double most = Math.max(1, LONGEST / longest);
        double length = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            double now = slopeAlong(length);
            boolean atEnd = now < 0 && length >= most;
            if (Math.abs(now) <= FLAT * fall || atEnd) {
                break;
            }
            if (now < 0) {
                low = length;
            } else {
                high = length;
            }
            length = high == Double.POSITIVE_INFINITY ? Math.min(most, length * STRETCH) : low + (high - low) * SHRINK;
        }
        for (int t = 0; t < shift.length; t++) {
            shift[t] += length * step[t];
        }
    }

    private double slopeAlong(double length) {
        for (int t = 0; t < step.length; t++) {
            trial[t] = shift[t] + length * step[t];
        }
        double[] net = problem.net(trial);
        double sum = 0;
        for (int t = 0; t < step.length; t++) {
            sum += step[t] == 0 ? 0 : net[t] * problem.base(t) * Math.exp(trial[t]) * step[t];
        }
        return sum;
    }
}
