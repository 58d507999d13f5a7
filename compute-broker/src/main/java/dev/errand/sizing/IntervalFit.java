package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import dev.errand.sizing.Likeness.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Sets the interval by what a fit gets wrong about rows that it did not see: the percentiles by rows held back at random, and what
 * an unseen GPU or model adds by holding back all rows of some. Whoever judges the interval must give it none of the rows that it
 * is judged on.
 */
final class IntervalFit {

    private static final int FOLDS = 4;
    private static final int ROUNDS = 40;
    private static final double WANTED = 0.90;
    private static final double MOST = 1;
    private static final int HALVINGS = 30;

    private IntervalFit() {}

    /** What a prediction was off by: the logarithm of measured over predicted rate, and what was known beforehand. */
    private record Miss(double log, double variance, double gpuUnmet, double modelUnmet) {

        double spread(Interval interval) {
            return interval.spread(variance, gpuUnmet, modelUnmet);
        }
    }

    /** All of it. */
    static Interval of(List<Measurement> rows) {
        Interval reach = reach(rows);
        return new Interval(
                reach.lower(),
                reach.upper(),
                forUnseenGpus(rows, reach).unseenGpu(),
                forUnseenModels(rows, reach).unseenModel());
    }

    /** For GPUs and models that were seen: nine of ten of the rows held back are within. */
    static Interval reach(List<Measurement> rows) {
        Interval bare = new Interval(0, 0, 0, 0);
        double[] spreads = misses(Folds.byRow(rows, FOLDS)).stream()
                .mapToDouble(miss -> miss.log / miss.spread(bare))
                .sorted()
                .toArray();
        return new Interval(
                spreads[(int) (spreads.length * (1 - WANTED) / 2)],
                spreads[(int) (spreads.length * (1 + WANTED) / 2)],
                0,
                0);
    }

    /** With what an unseen GPU adds to a reach. */
    static Interval forUnseenGpus(List<Measurement> rows, Interval reach) {
        return widened(
                rows,
                row -> row.run().gpu().name(),
                more -> new Interval(reach.lower(), reach.upper(), more, reach.unseenModel()));
    }

    /** With what an unseen model adds to a reach. */
    static Interval forUnseenModels(List<Measurement> rows, Interval reach) {
        return widened(
                rows,
                row -> row.run().model().name(),
                more -> new Interval(reach.lower(), reach.upper(), reach.unseenGpu(), more));
    }

    /** The narrowest interval that holds nine of ten rows of groups that were held back. */
    private static Interval widened(
            List<Measurement> rows, Function<Measurement, String> group, DoubleFunction<Interval> interval) {
        List<Miss> misses = misses(Folds.byGroup(rows, FOLDS, group));
        double low = 0;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (coverage(misses, interval.apply(middle)) < WANTED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return interval.apply(high);
    }

    private static double coverage(List<Miss> misses, Interval interval) {
        return misses.stream()
                        .filter(miss -> interval.holds(miss.log, miss.spread(interval)))
                        .count()
                / (double) misses.size();
    }

    private static List<Miss> misses(Folds folds) {
        List<Miss> misses = new ArrayList<>();
        for (Folds.Split split : folds.splits()) {
            Coefficients coefficients = new Fit(split.seen()).perEngine(ROUNDS);
            Correction correction = Refit.correction(coefficients, split.seen());
            for (Measurement row : split.held()) {
                Point point = Point.of(row.run());
                misses.add(new Miss(
                        Calibration.log(row, coefficients) - correction.log(point),
                        correction.variance(point),
                        correction.unmet(Trait.GPU, point),
                        correction.unmet(Trait.MODEL, point)));
            }
        }
        return misses;
    }
}
