package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import dev.errand.sizing.Likeness.Trait;

/**
 * How far the truth may be from a prediction: its 5th and 95th percentile in spreads, and what is added to the spread's square for a
 * GPU or a model of which nothing was measured.
 *
 * @param lower spreads from the logarithm of the rate to its 5th percentile: negative
 * @param upper spreads from it to its 95th percentile
 * @param unseenGpu variance that a GPU adds, the less the more was measured on it
 * @param unseenModel variance that a model adds, in the same way
 */
record Interval(double lower, double upper, double unseenGpu, double unseenModel) {

    /** About the standard deviation of the logarithm of measured over predicted rate. */
    double spread(Correction correction, Point point) {
        return spread(
                correction.variance(point), correction.unmet(Trait.GPU, point), correction.unmet(Trait.MODEL, point));
    }

    /** The same, with the shares of its GPU's and of its model's variance about which nothing was measured. */
    double spread(double variance, double gpuUnmet, double modelUnmet) {
        return Math.sqrt(variance + unseenGpu * gpuUnmet + unseenModel * modelUnmet);
    }

    /** Whether the logarithm of measured over predicted rate is within it. */
    boolean holds(double log, double spread) {
        return log >= lower * spread && log <= upper * spread;
    }
}
