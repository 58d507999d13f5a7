package dev.errand.sizing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that makes {@code coefficients.csv}, {@code pulls.csv} and {@code interval.csv} from {@code llm_throughput.csv}; its one argument is the
 * folder to write to. It takes about half a minute and gives the same files on every machine, up to the last digits shown.
 */
public final class Refit {

    static final int ROUNDS = 60;

    private Refit() {}

    /** Fits all measured runs and writes the files. */
    public static void main(String[] arguments) throws IOException {
        List<Measurement> rows = Measurement.bundled(Catalog.bundled());
        Coefficients coefficients = new Fit(rows).perEngine(ROUNDS);
        CalibrationFiles.write(
                Path.of(arguments[0]), coefficients, rows, correction(coefficients, rows), IntervalFit.of(rows));
    }

    /** What rows say beyond the coefficients, with the settings that come with Errand. */
    static Correction correction(Coefficients coefficients, List<Measurement> rows) {
        CalibrationFiles.Settings settings = CalibrationFiles.Settings.bundled();
        double[] logs = rows.stream()
                .mapToDouble(row -> Calibration.log(row, coefficients))
                .toArray();
        return Correction.of(settings.likeness(), settings.noise(), Calibration.points(rows), logs);
    }
}
