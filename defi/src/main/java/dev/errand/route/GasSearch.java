package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The best route where each pool used costs a fixed amount of gas. Used once, by one thread.
 *
 * <p>First a heuristic, which is all there is for many pools: solve as if gas were nothing, shut the half of the pools that gain less
 * than their gas, and again, until each gains more; the amounts are always the best ones over the pools still open. Up to
 * {@value #FEW} pools, branch and bound then goes on from there: a pool that gains less than its gas is shut in one branch, and its gas
 * paid in the other; a branch ends where its bound is no better than the best route found. It stops after {@value #MOST_NODES} nodes,
 * and the bound is then that of the best branch left.
 */
final class GasSearch {

    static final int FEW = 16;

    private static final int MOST_NODES = 400;
    private static final int MOST_ROUNDS = 24;

    private final PoolGraph graph;
    private final RouteRequest request;
    private final DualProblem problem;
    private final double[] gas;
    private final boolean sells;
    private Optional<Route> best = Optional.empty();
    private final double[] prices;
    private double[] logPrices = {};
    private double[] shift = {};

    GasSearch(PoolGraph graph, RouteRequest request) {
        this.graph = graph;
        this.request = request;
        this.problem = new DualProblem(graph, request);
        this.gas = IntStream.range(0, graph.pools())
                .mapToDouble(pool -> request.gas().of(graph.pool(pool)).doubleValue())
                .toArray();
        this.sells = request.side() == Side.EXACT_IN;
        this.prices = problem.guess();
    }

    /**
     * Part of the choices: some pools shut, some with their gas paid.
     *
     * @param next the pool to decide on next; minus one if each open pool gains its gas
     */
    private record Node(BitSet shut, BitSet held, BigInteger bound, int next) {}

    /** The best route found, and what none can beat. */
    OptimalRouter.Found run() {
        Node root = solve(new BitSet(), new BitSet());
        BigInteger bound = thinOut(root);
        if (graph.pools() <= FEW) {
            BigInteger nearest = branch(root);
            bound = nearer(nearest, bound) ? nearest : bound;
        }
        boolean reached = best.isPresent() && !nearer(best.get().net(), bound);
        return new OptimalRouter.Found(best, reached ? best.get().net() : bound);
    }

    /** Whether the second is better than the first, so that it can bound it. */
    private boolean nearer(BigInteger one, BigInteger other) {
        return sells ? other.compareTo(one) > 0 : other.compareTo(one) < 0;
    }

    /** Shuts what does not pay, some at a time; returns the tightest bound on the way, over all pools. */
    private BigInteger thinOut(Node root) {
        BigInteger bound = root.bound();
        BitSet shut = (BitSet) root.shut().clone();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] poor = poor();
            for (int i = 0; i < (poor.length + 1) / 2; i++) {
                shut.set(poor[i]);
            }
            if (poor.length == 0 || !connected(shut)) {
                return bound;
            }
            solve((BitSet) shut.clone(), root.held());
            apply(new BitSet());
            BigInteger again = DualBound.at(problem, graph, request, logPrices);
            bound = nearer(again, bound) ? again : bound;
            apply(shut);
        }
        return bound;
    }

    /** Best bound first; returns what no route can beat. */
    private BigInteger branch(Node root) {
        Comparator<Node> byBound = Comparator.comparing(Node::bound);
        PriorityQueue<Node> open = new PriorityQueue<>(sells ? byBound.reversed() : byBound);
        open.add(root);
        int nodes = 0;
        while (!open.isEmpty()) {
            Node node = open.remove();
            boolean hopeless = best.isPresent() && !nearer(best.get().net(), node.bound());
            if (hopeless || nodes > MOST_NODES || node.next() < 0) {
                return node.bound(); // no branch left has a better one
            }
            BitSet shut = (BitSet) node.shut().clone();
            shut.set(node.next());
            if (connected(shut)) {
                open.add(solve(shut, node.held()));
                nodes++;
            }
            BitSet held = (BitSet) node.held().clone();
            held.set(node.next());
            open.add(solve(node.shut(), held));
            nodes++;
        }
        return best.map(Route::net).orElse(root.bound());
    }

    /** The best prices over the open pools, the route at them, and the bound of all choices that are left. */
    private Node solve(BitSet shut, BitSet held) {
        apply(shut);
        DualSearch search = new DualSearch(problem);
        logPrices = search.run(prices);
        shift = search.shift();
        BigInteger bound = DualBound.at(problem, graph, request, logPrices, held);
        OptimalRouter.round(graph, request, problem, shift, bound).ifPresent(route -> {
            if (best.isEmpty() || route.beats(best.get())) {
                best = Optional.of(route);
            }
        });
        return new Node(shut, held, bound, next(held));
    }

    /** The pool, not yet paid for, whose use is least certain: it gains something, but less than its gas. */
    private int next(BitSet held) {
        int next = -1;
        double most = 0;
        for (int pool = 0; pool < graph.pools(); pool++) {
            double gain = problem.gain(pool, shift);
            double doubt = Math.min(gain, gas[pool] - gain);
            if (!held.get(pool) && doubt > most) {
                most = doubt;
                next = pool;
            }
        }
        return next;
    }

    /** The open pools that gain something, but less than their gas; the poorest first. */
    private int[] poor() {
        return IntStream.range(0, graph.pools())
                .filter(pool -> problem.gain(pool, shift) > 0 && problem.gain(pool, shift) < gas[pool])
                .boxed()
                .sorted(Comparator.comparingDouble(pool -> problem.gain(pool, shift)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void apply(BitSet shut) {
        for (int pool = 0; pool < graph.pools(); pool++) {
            problem.shut(pool, shut.get(pool));
        }
    }

    private boolean connected(BitSet shut) {
        apply(shut);
        return problem.connects(graph.token(request.sell()), graph.token(request.buy()));
    }
}
