package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import java.util.Arrays;
import java.util.List;

/**
 * What measured runs that are alike say about a prediction: a factor on its rate, shrunken towards 1 the less alike they are, and
 * how far the truth may still be.
 */
/*
 * Kriging (a Gaussian process) over the logarithm of measured over predicted rate; C. Rasmussen, C. Williams, Gaussian Processes
 * for Machine Learning, 2006, ch. 2. Odd rows are given more noise until they no longer pull, as Huber has it.
 */
final class Correction {

    private static final int ROUNDS = 3;
    private static final double HUBER = 1.5;

    private final Likeness likeness;
    private final double noise;
    private final Point[] points;
    private final double[] pulls;

    Correction(Likeness likeness, double noise, Point[] points, double[] pulls) {
        this.likeness = likeness;
        this.noise = noise;
        this.points = points;
        this.pulls = pulls;
    }

    /** From runs and the logarithms of measured over predicted rate. */
    static Correction of(Likeness likeness, double noise, List<Point> points, double[] logs) {
        int n = logs.length;
        Point[] known = points.toArray(Point[]::new);
        double[][] covariance = new double[n][];
        for (int i = 0; i < n; i++) {
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = likeness.of(known[i], known[j]);
            }
        }
        double[] noises = new double[n];
        Arrays.fill(noises, noise);
        double[] pulls = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] lower = new double[n][];
            for (int i = 0; i < n; i++) {
                lower[i] = covariance[i].clone();
                lower[i][i] += noises[i];
            }
            pulls = Cholesky.of(lower).solve(logs);
            for (int i = 0; i < n; i++) {
                double left = Math.abs(pulls[i] * noises[i]) / Math.sqrt(noise);
                noises[i] = noise * Math.max(1, left / HUBER);
            }
        }
        return new Correction(likeness, noise, known, pulls);
    }

    /** The logarithm of the factor on the rate. */
    double log(Point point) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += pulls[i] * likeness.of(point, points[i]);
        }
        return sum;
    }

    /** About the standard deviation of that logarithm: each trait's own, less what the runs that share it tell. */
    double spread(Point point) {
        double[] met = new double[Likeness.TRAITS];
        double[] shares = new double[Likeness.TRAITS];
        for (Point known : points) {
            likeness.shares(point, known, shares);
            for (int t = 0; t < met.length; t++) {
                met[t] += shares[t] * shares[t];
            }
        }
        double sum = noise;
        for (int t = 0; t < met.length; t++) {
            double variance = likeness.variance(t);
            sum += variance / (1 + met[t] * variance / noise);
        }
        return Math.sqrt(sum);
    }

    double[] pulls() {
        return pulls.clone();
    }
}
