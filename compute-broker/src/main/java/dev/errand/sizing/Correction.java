package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import dev.errand.sizing.Likeness.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    private final double[] pulls;
    /** Where in load, lengths and split the runs lie; many lie at the same spot. */
    private final double[][] spots;
    /** Of each trait, the runs that share a key. */
    private final List<Map<Long, Alike>> traits;

    /** Runs that share a trait: their spots, and at each the sum of their pulls and how many they are. */
    private static final class Alike {

        private final int[] spots;
        private final double[] pulls;
        private final int[] counts;

        Alike(int[] spots, double[] pulls, int[] counts) {
            this.spots = spots;
            this.pulls = pulls;
            this.counts = counts;
        }
    }

    Correction(Likeness likeness, double noise, Point[] points, double[] pulls) {
        this.likeness = likeness;
        this.noise = noise;
        this.pulls = pulls;
        Map<List<Double>, Integer> numbers = new LinkedHashMap<>();
        int[] spot = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            spot[i] = numbers.computeIfAbsent(
                    Arrays.stream(points[i].octaves()).boxed().toList(), any -> numbers.size());
        }
        this.spots = numbers.keySet().stream()
                .map(each -> each.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        this.traits = IntStream.range(0, Likeness.TRAITS)
                .mapToObj(trait -> alike(trait, points, spot, pulls))
                .toList();
    }

    private static Map<Long, Alike> alike(int trait, Point[] points, int[] spot, double[] pulls) {
        Map<Long, List<Integer>> sharing = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            sharing.computeIfAbsent(points[i].key(trait), any -> new ArrayList<>())
                    .add(i);
        }
        Map<Long, Alike> all = new HashMap<>();
        sharing.forEach((key, runs) -> {
            int[] at = runs.stream().mapToInt(i -> spot[i]).distinct().sorted().toArray();
            double[] pull = new double[at.length];
            int[] count = new int[at.length];
            runs.forEach(i -> {
                int place = Arrays.binarySearch(at, spot[i]);
                pull[place] += pulls[i];
                count[place]++;
            });
            all.put(key, new Alike(at, pull, count));
        });
        return all;
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
        return at(point.octaves()).log(point.keys());
    }

    /** A spot in load, lengths and split: how near it is to every measured run is worked out once for all GPUs and models. */
    Place at(double[] octaves) {
        return new Place(octaves);
    }

    /** A spot to predict at. Immutable. */
    final class Place {

        private final double[] distances;
        private final double[] broad;
        private final double everywhere;

        private Place(double[] octaves) {
            distances = distances(octaves);
            broad = new double[distances.length];
            for (int i = 0; i < broad.length; i++) {
                broad[i] = likeness.share(0, distances[i]);
            }
            everywhere = traits.getFirst().values().stream()
                    .mapToDouble(all -> pull(0, all))
                    .sum();
        }

        /** The logarithm of the factor on the rate of a run that has these traits. */
        double log(long[] keys) {
            double sum = everywhere;
            for (int t = 1; t < keys.length; t++) {
                Alike alike = traits.get(t).get(keys[t]);
                if (alike != null) {
                    sum += pull(t, alike);
                }
            }
            return sum;
        }

        private double pull(int trait, Alike alike) {
            double pull = 0;
            for (int i = 0; i < alike.spots.length; i++) {
                int spot = alike.spots[i];
                double share = trait == Likeness.TRAITS - 1 ? likeness.share(trait, distances[spot]) : broad[spot];
                pull += alike.pulls[i] * share;
            }
            return likeness.variance(trait) * pull;
        }
    }

    /** About the variance of that logarithm: each trait's own, less what the runs that share it tell. */
    double variance(Point point) {
        double[] distances = distances(point.octaves());
        double sum = noise;
        for (int t = 0; t < Likeness.TRAITS; t++) {
            sum += likeness.variance(t) * unmet(t, point, distances);
        }
        return sum;
    }

    /** What share of a trait's variance the runs that share it leave: 1 where there are none. */
    double unmet(Trait trait, Point point) {
        return unmet(trait.index(), point, distances(point.octaves()));
    }

    private double unmet(int t, Point point, double[] distances) {
        double met = 0;
        Alike alike = traits.get(t).get(point.key(t));
        if (alike != null) {
            for (int i = 0; i < alike.spots.length; i++) {
                double share = likeness.share(t, distances[alike.spots[i]]);
                met += alike.counts[i] * share * share;
            }
        }
        return 1 / (1 + met * likeness.variance(t) / noise);
    }

    private double[] distances(double[] octaves) {
        double[] distances = new double[spots.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Likeness.distance(octaves, spots[i]);
        }
        return distances;
    }

    double[] pulls() {
        return pulls.clone();
    }
}
