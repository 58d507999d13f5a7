package dev.errand.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What each pool trades at the best prices, in doubles: the flows from token to token that become trades. */
final class Flows {

    /** In base units: less is nothing. */
    private static final double LEAST = 0.5;

    private final int tokens;
    private final int[] from;
    private final int[] to;
    private final Pool[] pools;
    private final double[] in;
    private final double[] out;
    private final double[] worth;

    private Flows(int tokens, int count) {
        this.tokens = tokens;
        this.from = new int[count];
        this.to = new int[count];
        this.pools = new Pool[count];
        this.in = new double[count];
        this.out = new double[count];
        this.worth = new double[count];
    }

    /** The flows at these shifts from the problem's base. */
    static Flows at(PoolGraph graph, DualProblem problem, double[] shift) {
        int[] arcs = new int[problem.arcs()];
        int count = 0;
        for (int arc = 0; arc < arcs.length; arc++) {
            double depth = problem.depth(arc, shift);
            if (depth > 0
                    && !problem.isShut(arc / 2)
                    && problem.curve(arc).in(depth) >= LEAST
                    && problem.curve(arc).out(depth) >= LEAST) {
                arcs[count++] = arc;
            }
        }
        Flows flows = new Flows(graph.tokens(), count);
        for (int i = 0; i < count; i++) {
            double depth = problem.depth(arcs[i], shift);
            flows.from[i] = problem.from(arcs[i]);
            flows.to[i] = problem.to(arcs[i]);
            flows.pools[i] = graph.pool(arcs[i] / 2);
            flows.in[i] = problem.curve(arcs[i]).in(depth);
            flows.out[i] = problem.curve(arcs[i]).out(depth);
            flows.worth[i] = flows.in[i] * problem.base(flows.from[i]);
        }
        return flows;
    }

    /** Only those that carry at least this share of what the largest one does. */
    Flows atLeast(double share) {
        double least = share * Arrays.stream(worth).max().orElse(0);
        return those(flow -> worth[flow] >= least);
    }

    private Flows those(IntPredicate wanted) {
        Flows some = new Flows(
                tokens, (int) IntStream.range(0, count()).filter(wanted).count());
        int at = 0;
        for (int i = 0; i < count(); i++) {
            if (wanted.test(i)) {
                some.from[at] = from[i];
                some.to[at] = to[i];
                some.pools[at] = pools[i];
                some.in[at] = in[i];
                some.out[at] = out[i];
                some.worth[at++] = worth[i];
            }
        }
        return some;
    }

    int count() {
        return from.length;
    }

    /** The number of the token that a flow takes. */
    int from(int flow) {
        return from[flow];
    }

    /** The number of the token that it brings. */
    int to(int flow) {
        return to[flow];
    }

    Pool pool(int flow) {
        return pools[flow];
    }

    /** What goes in, fee included. */
    double in(int flow) {
        return in[flow];
    }

    /** What comes out. */
    double out(int flow) {
        return out[flow];
    }

    /** What goes in, in the token that counts. */
    double worth(int flow) {
        return worth[flow];
    }

    /**
     * For each token the flow through which what rounding leaves there reaches {@code end}: the first on the way whose narrowest flow is
     * widest. Such ways never meet a token twice, so leftovers never run in a cycle. Minus one where no way leads there.
     */
    int[] outlets(int end) {
        return widestWays(from, to, end);
    }

    /** The same backward: for each token the flow through which what it lacks is brought from {@code start}. */
    int[] inlets(int start) {
        return widestWays(to, from, start);
    }

    private int[] widestWays(int[] near, int[] far, int end) {
        List<List<Integer>> reaching = new ArrayList<>();
        for (int t = 0; t < tokens; t++) {
            reaching.add(new ArrayList<>());
        }
        for (int i = 0; i < far.length; i++) {
            reaching.get(far[i]).add(i);
        }
        int[] outlets = new int[tokens];
        double[] width = new double[tokens];
        boolean[] done = new boolean[tokens];
        Arrays.fill(outlets, -1);
        width[end] = Double.POSITIVE_INFINITY;
        PriorityQueue<Way> queue =
                new PriorityQueue<>(Comparator.comparingDouble(Way::width).reversed());
        queue.add(new Way(end, width[end]));
        while (!queue.isEmpty()) {
            int token = queue.remove().token();
            if (done[token]) {
                continue;
            }
            done[token] = true;
            for (int flow : reaching.get(token)) {
                double narrowest = Math.min(width[token], worth[flow]);
                if (!done[near[flow]] && narrowest > width[near[flow]]) {
                    width[near[flow]] = narrowest;
                    outlets[near[flow]] = flow;
                    queue.add(new Way(near[flow], narrowest));
                }
            }
        }
        return outlets;
    }

    private record Way(int token, double width) {}
}
