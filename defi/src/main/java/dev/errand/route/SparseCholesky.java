package dev.errand.route;

import java.util.Arrays;
import java.util.Random;

/**
 * A sparse factorisation of a graph's Laplacian, one node grounded: exact where taking a node out ties few neighbours together,
 * approximate where it would tie many. A node with many neighbours leaves a random tree among them instead of all their pairs, which is
 * the same on average. It serves as preconditioner, and is so near that a few rounds suffice, whatever the weights. Not thread-safe; the
 * same graph always gives the same factors.
 *
 * <p>Nodes are taken out in the order of their ties, those with few first, and each tie is kept at the end that is taken out first: there
 * is nothing to look up, and nothing to clear away.
 *
 * @see <a href="https://arxiv.org/abs/1605.02353">Kyng, Sachdeva 2016: Approximate Gaussian Elimination for Laplacians</a>
 */
final class SparseCholesky {

    /** With so many neighbours all their pairs are hardly more than a tree. */
    private static final int MOST_EXACT = 4;

    private static final long SEED = 1;
    private static final int FEW = 8;

    private final int nodes;
    private final int ground;
    private final int[][] neighbours;
    private final double[][] weights;
    private final int[] size;
    private final int[] order;
    private final int[] place;
    private final double[] pivot;
    private final int[] slot;
    private long[] byStrength = new long[FEW];
    private int[] names = new int[FEW];
    private double[] ties = new double[FEW];
    private double[] above = new double[FEW];
    private Random random = new Random(SEED);

    SparseCholesky(int nodes, int ground) {
        this.nodes = nodes;
        this.ground = ground;
        this.neighbours = new int[nodes][FEW];
        this.weights = new double[nodes][FEW];
        this.size = new int[nodes];
        this.order = new int[nodes];
        this.place = new int[nodes];
        this.pivot = new double[nodes];
        this.slot = new int[nodes];
        Arrays.fill(slot, -1);
    }

    /** Takes out one node after the other, the ground last. */
    void factor(int[] from, int[] to, double[] weight, int edges) {
        random = new Random(SEED);
        arrange(from, to, edges);
        for (int e = 0; e < edges; e++) {
            tie(from[e], to[e], weight[e]);
        }
        for (int at = 0; at < nodes - 1; at++) {
            merge(order[at]);
            eliminate(order[at]);
        }
    }

    private void arrange(int[] from, int[] to, int edges) {
        Arrays.fill(size, 0);
        for (int e = 0; e < edges; e++) {
            size[from[e]]++;
            size[to[e]]++;
        }
        size[ground] = Integer.MAX_VALUE;
        long[] byTies = new long[nodes];
        Arrays.setAll(byTies, node -> (long) size[node] << Integer.SIZE | node);
        Arrays.sort(byTies);
        for (int at = 0; at < nodes; at++) {
            order[at] = (int) byTies[at];
            place[order[at]] = at;
        }
        Arrays.fill(size, 0);
    }

    private void tie(int one, int other, double weight) {
        boolean first = place[one] < place[other];
        int node = first ? one : other;
        int at = size[node]++;
        if (at == neighbours[node].length) {
            neighbours[node] = Arrays.copyOf(neighbours[node], 2 * at);
            weights[node] = Arrays.copyOf(weights[node], 2 * at);
        }
        neighbours[node][at] = first ? other : one;
        weights[node][at] = weight;
    }

    /** Makes one of several ties to the same neighbour. */
    private void merge(int node) {
        int[] names = neighbours[node];
        double[] ties = weights[node];
        int kept = 0;
        for (int i = 0; i < size[node]; i++) {
            int neighbour = names[i];
            if (slot[neighbour] >= 0) {
                ties[slot[neighbour]] += ties[i];
                continue;
            }
            slot[neighbour] = kept;
            names[kept] = neighbour;
            ties[kept++] = ties[i];
        }
        size[node] = kept;
        for (int i = 0; i < kept; i++) {
            slot[names[i]] = -1;
        }
    }

    private void eliminate(int node) {
        int count = size[node];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[node][i];
        }
        pivot[node] = sum;
        if (count > MOST_EXACT) {
            sort(node);
            sample(count, sum);
            return;
        }
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                tie(neighbours[node][i], neighbours[node][j], weights[node][i] / sum * weights[node][j]);
            }
        }
    }

    /** Ties each neighbour to one stronger one, chosen by strength, with the weight that it would have to all of them. */
    private void sample(int count, double sum) {
        above[count - 1] = 0;
        for (int i = count - 2; i >= 0; i--) {
            above[i] = above[i + 1] + ties[i + 1];
        }
        for (int i = 0; i < count - 1; i++) {
            double mark = random.nextDouble() * above[i];
            int low = i + 1;
            int high = count - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (above[middle] > mark) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            tie(names[i], names[low], ties[i] / sum * above[i]);
        }
    }

    /** Copies a node's ties, the weakest first, which need not be exact. */
    private void sort(int node) {
        int count = size[node];
        if (count > names.length) {
            byStrength = new long[2 * count];
            names = new int[2 * count];
            ties = new double[2 * count];
            above = new double[2 * count];
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        for (int i = 0; i < count; i++) {
            byStrength[i] = Double.doubleToRawLongBits(weights[node][i]) >>> bits << bits | i;
        }
        Arrays.sort(byStrength, 0, count);
        for (int i = 0; i < count; i++) {
            int at = (int) (byStrength[i] & (1L << bits) - 1);
            names[i] = neighbours[node][at];
            ties[i] = weights[node][at];
        }
    }

    /** Fills {@code solution} with what the factors make of {@code right}; the ground and what is not tied to anything gets zero. */
    void solve(double[] right, double[] solution) {
        System.arraycopy(right, 0, solution, 0, nodes);
        for (int at = 0; at < nodes - 1; at++) {
            int node = order[at];
            double share = pivot[node] > 0 ? solution[node] / pivot[node] : 0;
            for (int i = 0; i < size[node]; i++) {
                solution[neighbours[node][i]] += weights[node][i] * share;
            }
            solution[node] = share;
        }
        solution[ground] = 0;
        for (int at = nodes - 2; at >= 0; at--) {
            int node = order[at];
            if (pivot[node] > 0) {
                double sum = 0;
                for (int i = 0; i < size[node]; i++) {
                    sum += weights[node][i] * solution[neighbours[node][i]];
                }
                solution[node] += sum / pivot[node];
            }
        }
    }
}
