package dev.errand.sizing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fits the roofline's coefficients to measurements: damped least squares on the logarithm of time over predicted time, each
 * residual weighed down as Huber has it so that odd rows do not pull, each coefficient held to where it started by a spring.
 */
/*
 * K. Levenberg, A method for the solution of certain non-linear problems in least squares, 1944; D. Marquardt, 1963.
 * P. Huber, Robust Estimation of a Location Parameter, 1964. An engine's springs lead to the common set, which shrinks
 * what few rows say towards what all rows say.
 */
final class Fit {

    private static final double HUBER = 0.15;
    private static final double STEP = 1e-4;
    private static final double COMMON_SPRING = 0.25;
    private static final double FAMILY_SPRING = 1.5;

    private final List<Measurement> rows;

    Fit(List<Measurement> rows) {
        this.rows = rows;
    }

    /** One set for all and, on its springs, one for each family. */
    Coefficients perEngine(int rounds) {
        double[] common = common(rounds);
        Map<Engine, double[]> families = new EnumMap<>(Engine.class);
        rows.stream()
                .collect(Collectors.groupingBy(row -> row.run().family()))
                .forEach((engine, theirs) -> families.put(engine, fit(theirs, common, FAMILY_SPRING, rounds)));
        return new Coefficients(common, families);
    }

    /** One set for all. */
    double[] common(int rounds) {
        return fit(rows, Coefficients.starts(), COMMON_SPRING, rounds);
    }

    private static double[] fit(List<Measurement> rows, double[] start, double spring, int rounds) {
        int n = start.length;
        double[] x = new double[n];
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            centre[i] = Math.log(start[i]);
            x[i] = centre[i];
        }
        double damping = 1e-2;
        double[] residuals = residuals(rows, x);
        double cost = cost(residuals, x, centre, spring);
        for (int round = 0; round < rounds; round++) {
            double[][] normal = new double[n][n];
            double[] gradient = new double[n];
            accumulate(rows, x, residuals, normal, gradient);
            for (int i = 0; i < n; i++) {
                normal[i][i] += spring;
                gradient[i] += spring * (x[i] - centre[i]);
            }
            boolean better = false;
            for (int attempt = 0; attempt < 8 && !better; attempt++) {
                double[][] damped = new double[n][];
                for (int i = 0; i < n; i++) {
                    damped[i] = normal[i].clone();
                    damped[i][i] *= 1 + damping;
                }
                double[] move = Cholesky.of(damped).solve(gradient);
                double[] tried = new double[n];
                for (int i = 0; i < n; i++) {
                    tried[i] = x[i] - Math.clamp(move[i], -0.7, 0.7);
                }
                double[] there = residuals(rows, tried);
                double reached = cost(there, tried, centre, spring);
                if (reached < cost) {
                    better = true;
                    boolean settled = cost - reached < 1e-5 * cost;
                    x = tried;
                    residuals = there;
                    cost = reached;
                    damping = Math.max(1e-6, damping / 4);
                    if (settled) {
                        return exp(x);
                    }
                } else {
                    damping *= 5;
                }
            }
            if (!better) {
                break;
            }
        }
        return exp(x);
    }

    private static void accumulate(
            List<Measurement> rows, double[] x, double[] residuals, double[][] normal, double[] gradient) {
        int n = x.length;
        double[][] slopes = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] moved = x.clone();
            moved[i] += STEP;
            slopes[i] = residuals(rows, moved);
            for (int r = 0; r < residuals.length; r++) {
                slopes[i][r] = (slopes[i][r] - residuals[r]) / STEP;
            }
        }
        for (int r = 0; r < residuals.length; r++) {
            double weight = residuals[r] == 0 ? 1 : Math.min(1, HUBER / Math.abs(residuals[r]));
            double scaled = weight / (HUBER * HUBER);
            for (int i = 0; i < n; i++) {
                double si = slopes[i][r] * scaled;
                if (si != 0) {
                    gradient[i] += si * residuals[r];
                    for (int j = 0; j <= i; j++) {
                        normal[i][j] += si * slopes[j][r];
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                normal[i][j] = normal[j][i];
            }
        }
    }

    private static double cost(double[] residuals, double[] x, double[] centre, double spring) {
        double sum = 0;
        for (double residual : residuals) {
            double size = Math.abs(residual) / HUBER;
            sum += size <= 1 ? size * size / 2 : size - 0.5;
        }
        for (int i = 0; i < x.length; i++) {
            sum += spring * (x[i] - centre[i]) * (x[i] - centre[i]) / 2;
        }
        return sum;
    }

    private static double[] residuals(List<Measurement> rows, double[] logs) {
        double[] coefficients = exp(logs);
        double[] residuals = new double[rows.size()];
        for (int i = 0; i < residuals.length; i++) {
            Measurement row = rows.get(i);
            residuals[i] = Math.log(Roofline.tokensPerSecond(row.run(), coefficients) / row.tokensPerSecond());
        }
        return residuals;
    }

    private static double[] exp(double[] logs) {
        double[] values = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            values[i] = Math.exp(logs[i]);
        }
        return values;
    }
}
