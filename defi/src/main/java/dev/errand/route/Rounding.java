package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Turns flows in doubles into trades in integers that fit together to the last unit. Used once, by one thread.
 *
 * <p>Tokens are passed in the order of flow. At each one all that is there, to the last unit of rounding, goes on to its pools in the
 * proportion of the flows; where the bought amount is fixed the pass goes backward, and all that is needed comes from the pools before.
 * Flows that close a cycle are fixed beforehand, and adjusted until no token is short.
 */
final class Rounding {

    private static final int MOST_PASSES = 12;

    private final PoolGraph graph;
    private final RouteRequest request;
    private final int sell;
    private final int buy;
    private final Flows flows;
    private final BigInteger[] in;
    private final BigInteger[] out;
    private final boolean[] closesCycle;
    private final FlowOrder order;
    private final int[] outlet;

    Rounding(PoolGraph graph, RouteRequest request, Flows flows) {
        this.graph = graph;
        this.request = request;
        this.flows = flows;
        this.sell = graph.token(request.sell());
        this.buy = graph.token(request.buy());
        this.in = new BigInteger[flows.count()];
        this.out = new BigInteger[flows.count()];
        this.closesCycle = new boolean[flows.count()];
        this.outlet = request.side() == Side.EXACT_IN ? flows.outlets(buy) : flows.inlets(sell);
        boolean[] must = new boolean[flows.count()];
        Arrays.stream(outlet).filter(flow -> flow >= 0).forEach(flow -> must[flow] = true);
        this.order = new FlowOrder(graph.tokens(), flows, must);
    }

    /** The route; empty if rounding leaves no trades that fit together. */
    Optional<Route> route() {
        boolean forward = request.side() == Side.EXACT_IN;
        boolean atomic = false;
        for (int i = 0; i < flows.count(); i++) {
            closesCycle[i] = !order.isForward(i);
            atomic |= closesCycle[i];
            in[i] = BigInteger.ZERO;
            out[i] = BigInteger.ZERO;
            if (closesCycle[i]) {
                sell(i, whole(flows.in(i)));
            }
        }
        int[][] near = forward ? inOrder(flows::from, flows::in) : inOrder(flows::to, flows::out);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            if (forward) {
                passForward(near);
            } else {
                passBackward(near);
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
    private int[][] inOrder(IntUnaryOperator end, IntToDoubleFunction size) {
        List<List<Integer>> near = new ArrayList<>();
        for (int t = 0; t < graph.tokens(); t++) {
            near.add(new ArrayList<>());
        }
        for (int i = 0; i < flows.count(); i++) {
            if (!closesCycle[i]) {
                near.get(end.applyAsInt(i)).add(i);
            }
        }
        int[][] sorted = new int[near.size()][];
        for (int t = 0; t < sorted.length; t++) {
            int last = outlet[t];
            near.get(t)
                    .sort(Comparator.<Integer, Boolean>comparing(flow -> flow == last)
                            .thenComparingDouble(size::applyAsDouble));
            sorted[t] = near.get(t).stream().mapToInt(Integer::intValue).toArray();
        }
        return sorted;
    }

    /** What each token has from the flows that close cycles, with what the seller brings. */
    private BigInteger[] fixed() {
        BigInteger[] held = new BigInteger[graph.tokens()];
        Arrays.fill(held, BigInteger.ZERO);
        for (int i = 0; i < flows.count(); i++) {
            if (closesCycle[i]) {
                held[flows.from(i)] = held[flows.from(i)].subtract(in[i]);
                held[flows.to(i)] = held[flows.to(i)].add(out[i]);
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
                sell(flow, last ? left : left.min(whole(flows.in(flow))));
                left = left.subtract(in[flow]);
                held[flows.to(flow)] = held[flows.to(flow)].add(out[flow]);
            }
            topUp(leaving[token], left, held);
        }
    }

    /** What the last pool could not take goes to others that still can. */
    private void topUp(int[] leaving, BigInteger rest, BigInteger[] held) {
        BigInteger left = rest;
        for (int i = leaving.length - 2; i >= 0 && left.signum() > 0; i--) {
            int flow = leaving[i];
            held[flows.to(flow)] = held[flows.to(flow)].subtract(out[flow]);
            left = left.add(in[flow]);
            sell(flow, left);
            left = left.subtract(in[flow]);
            held[flows.to(flow)] = held[flows.to(flow)].add(out[flow]);
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
                buy(flow, last ? lacking : lacking.min(whole(flows.out(flow))));
                lacking = lacking.subtract(out[flow]).max(BigInteger.ZERO);
                held[flows.from(flow)] = held[flows.from(flow)].subtract(in[flow]);
            }
        }
    }

    /** Lets a flow take as much of {@code amount} as its pool can, or nothing if it would pay nothing. */
    private void sell(int flow, BigInteger amount) {
        String tokenIn = graph.token(flows.from(flow));
        Pool pool = flows.pool(flow);
        if (pool instanceof V3Pool v3 && amount.signum() > 0) {
            boolean first = v3.sellsFirst(tokenIn);
            V3Pool.Swap swap = v3.sell(first, amount, V3Pool.end(first));
            take(flow, swap.in(), swap.out());
        } else {
            take(flow, amount, pool.amountOut(tokenIn, amount).orElse(BigInteger.ZERO));
        }
    }

    private void take(int flow, BigInteger taken, BigInteger paid) {
        out[flow] = paid;
        in[flow] = paid.signum() > 0 ? taken : BigInteger.ZERO;
    }

    /** Lets a flow bring {@code amount} as far as its pool holds it. */
    private void buy(int flow, BigInteger amount) {
        String tokenIn = graph.token(flows.from(flow));
        Pool pool = flows.pool(flow);
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
        for (int i = 0; i < flows.count(); i++) {
            if (!closesCycle[i]) {
                held[flows.from(i)] = held[flows.from(i)].subtract(in[i]);
                held[flows.to(i)] = held[flows.to(i)].add(out[i]);
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
        for (int i = 0; i < flows.count(); i++) {
            if (closesCycle[i] && flows.from(i) == token && (most < 0 || in[i].compareTo(in[most]) > 0)) {
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
            for (int i = 0; i < flows.count(); i++) {
                if (flows.from(i) == order.token(at) && in[i].signum() > 0 && out[i].signum() > 0) {
                    trades.add(new Trade(flows.pool(i), graph.token(flows.from(i)), in[i], out[i]));
                }
            }
        }
        Route rough = Route.of(request, trades, atomic);
        return Route.of(request, Execution.order(request, rough.in(), trades), atomic);
    }
}
