package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import dev.errand.sizing.Likeness.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The calibration as data files: {@code coefficients.csv}, {@code likeness.csv} with the hyperparameters, {@code pulls.csv}
 * with the weight of each measured run, and {@code interval.csv}.
 */
final class CalibrationFiles {

    private static final String REACH = "reach_octaves";
    private static final String REACH_NEARBY = "reach_nearby_octaves";
    private static final String NOISE = "noise";
    private static final String LOWER = "lower";
    private static final String UPPER = "upper";
    private static final String UNSEEN_GPU = "unseen_gpu";
    private static final String UNSEEN_MODEL = "unseen_model";

    private CalibrationFiles() {}

    /** Hyperparameters of the correction. */
    record Settings(Likeness likeness, double noise) {

        static Settings bundled() {
            Map<String, Double> values = values("likeness.csv");
            double[] variances = new double[Likeness.TRAITS];
            for (Trait trait : Trait.values()) {
                variances[trait.index()] = values.getOrDefault(trait.name().toLowerCase(Locale.ROOT), 0.0);
            }
            double[] reaches = {values.getOrDefault(REACH, 1.0), values.getOrDefault(REACH_NEARBY, 1.0)};
            return new Settings(new Likeness(variances, reaches), values.getOrDefault(NOISE, 1.0));
        }
    }

    static Calibration read() {
        Settings settings = Settings.bundled();
        List<Measurement> rows = Measurement.bundled(Catalog.bundled());
        List<Csv.Row> pulls = Catalog.bundledRows("pulls.csv");
        Map<String, Double> byId = HashMap.newHashMap(pulls.size());
        pulls.forEach(row -> byId.put(row.text("id"), row.number("pull", 0)));
        double[] aligned = new double[rows.size()];
        for (int i = 0; i < aligned.length; i++) {
            aligned[i] = byId.getOrDefault(rows.get(i).id(), 0.0);
        }
        Point[] points = Calibration.points(rows).toArray(Point[]::new);
        return new Calibration(
                Coefficients.bundled(),
                new Correction(settings.likeness(), settings.noise(), points, aligned),
                interval());
    }

    private static Interval interval() {
        Map<String, Double> values = values("interval.csv");
        return new Interval(
                values.getOrDefault(LOWER, -2.0),
                values.getOrDefault(UPPER, 2.0),
                values.getOrDefault(UNSEEN_GPU, 0.0),
                values.getOrDefault(UNSEEN_MODEL, 0.0));
    }

    private static Map<String, Double> values(String file) {
        Map<String, Double> values = new HashMap<>();
        Catalog.bundledRows(file).forEach(row -> values.put(row.text("name"), row.number("value", 0)));
        return values;
    }

    /** Writes what {@link #read} reads, but for the settings, which are its input. */
    static void write(
            Path folder, Coefficients coefficients, List<Measurement> rows, Correction correction, Interval interval)
            throws IOException {
        Files.writeString(folder.resolve("coefficients.csv"), coefficients.csv());
        StringBuilder text = new StringBuilder("id,pull\n");
        double[] pulls = correction.pulls();
        for (int i = 0; i < pulls.length; i++) {
            text.append(rows.get(i).id()).append(String.format(Locale.ROOT, ",%.5g%n", pulls[i]));
        }
        Files.writeString(folder.resolve("pulls.csv"), text);
        Files.writeString(
                folder.resolve("interval.csv"),
                String.format(
                        Locale.ROOT,
                        "name,value,meaning%n"
                                + "%s,%.4g,\"spreads from the prediction to its 5th percentile\"%n"
                                + "%s,%.4g,\"spreads from the prediction to its 95th percentile\"%n"
                                + "%s,%.4g,\"variance that a GPU adds of which nothing was measured\"%n"
                                + "%s,%.4g,\"variance that a model adds of which nothing was measured\"%n",
                        LOWER,
                        interval.lower(),
                        UPPER,
                        interval.upper(),
                        UNSEEN_GPU,
                        interval.unseenGpu(),
                        UNSEEN_MODEL,
                        interval.unseenModel()));
    }
}
