package dev.errand.broker;

import java.util.Arrays;

/** Climbs a concave function of many multipliers, each within its limits, by its slopes; it keeps the highest point. Not thread-safe. */
/*
 * Deflected subgradients with Polyak's step, each multiplier in a unit of its own size. M. Fisher, The Lagrangian Relaxation Method
 * for Solving Integer Programming Problems, Management Science 27(1), 1981; P. Camerini, L. Fratta, F. Maffioli, On Improving
 * Relaxation Methods by Modified Gradient Techniques, Mathematical Programming Study 3, 1975.
 */
final class Ascent {

    private static final int PATIENCE = 8;
    private static final double SHORTEST_STEP = 1e-3;
    private static final double DEFLECTION = 0.95;
    private static final double CUT = 0.7;
    /** A rise by less than this share of what is left does not count as one. */
    private static final double RISE = 1e-4;

    /** What is climbed. */
    interface Hill {
        /** The height at a point; the slope there is written to {@code slope}, which is all zeros. */
        double height(double[] point, double[] slope);
    }

    private final Hill hill;
    private final double[] unit;
    private final double[] lowest;
    private final double[] highest;
    private final double[] point;
    private final double[] best;
    private final double[] slope;
    private final double[] direction;
    private double top = Double.NEGATIVE_INFINITY;
    private double step = 1;
    private int since;

    Ascent(Hill hill, double[] start, double[] unit, double[] lowest, double[] highest) {
        this.hill = hill;
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
        this.point = start.clone();
        this.best = start.clone();
        this.slope = new double[start.length];
        this.direction = new double[start.length];
    }

    /** The highest met. */
    double top() {
        return top;
    }

    /** Whether further steps would be too short to matter. */
    boolean settled() {
        return step < SHORTEST_STEP;
    }

    /** One step, given what the top is not above. */
    void climb(double ceiling) {
        double height = height();
        if (height > top) {
            if (height > top + RISE * (ceiling - top)) {
                since = 0;
            }
            top = height;
            System.arraycopy(point, 0, best, 0, point.length);
        }
        if (++since >= PATIENCE) {
            step *= CUT;
            since = 0;
            System.arraycopy(best, 0, point, 0, point.length);
            height = height();
            Arrays.fill(direction, 0);
        }
        double length = 0;
        for (int i = 0; i < point.length; i++) {
            boolean held = (point[i] >= highest[i] && slope[i] > 0) || (point[i] <= lowest[i] && slope[i] < 0);
            direction[i] = (held ? 0 : slope[i] * unit[i]) + DEFLECTION * direction[i];
            length += direction[i] * direction[i];
        }
        if (length == 0) {
            step = 0; // flat: nothing is higher
            return;
        }
        double along = step * Math.max(ceiling - height, 1e-6 * Math.abs(ceiling)) / length;
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.clamp(point[i] + along * unit[i] * direction[i], lowest[i], highest[i]);
        }
    }

    private double height() {
        Arrays.fill(slope, 0);
        return hill.height(point, slope);
    }
}
