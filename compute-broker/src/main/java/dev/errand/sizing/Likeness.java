package dev.errand.sizing;

import java.util.Arrays;
import java.util.Locale;

/**
 * How alike two runs are, as the covariance of what the roofline gets wrong about them: a sum over what they may have in common
 * (engine, GPU, model and pairs of those), each part fading as load, lengths and split draw apart.
 */
final class Likeness {

    /** What two runs may have in common; {@code ANY} is shared by all. */
    enum Trait {
        ANY,
        FAMILY_AND_MEASURE,
        VERSION,
        GPU,
        MODEL,
        FAMILY_AND_GPU,
        FAMILY_AND_MODEL,
        GPU_AND_MODEL,
        VERSION_AND_MODEL,
        CELL,
        CELL_NEARBY;

        @SuppressWarnings("EnumOrdinal") // an array of doubles is what a covariance sums over
        int index() {
            return ordinal();
        }
    }

    static final int TRAITS = Trait.values().length;

    /** A run as likeness sees it: a key for each trait, and coordinates in octaves. */
    static final class Point {

        private static final long PRIME = 0x100000001b3L;

        private final long[] keys;
        private final double[] octaves;

        private Point(long[] keys, double[] octaves) {
            this.keys = keys;
            this.octaves = octaves;
        }

        static Point of(Run run) {
            return new Point(keys(run), octaves(run));
        }

        /** Of engine, GPU, model, precisions and measure, whatever the load, lengths and split. */
        static long[] keys(Run run) {
            String engine = run.engine().strip().toLowerCase(Locale.ROOT);
            String family = run.family().toString();
            String gpu = run.gpu().name();
            String model = run.model().name();
            String cell = String.join(
                    "|",
                    engine,
                    gpu,
                    model,
                    run.weights().toString(),
                    run.cache().toString(),
                    run.measure().toString());
            String[] traits = {
                "",
                family + "|" + run.measure(),
                engine,
                gpu,
                model,
                family + "|" + gpu,
                family + "|" + model,
                gpu + "|" + model + "|" + run.weights(),
                engine + "|" + model + "|" + run.weights(),
                cell,
                cell
            };
            return Arrays.stream(traits).mapToLong(Point::hash).toArray();
        }

        /** Load, lengths and split. */
        static double[] octaves(Run run) {
            return new double[] {
                octave(Math.max(1, run.inFlight() / run.replicas())) / 2,
                octave(Math.max(1, run.inputTokens())) / 2,
                octave(Math.max(1, run.outputTokens())) / 2,
                octave(run.tp()),
                octave(run.pp()),
                run.ep() > 1 ? 1 : 0,
                run.model().mixesExperts() ? 1.5 : 0,
                octave(run.weights().bytes())
            };
        }

        long key(int trait) {
            return keys[trait];
        }

        long[] keys() {
            return keys;
        }

        /** Load, lengths and split; not copied. */
        double[] octaves() {
            return octaves;
        }

        /** FNV-1a in 64 bits: comparing numbers is what most of the time goes to. */
        private static long hash(String trait) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < trait.length(); i++) {
                hash = (hash ^ trait.charAt(i)) * PRIME;
            }
            return hash;
        }

        private static double octave(double value) {
            return Math.log(value) / Math.log(2);
        }
    }

    private final double[] variances;
    private final double[] reaches;

    /** With a variance a trait and the reach, in octaves, of broad and of nearby parts. */
    Likeness(double[] variances, double[] reaches) {
        this.variances = variances.clone();
        this.reaches = reaches.clone();
    }

    double variance(int trait) {
        return variances[trait];
    }

    /** The covariance of a run with itself. */
    double own() {
        double sum = 0;
        for (double variance : variances) {
            sum += variance;
        }
        return sum;
    }

    /** The covariance of two runs. */
    double of(Point a, Point b) {
        double distance = distance(a, b);
        double broad = fade(distance, reaches[0]);
        double nearby = fade(distance, reaches[1]);
        double sum = 0;
        for (int t = 0; t < TRAITS; t++) {
            if (variances[t] > 0 && a.keys[t] == b.keys[t]) {
                sum += variances[t] * (t == TRAITS - 1 ? nearby : broad);
            }
        }
        return sum;
    }

    /** How much of a trait's variance two runs that share it have in common, this far apart. */
    double share(int trait, double distance) {
        return fade(distance, trait == TRAITS - 1 ? reaches[1] : reaches[0]);
    }

    private static double distance(Point a, Point b) {
        return distance(a.octaves, b.octaves);
    }

    /** Of two runs' coordinates. */
    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = a[i] - b[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    private static double fade(double distance, double reach) {
        return Math.exp(-distance / reach);
    }
}
