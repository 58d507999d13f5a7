package dev.errand.sizing;

import dev.errand.sizing.Likeness.Point;
import java.util.List;

/** Everything that was fitted: coefficients, what alike runs say, and how far the truth may be. */
final class Calibration {

    private final Coefficients coefficients;
    private final Correction correction;
    private final Interval interval;

    Calibration(Coefficients coefficients, Correction correction, Interval interval) {
        this.coefficients = coefficients;
        this.correction = correction;
        this.interval = interval;
    }

    /** What comes with Errand: the fit's results, read from their files. */
    static Calibration bundled() {
        return CalibrationFiles.read();
    }

    double[] coefficients(Run run) {
        return coefficients.of(run.family());
    }

    Coefficients coefficients() {
        return coefficients;
    }

    Correction correction() {
        return correction;
    }

    Interval interval() {
        return interval;
    }

    /** The logarithm of measured over predicted rate before correction. */
    static double log(Measurement row, Coefficients coefficients) {
        return Math.log(row.tokensPerSecond()
                / Roofline.tokensPerSecond(row.run(), coefficients.of(row.run().family())));
    }

    static List<Point> points(List<Measurement> rows) {
        return rows.stream().map(row -> Point.of(row.run())).toList();
    }
}
