package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Turns flows in doubles into trades in integers that fit together to the last unit. Used once, by one thread.
 *
 * <p>Tokens are passed in the order of flow. At each one all that is there, to the last unit of rounding, goes on to its pools in the
 * proportion of the flows; where the bought amount is fixed the pass goes backward, and all that is needed comes from the pools before.
 * Flows that close a cycle are fixed beforehand, and adjusted until no token is short.
 */
final class Rounding {

    private static final double LEAST = 0.5;
    private static final int MOST_PASSES = 12;

    private final PoolGraph graph;
    private final RouteRequest request;
    private final int sell;
    private final int buy;
    private final int[] from;
    private final int[] to;
    private final Pool[] pools;
    private final double[] flowIn;
    private final double[] flowOut;
    private final double[] worth;
    private final BigInteger[] in;
    private final BigInteger[] out;
    private final boolean[] closesCycle;
    private final FlowOrder order;
    private final int[] outlet;

    /** Flow by arc, in terms of what goes in. */
    Rounding(PoolGraph graph, RouteRequest request, DualProblem problem, double[] shift) {
        this.graph = graph;
        this.request = request;
        this.sell = graph.token(request.sell());
        this.buy = graph.token(request.buy());
        int[] arcs = awake(problem, shift);
        int flows = arcs.length;
        this.from = new int[flows];
        this.to = new int[flows];
        this.pools = new Pool[flows];
        this.flowIn = new double[flows];
        this.flowOut = new double[flows];
        this.in = new BigInteger[flows];
        this.out = new BigInteger[flows];
        this.closesCycle = new boolean[flows];
        this.worth = new double[flows];
        for (int i = 0; i < flows; i++) {
            double depth = problem.depth(arcs[i], shift);
            from[i] = problem.from(arcs[i]);
            to[i] = problem.to(arcs[i]);
            pools[i] = graph.pool(arcs[i] / 2);
            flowIn[i] = problem.curve(arcs[i]).in(depth);
            flowOut[i] = problem.curve(arcs[i]).out(depth);
            worth[i] = flowIn[i] * problem.base(from[i]);
        }
        outlet = request.side() == Side.EXACT_IN ? outlets(from, to, buy) : outlets(to, from, sell);
        boolean[] must = new boolean[flows];
        Arrays.stream(outlet).filter(flow -> flow >= 0).forEach(flow -> must[flow] = true);
        order = new FlowOrder(graph.tokens(), from, to, worth, must);
    }

    private static int[] awake(DualProblem problem, double[] shift) {
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
        return Arrays.copyOf(arcs, count);
    }

    /** The route; empty if rounding leaves no trades that fit together. */
    Optional<Route> route() {
        boolean forward = request.side() == Side.EXACT_IN;
        boolean atomic = false;
        for (int i = 0; i < from.length; i++) {
            closesCycle[i] = !order.isForward(i);
            atomic |= closesCycle[i];
            in[i] = BigInteger.ZERO;
            out[i] = BigInteger.ZERO;
            if (closesCycle[i]) {
                sell(i, whole(flowIn[i]));
            }
        }
        int[][] flows = forward ? inOrder(from, flowIn) : inOrder(to, flowOut);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            if (forward) {
                passForward(flows);
            } else {
                passBackward(flows);
            }
            if (settle()) {
                return Optional.of(build(atomic));
            }
        }
        return Optional.empty();
    }

    private static BigInteger whole(double amount) {
        return new BigDecimal(amount).toBigInteger();
    }

    /** The flows that close no cycle, by the token at one end; each token's outlet comes last. */
    private int[][] inOrder(int[] near, double[] size) {
        List<List<Integer>> flows = new ArrayList<>();
        for (int t = 0; t < graph.tokens(); t++) {
            flows.add(new ArrayList<>());
        }
        for (int i = 0; i < near.length; i++) {
            if (!closesCycle[i]) {
                flows.get(near[i]).add(i);
            }
        }
        int[][] sorted = new int[flows.size()][];
        for (int t = 0; t < sorted.length; t++) {
            int last = outlet[t];
            flows.get(t)
                    .sort(Comparator.<Integer, Boolean>comparing(flow -> flow == last)
                            .thenComparingDouble(flow -> size[flow]));
            sorted[t] = flows.get(t).stream().mapToInt(Integer::intValue).toArray();
        }
        return sorted;
    }

    /**
     * For each token the flow through which rounding's leftovers reach the end of the pass: the first on the way whose narrowest flow is
     * widest. Such ways never meet a token twice, so leftovers never run in a cycle. Minus one where no way leads there.
     */
    private int[] outlets(int[] near, int[] far, int end) {
        List<List<Integer>> reaching = new ArrayList<>();
        for (int t = 0; t < graph.tokens(); t++) {
            reaching.add(new ArrayList<>());
        }
        for (int i = 0; i < far.length; i++) {
            reaching.get(far[i]).add(i);
        }
        int[] outlets = new int[graph.tokens()];
        double[] width = new double[graph.tokens()];
        boolean[] done = new boolean[graph.tokens()];
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

    /** What each token has from the flows that close cycles, with what the seller brings. */
    private BigInteger[] fixed() {
        BigInteger[] held = new BigInteger[graph.tokens()];
        Arrays.fill(held, BigInteger.ZERO);
        for (int i = 0; i < from.length; i++) {
            if (closesCycle[i]) {
                held[from[i]] = held[from[i]].subtract(in[i]);
                held[to[i]] = held[to[i]].add(out[i]);
            }
        }
        if (request.side() == Side.EXACT_IN) {
            held[sell] = held[sell].add(request.amount());
        } else {
            held[buy] = held[buy].subtract(request.amount());
        }
        return held;
    }

    /** Everything that a token has goes on: to each flow what it should get, and all the rest along the way to the token bought. */
    private void passForward(int[][] leaving) {
        BigInteger[] held = fixed();
        for (int at = 0; at < graph.tokens(); at++) {
            int token = order.token(at);
            BigInteger left = held[token].max(BigInteger.ZERO);
            for (int flow : leaving[token]) {
                boolean last = flow == leaving[token][leaving[token].length - 1];
                sell(flow, last ? left : left.min(whole(flowIn[flow])));
                left = left.subtract(in[flow]);
                held[to[flow]] = held[to[flow]].add(out[flow]);
            }
            topUp(leaving[token], left, held);
        }
    }

    /** What the last pool could not take goes to others that still can. */
    private void topUp(int[] flows, BigInteger rest, BigInteger[] held) {
        BigInteger left = rest;
        for (int i = flows.length - 2; i >= 0 && left.signum() > 0; i--) {
            int flow = flows[i];
            held[to[flow]] = held[to[flow]].subtract(out[flow]);
            left = left.add(in[flow]);
            sell(flow, left);
            left = left.subtract(in[flow]);
            held[to[flow]] = held[to[flow]].add(out[flow]);
        }
    }

    /** Everything that a token lacks comes from before: from each flow what it should bring, the rest on the way from the token sold. */
    private void passBackward(int[][] arriving) {
        BigInteger[] held = fixed();
        for (int at = graph.tokens() - 1; at >= 0; at--) {
            int token = order.token(at);
            BigInteger lacking = held[token].negate().max(BigInteger.ZERO);
            for (int flow : arriving[token]) {
                boolean last = flow == arriving[token][arriving[token].length - 1];
                buy(flow, last ? lacking : lacking.min(whole(flowOut[flow])));
                lacking = lacking.subtract(out[flow]).max(BigInteger.ZERO);
                held[from[flow]] = held[from[flow]].subtract(in[flow]);
            }
        }
    }

    /** Lets a flow take as much of {@code amount} as its pool can, or nothing if it would pay nothing. */
    private void sell(int flow, BigInteger amount) {
        String tokenIn = graph.token(from[flow]);
        Pool pool = pools[flow];
        BigInteger taken = amount;
        if (pool instanceof V3Pool v3 && amount.signum() > 0) {
            boolean first = v3.sellsFirst(tokenIn);
            taken = v3.sell(first, amount, V3Pool.end(first)).in();
        }
        out[flow] = pool.amountOut(tokenIn, taken).orElse(BigInteger.ZERO);
        in[flow] = out[flow].signum() > 0 ? taken : BigInteger.ZERO;
    }

    /** Lets a flow bring {@code amount} as far as its pool holds it. */
    private void buy(int flow, BigInteger amount) {
        String tokenIn = graph.token(from[flow]);
        Pool pool = pools[flow];
        BigInteger paid = amount;
        if (pool instanceof V3Pool v3 && amount.signum() > 0) {
            boolean first = v3.sellsFirst(tokenIn);
            paid = v3.buy(first, amount, V3Pool.end(first)).out();
        }
        in[flow] = pool.amountIn(tokenIn, paid).orElse(BigInteger.ZERO);
        out[flow] = pool.amountOut(tokenIn, in[flow]).orElse(BigInteger.ZERO);
    }

    /** Whether no token is short; where one is, less of it goes into cycles from now on. */
    private boolean settle() {
        BigInteger[] held = fixed();
        for (int i = 0; i < from.length; i++) {
            if (!closesCycle[i]) {
                held[from[i]] = held[from[i]].subtract(in[i]);
                held[to[i]] = held[to[i]].add(out[i]);
            }
        }
        boolean settled = true;
        for (int token = 0; token < held.length; token++) {
            boolean brought = token == sell && request.side() == Side.EXACT_OUT;
            if (held[token].signum() < 0 && !brought) {
                settled = false;
                lessen(token, held[token].negate());
            }
        }
        return settled;
    }

    private void lessen(int token, BigInteger by) {
        int most = -1;
        for (int i = 0; i < from.length; i++) {
            if (closesCycle[i] && from[i] == token && (most < 0 || in[i].compareTo(in[most]) > 0)) {
                most = i;
            }
        }
        if (most >= 0) {
            sell(most, in[most].subtract(by).max(BigInteger.ZERO));
        }
    }

    private Route build(boolean atomic) {
        List<Trade> trades = new ArrayList<>();
        for (int at = 0; at < graph.tokens(); at++) {
            for (int i = 0; i < from.length; i++) {
                if (from[i] == order.token(at) && in[i].signum() > 0 && out[i].signum() > 0) {
                    trades.add(new Trade(pools[i], graph.token(from[i]), in[i], out[i]));
                }
            }
        }
        Route rough = Route.of(request, trades, atomic);
        return Route.of(request, Execution.order(request, rough.in(), trades), atomic);
    }
}
