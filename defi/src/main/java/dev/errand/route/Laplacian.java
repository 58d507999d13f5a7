package dev.errand.route;

import java.util.Arrays;

/**
 * Solves the linear systems of the search: the weighted Laplacian of a graph, one node grounded, so that any flow into the other nodes
 * finds the potentials that drive it. Conjugate gradients, preconditioned by {@link SparseCholesky}. Not thread-safe.
 */
final class Laplacian {

    private static final double TOLERANCE = 1e-11;
    private static final int MOST_ROUNDS = 200;

    private final int nodes;
    private final int ground;
    private final int[] from;
    private final int[] to;
    private final double[] weight;
    private final double[] diagonal;
    private final double[] rest;
    private final double[] eased;
    private final double[] direction;
    private final double[] product;
    private final SparseCholesky cholesky;
    private int edges;

    Laplacian(int nodes, int mostEdges, int ground) {
        this.nodes = nodes;
        this.ground = ground;
        this.from = new int[mostEdges];
        this.to = new int[mostEdges];
        this.weight = new double[mostEdges];
        this.diagonal = new double[nodes];
        this.rest = new double[nodes];
        this.eased = new double[nodes];
        this.direction = new double[nodes];
        this.product = new double[nodes];
        this.cholesky = new SparseCholesky(nodes, ground);
    }

    void clear() {
        edges = 0;
        Arrays.fill(diagonal, 0);
    }

    void add(int one, int other, double strength) {
        from[edges] = one;
        to[edges] = other;
        weight[edges] = strength;
        edges++;
        diagonal[one] += strength;
        diagonal[other] += strength;
    }

    /** Makes ready to solve for the edges added since it was cleared. */
    void factor() {
        cholesky.factor(from, to, weight, edges);
    }

    /** As below, to nearly the end of double precision. */
    void solve(double[] right, double[] solution) {
        solve(right, solution, TOLERANCE);
    }

    /**
     * Fills {@code solution} so that the Laplacian times it is {@code right}; the ground, and what nothing ties to it, gets zero.
     *
     * @param tolerance how much may be missing, as a share
     */
    void solve(double[] right, double[] solution, double tolerance) {
        System.arraycopy(right, 0, rest, 0, nodes);
        rest[ground] = 0;
        Arrays.fill(solution, 0);
        cholesky.solve(rest, eased);
        System.arraycopy(eased, 0, direction, 0, nodes);
        double size = dot(rest, eased);
        double enough = size * tolerance * tolerance;
        for (int round = 0; round < MOST_ROUNDS && size > enough; round++) {
            times(direction, product);

            double curvature = dot(direction, product);
            if (!(curvature > 0)) {
                return;
            }
            double length = size / curvature;
            for (int i = 0; i < nodes; i++) {
                solution[i] += length * direction[i];
                rest[i] -= length * product[i];
            }
            cholesky.solve(rest, eased);
            double next = dot(rest, eased);
            double turn = next / size;
            size = next;
            for (int i = 0; i < nodes; i++) {
                direction[i] = eased[i] + turn * direction[i];
            }
        }
    }

    private double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private void times(double[] vector, double[] result) {
        for (int i = 0; i < nodes; i++) {
            result[i] = diagonal[i] * vector[i];
        }
        for (int e = 0; e < edges; e++) {
            result[from[e]] -= weight[e] * vector[to[e]];
            result[to[e]] -= weight[e] * vector[from[e]];
        }
        result[ground] = 0;
    }
}
