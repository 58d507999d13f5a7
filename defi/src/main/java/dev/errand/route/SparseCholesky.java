package dev.errand.route;

import java.util.Arrays;
import java.util.Random;

/**
 * A sparse factorisation of a graph's Laplacian, one node grounded: exact where taking a node out ties few neighbours together,
 * approximate where it would tie many. A node with many neighbours leaves a random tree among them instead of all their pairs, which is
 * the same on average. It serves as preconditioner, and is so near that a few rounds suffice, whatever the weights. Not thread-safe; the
 * same graph always gives the same factors.
 *
 * @see <a href="https://arxiv.org/abs/1605.02353">Kyng, Sachdeva 2016: Approximate Gaussian Elimination for Laplacians</a>
 */
final class SparseCholesky {

    private static final int MOST_EXACT = 16;
    private static final long SEED = 1;
    private static final int FEW = 8;

    private final int nodes;
    private final int ground;
    private final int[][] neighbours;
    private final double[][] weights;
    private final int[] size;
    private final int[] order;
    private final boolean[] gone;
    private final double[] pivot;
    private final int[] slot;
    private Random random = new Random(SEED);

    SparseCholesky(int nodes, int ground) {
        this.nodes = nodes;
        this.ground = ground;
        this.neighbours = new int[nodes][FEW];
        this.weights = new double[nodes][FEW];
        this.size = new int[nodes];
        this.order = new int[nodes - 1];
        this.gone = new boolean[nodes];
        this.pivot = new double[nodes];
        this.slot = new int[nodes];
        Arrays.fill(slot, -1);
    }

    /** Takes out one node after the other, of those with few neighbours first. */
    void factor(int[] from, int[] to, double[] weight, int edges) {
        Arrays.fill(size, 0);
        Arrays.fill(gone, false);
        random = new Random(SEED);
        for (int e = 0; e < edges; e++) {
            tie(from[e], to[e], weight[e]);
        }
        LongHeap queue = new LongHeap(4 * nodes);
        for (int node = 0; node < nodes; node++) {
            if (node != ground) {
                queue.add(key(node));
            }
        }
        for (int count = 0; count < order.length; ) {
            long key = queue.remove();
            int node = (int) key;
            if (gone[node]) {
                continue;
            }
            merge(node);
            if (key(node) > key && !queue.isEmpty() && key(node) > queue.least()) {
                queue.add(key(node)); // it has more neighbours by now
                continue;
            }
            gone[node] = true;
            order[count++] = node;
            eliminate(node);
            for (int i = 0; i < size[node]; i++) {
                if (neighbours[node][i] != ground) {
                    queue.add(key(neighbours[node][i]));
                }
            }
        }
    }

    private long key(int node) {
        return ((long) size[node] << Integer.SIZE) | node;
    }

    private void tie(int one, int other, double weight) {
        append(one, other, weight);
        append(other, one, weight);
    }

    private void append(int node, int neighbour, double weight) {
        int at = size[node]++;
        if (at == neighbours[node].length) {
            neighbours[node] = Arrays.copyOf(neighbours[node], 2 * at);
            weights[node] = Arrays.copyOf(weights[node], 2 * at);
        }
        neighbours[node][at] = neighbour;
        weights[node][at] = weight;
    }

    /** Drops neighbours that are gone, and makes one of several ties to the same. */
    private void merge(int node) {
        int[] names = neighbours[node];
        double[] ties = weights[node];
        int kept = 0;
        for (int i = 0; i < size[node]; i++) {
            int neighbour = names[i];
            if (gone[neighbour]) {
                continue;
            }
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
        int[] names = neighbours[node];
        double[] ties = weights[node];
        int count = size[node];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ties[i];
        }
        pivot[node] = sum;
        if (count <= MOST_EXACT) {
            for (int i = 0; i < count; i++) {
                for (int j = i + 1; j < count; j++) {
                    tie(names[i], names[j], ties[i] / sum * ties[j]);
                }
            }
        } else {
            sort(names, ties, count);
            sample(names, ties, count, sum);
        }
    }

    /** Ties each neighbour to one stronger one, chosen by strength, with the weight that it would have to all of them. */
    private void sample(int[] names, double[] ties, int count, double sum) {
        double[] above = new double[count];
        for (int i = count - 2; i >= 0; i--) {
            above[i] = above[i + 1] + ties[i + 1];
        }
        for (int i = 0; i < count - 1; i++) {
            double mark = random.nextDouble() * above[i];
            int chosen = i + 1;
            while (chosen < count - 1 && mark > ties[chosen]) {
                mark -= ties[chosen++];
            }
            tie(names[i], names[chosen], ties[i] / sum * above[i]);
        }
    }

    private static void sort(int[] names, double[] ties, int count) {
        Integer[] byStrength = new Integer[count];
        Arrays.setAll(byStrength, i -> i);
        double[] strength = ties.clone();
        int[] name = names.clone();
        Arrays.sort(byStrength, (one, other) -> Double.compare(strength[one], strength[other]));
        for (int i = 0; i < count; i++) {
            names[i] = name[byStrength[i]];
            ties[i] = strength[byStrength[i]];
        }
    }

    /** Fills {@code solution} with what the factors make of {@code right}; the ground and what is not tied to anything gets zero. */
    void solve(double[] right, double[] solution) {
        System.arraycopy(right, 0, solution, 0, nodes);
        for (int node : order) {
            double share = pivot[node] > 0 ? solution[node] / pivot[node] : 0;
            for (int i = 0; i < size[node]; i++) {
                solution[neighbours[node][i]] += weights[node][i] * share;
            }
            solution[node] = share;
        }
        solution[ground] = 0;
        for (int at = order.length - 1; at >= 0; at--) {
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
