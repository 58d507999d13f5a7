package dev.errand.route;

import java.util.Arrays;

/**
 * Where pools disagree: the prices that contradict them the least, as logarithms. Each pool pulls as strongly as it is deep, so they are
 * the least squares of what the pools say, and nearly where arbitrage would bring the pools. Solves the graph's Laplacian, twice, since
 * what a pool's depth is worth hangs on the prices.
 */
final class AgreedPrices {

    private static final int ROUNDS = 2;
    private static final double TOLERANCE = 1e-3;

    private AgreedPrices() {}

    /** @param logPrices a first idea of them, from which the answer takes its scale */
    static double[] from(DualProblem problem, double[] logPrices) {
        int tokens = problem.tokens();
        double[] log = logPrices.clone();
        double[] shift = new double[tokens];
        double[] right = new double[tokens];
        double[] step = new double[tokens];
        Laplacian laplacian = new Laplacian(tokens, problem.arcs() / 2, problem.unit());
        for (int round = 0; round < ROUNDS; round++) {
            problem.rebase(log);
            laplacian.clear();
            Arrays.fill(right, 0);
            for (int arc = 0; arc < problem.arcs(); arc += 2) {
                int from = problem.from(arc);
                int to = problem.to(arc);
                double dearer = (problem.depth(arc, shift) - problem.depth(arc + 1, shift)) / 2;
                double strength = problem.curve(arc).slope(0) * problem.base(from);
                if (!problem.isShut(arc / 2) && Double.isFinite(dearer) && strength > 0) {
                    laplacian.add(from, to, strength);
                    right[from] += strength * dearer;
                    right[to] -= strength * dearer;
                }
            }
            laplacian.factor();
            laplacian.solve(right, step, TOLERANCE);
            for (int t = 0; t < tokens; t++) {
                log[t] += step[t];
            }
        }
        return log;
    }
}
