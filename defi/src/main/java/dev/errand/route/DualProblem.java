package dev.errand.route;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The dual of the routing problem, in doubles: prices of tokens, each relative to one token that counts, at which every pool trades as
 * much as pays at those prices. The sum of what the pools gain and what the given tokens are worth bounds every route; where it is least,
 * the pools' trades fit together and are the best route.
 *
 * <p>Arc 2i is link i selling its first token, arc 2i + 1 the other direction; where all pools have two tokens, each is one link. Prices
 * are {@code base·e^shift}; while only shifts change, the depth of an arc is one constant plus a difference of shifts, and so is exact
 * however deep the pool. Not thread-safe.
 */
final class DualProblem {

    private static final int MOST_ROUNDS = 64;
    private static final double LEAST_CHANGE = 1e-12;

    private final Links links;
    private final boolean sells;
    private final int tokens;
    private final int arcs;
    private final int unit;
    private final double[] given;
    private final Curve[] curves;
    private final boolean[] shut;
    private final double[] logBase;
    private final double[] base;
    private final double[] constant;
    private final double[] net;

    /** A swap over pools, each of which is one link. */
    DualProblem(PoolGraph graph, RouteRequest request) {
        this(
                graph.links(),
                curves(graph),
                given(graph, request.objective()),
                graph.token(request.objective().into()));
    }

    /**
     * @param curves of each link in both directions
     * @param given what there is of each token; below zero what must be left over of it
     * @param unit the number of the token that counts
     */
    DualProblem(Links links, Curve[] curves, double[] given, int unit) {
        this.links = links;
        this.tokens = links.tokens();
        this.arcs = curves.length;
        this.curves = curves;
        this.given = given;
        this.unit = unit;
        this.sells = Arrays.stream(given).allMatch(amount -> amount >= 0);
        shut = new boolean[links.count()];
        logBase = new double[tokens];
        base = new double[tokens];
        constant = new double[arcs];
        net = new double[tokens];
    }

    private static Curve[] curves(PoolGraph graph) {
        Curve[] curves = new Curve[2 * graph.pools()];
        Arrays.setAll(curves, arc -> Curve.of(graph.pool(arc / 2), arc % 2 == 0));
        return curves;
    }

    private static double[] given(PoolGraph graph, Objective.Liquidation objective) {
        double[] given = new double[graph.tokens()];
        for (Map.Entry<String, BigInteger> each : objective.basket().entrySet()) {
            given[graph.token(each.getKey())] = each.getValue().doubleValue();
        }
        return given;
    }

    int tokens() {
        return tokens;
    }

    int arcs() {
        return arcs;
    }

    /** The token whose price is one. */
    int unit() {
        return unit;
    }

    /** The number of the token that goes into an arc. */
    int from(int arc) {
        return arc % 2 == 0 ? links.first(arc / 2) : links.second(arc / 2);
    }

    /** The number of the token that comes out of it. */
    int to(int arc) {
        return arc % 2 == 0 ? links.second(arc / 2) : links.first(arc / 2);
    }

    Curve curve(int arc) {
        return curves[arc];
    }

    double given(int token) {
        return given[token];
    }

    /** Whether a pool may not be used. */
    boolean isShut(int pool) {
        return shut[pool];
    }

    void shut(int pool, boolean closed) {
        shut[pool] = closed;
    }

    double logBase(int token) {
        return logBase[token];
    }

    double base(int token) {
        return base[token];
    }

    /** Sets the prices from which shifts count. */
    void rebase(double[] logPrices) {
        for (int t = 0; t < tokens; t++) {
            logBase[t] = logPrices[t];
            base[t] = Math.exp(logPrices[t]);
        }
        for (int arc = 0; arc < arcs; arc++) {
            constant[arc] = curves[arc].logPrice() + logBase[to(arc)] - logBase[from(arc)];
        }
    }

    /** How far an arc's marginal price is pushed at these shifts; it trades if above zero. */
    double depth(int arc, double[] shift) {
        return constant[arc] + shift[to(arc)] - shift[from(arc)];
    }

    /** What would be left of each token, or be short, if every pool traded what pays: the slope of the dual. Reused by the next call. */
    double[] net(double[] shift) {
        System.arraycopy(given, 0, net, 0, tokens);
        for (int arc = 0; arc < arcs; arc++) {
            double depth = depth(arc, shift);
            if (depth > 0 && !shut[arc / 2]) {
                net[from(arc)] -= curves[arc].in(depth);
                net[to(arc)] += curves[arc].out(depth);
            }
        }
        return net;
    }

    /** What does not fit together of the flows at these prices, as a share of what they bring and what is given. */
    double error(double[] shift) {
        double[] rest = net(shift);
        double sum = 0;
        double whole = Math.abs(rest[unit]);
        for (int t = 0; t < tokens; t++) {
            double price = base[t] * Math.exp(shift[t]);
            sum += t == unit ? 0 : Math.abs(rest[t]) * price;
            whole += Math.abs(given[t]) * price;
        }
        return sum == 0 ? 0 : sum / whole;
    }

    /** What is given, at the base prices. */
    double worthGiven() {
        double sum = 0;
        for (int t = 0; t < tokens; t++) {
            sum += Math.abs(given[t]) * base[t];
        }
        return sum;
    }

    /** What a pool gains at these prices, in the token that counts; above zero exactly if it trades. */
    double gain(int pool, double[] shift) {
        double gain = 0;
        for (int arc = 2 * pool; arc <= 2 * pool + 1 && !shut[pool]; arc++) {
            double depth = depth(arc, shift);
            if (depth > 0) {
                gain += curves[arc].out(depth) * base[to(arc)] * Math.exp(shift[to(arc)])
                        - curves[arc].in(depth) * base[from(arc)] * Math.exp(shift[from(arc)]);
            }
        }
        return gain;
    }

    /** Whether pools that are not shut connect two tokens. */
    boolean connects(int one, int other) {
        boolean[] seen = new boolean[tokens];
        int[] queue = new int[tokens];
        int end = 0;
        queue[end++] = one;
        seen[one] = true;
        for (int head = 0; head < end; head++) {
            for (int pool : links.at(queue[head])) {
                int next = links.other(pool, queue[head]);
                if (!shut[pool] && !seen[next]) {
                    seen[next] = true;
                    queue[end++] = next;
                }
            }
        }
        return seen[other];
    }

    /** How strongly an arc ties the prices of its tokens together: the value that moves for a little depth. */
    double spring(int arc, double[] shift) {
        double depth = depth(arc, shift);
        return depth <= 0 ? 0 : base[from(arc)] * Math.exp(shift[from(arc)]) * curves[arc].slope(depth);
    }

    /**
     * A first guess at the logarithms of prices: what the best path to the token that counts pays for a little of each token, or from it
     * where the bought amount is given. Where pools hold arbitrage there is no such path, and tokens are priced through the deepest
     * pools, and then so that all pools agree as far as they can.
     */
    double[] guess() {
        double[] log = new double[tokens];
        Arrays.fill(log, sells ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        log[unit] = 0;
        boolean[] changed = new boolean[tokens];
        changed[unit] = true;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean any = false;
            boolean[] again = new boolean[tokens];
            for (int token = 0; token < tokens; token++) {
                if (changed[token]) {
                    any |= sells ? offerBackward(token, log, again) : offerForward(token, log, again);
                }
            }
            if (!any) {
                return log;
            }
            changed = again;
        }
        return throughDeepestPools();
    }

    private boolean offerBackward(int token, double[] log, boolean[] changed) {
        boolean any = false;
        for (int pool : links.at(token)) {
            int other = links.other(pool, token);
            double offered = log[token] + curves[arc(pool, other)].logPrice();
            if (!shut[pool] && offered > log[other] + LEAST_CHANGE) {
                log[other] = offered;
                changed[other] = true;
                any = true;
            }
        }
        return any;
    }

    private boolean offerForward(int token, double[] log, boolean[] changed) {
        boolean any = false;
        for (int pool : links.at(token)) {
            int other = links.other(pool, token);
            double offered = log[token] - curves[arc(pool, token)].logPrice();
            if (!shut[pool] && offered < log[other] - LEAST_CHANGE) {
                log[other] = offered;
                changed[other] = true;
                any = true;
            }
        }
        return any;
    }

    /** The arc of a pool that takes {@code from}. */
    private int arc(int pool, int from) {
        return 2 * pool + (links.first(pool) == from ? 0 : 1);
    }

    private double[] throughDeepestPools() {
        double[] log = new double[tokens];
        double[] worth = new double[tokens];
        boolean[] known = new boolean[tokens];
        Arrays.fill(worth, Double.NEGATIVE_INFINITY);
        worth[unit] = 0;
        PriorityQueue<Offer> queue =
                new PriorityQueue<>(Comparator.comparingDouble(Offer::worth).reversed());
        queue.add(new Offer(unit, 0));
        while (!queue.isEmpty()) {
            int token = queue.remove().token();
            if (known[token]) {
                continue;
            }
            known[token] = true;
            for (int pool : links.at(token)) {
                int other = links.other(pool, token);
                if (known[other] || shut[pool]) {
                    continue;
                }
                int arc = arc(pool, other);
                double held = Math.log(curves[arc].slope(0)) + curves[arc].logPrice() + log[token];
                if (held > worth[other]) {
                    worth[other] = held;
                    log[other] = middle(arc) + log[token];
                    queue.add(new Offer(other, held));
                }
            }
        }
        return AgreedPrices.from(this, log);
    }

    /** The logarithm of the price between those of both directions; of the one there is if the link is one-way. */
    private double middle(int arc) {
        return curves[arc ^ 1].pieces() == 0
                ? curves[arc].logPrice()
                : (curves[arc].logPrice() - curves[arc ^ 1].logPrice()) / 2;
    }

    private record Offer(int token, double worth) {}
}
