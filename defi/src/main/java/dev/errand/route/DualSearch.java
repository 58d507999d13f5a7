package dev.errand.route;

import java.util.Arrays;

/**
 * Finds the prices at which the dual is least, by Newton's method. Used once, by one thread.
 *
 * <p>Seen in logarithms of prices, each pool that trades adds a spring between its two tokens to the curvature, so a step solves the
 * Laplacian of the graph. Pools at rest but near their fee's edge count as weak springs, the weaker the smaller the last step was:
 * without them the first steps would fly past the prices at which more pools wake up.
 */
final class DualSearch {

    private static final int MOST_STEPS = 120;
    private static final int MOST_TRIES = 12;
    private static final int PATIENCE = 4;
    private static final double LONGEST = 1;
    private static final double STRETCH = 3;
    private static final double SHRINK = 0.3;
    private static final double FLAT = 0.25;
    private static final double WIDEST_BLUR = 0.01;
    private static final double NARROWEST_BLUR = 1e-13;
    private static final double GOOD = 1e-13;

    private final DualProblem problem;
    private final double[] log;
    private final double[] shift;
    private final double[] trial;
    private final double[] best;
    private final double[] step;
    private final double[] slope;
    private final double[] right;
    private final Laplacian laplacian;
    private double bestError = Double.POSITIVE_INFINITY;

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
        this.laplacian = new Laplacian(tokens, problem.arcs() / 2, problem.unit());
    }

    /** The shifts from the problem's base at which the pools' trades fit together best; the base is moved on the way. */
    double[] run(double[] fromLogPrices) {
        System.arraycopy(fromLogPrices, 0, log, 0, log.length);
        problem.rebase(log);
        double blur = WIDEST_BLUR;
        int worse = 0;
        for (int steps = 0; steps < MOST_STEPS && worse < PATIENCE; steps++) {
            if (blur < NARROWEST_BLUR) {
                blur = 0;
            }
            double error = slopeAt(shift, blur);
            if (blur == 0) {
                worse = error < bestError ? 0 : worse + 1;
                if (error < bestError) {
                    bestError = error;
                    System.arraycopy(shift, 0, best, 0, best.length);
                }
                if (error < GOOD) {
                    break;
                }
            }
            newton(blur);
            boolean whole = walk(blur);
            if (whole) {
                blur *= error < 1e-5 ? 1e-3 : 0.2;
            }
            if (blur > 0) {
                rebase(); // later the base must stay, or its own rounding would move the flows of deep pools
            }
        }
        return best;
    }

    private void rebase() {
        for (int t = 0; t < log.length; t++) {
            log[t] += shift[t];
        }
        problem.rebase(log);
        Arrays.fill(shift, 0);
        bestError = Double.POSITIVE_INFINITY;
    }

    /** Moves along the step until the dual hardly falls any more; returns whether the whole step could be taken. */
    private boolean walk(double blur) {
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
        int tries = 0;
        for (; tries < MOST_TRIES; tries++) {
            double now = slopeAlong(length, blur);
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
        return length == 1;
    }

    private double slopeAlong(double length, double blur) {
        for (int t = 0; t < step.length; t++) {
            trial[t] = shift[t] + length * step[t];
        }
        double[] net = problem.net(trial, blur);
        double sum = 0;
        for (int t = 0; t < step.length; t++) {
            sum += step[t] == 0 ? 0 : net[t] * problem.base(t) * Math.exp(trial[t]) * step[t];
        }
        return sum;
    }

    private double slopeAt(double[] at, double blur) {
        double[] net = problem.net(at, blur);
        double sum = 0;
        double scale = 0;
        for (int t = 0; t < slope.length; t++) {
            double price = problem.base(t) * Math.exp(at[t]);
            slope[t] = t == problem.unit() ? 0 : net[t] * price;
            sum += Math.abs(slope[t]);
            scale += Math.abs(problem.given(t)) * price;
        }
        return sum / scale;
    }

    private void newton(double blur) {
        laplacian.clear();
        for (int pool = 0; pool < problem.arcs() / 2; pool++) {
            double spring = problem.isShut(pool)
                    ? 0
                    : problem.spring(2 * pool, shift, blur) + problem.spring(2 * pool + 1, shift, blur);
            if (spring > 0) {
                laplacian.add(problem.from(2 * pool), problem.to(2 * pool), spring);
            }
        }
        for (int t = 0; t < right.length; t++) {
            right[t] = -slope[t];
        }
        laplacian.solve(right, step);
        for (int t = 0; t < step.length; t++) {
            step[t] = Math.clamp(step[t], -LONGEST, LONGEST); // one token far off must not hold up the others
        }
    }
}
