package dev.errand.route;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Optional;

/**
 * What no route can beat, computed from any prices of the tokens in exact integers, every step rounded to the safe side.
 *
 * <p>At given prices each pool gains the most at one trade, with or without the others; the sum of these gains and the value of what is
 * sold is at least what any route brings. The contracts round against the trader, so the bound on real amounts holds for their integers
 * too.
 *
 * <p>With gas, a pool counts with what it gains beyond the gas, or not at all; but a route that sells what is given has pools all the way
 * from the token sold to the token bought, and pays what these lack of their gas: at least what those of the cheapest way lack. Only one
 * that goes round cycles and sells nothing does without, and that one has nothing but the gains.
 *
 * <p>A price is an integer in 2^-256 of the token that counts.
 */
final class DualBound {

    /** How many binary digits of a price follow the point. */
    static final int POINT = 256;

    private static final double CERTAINLY_ASLEEP = -1e-6;
    private static final int MANTISSA = 52;

    private final PoolGraph graph;
    private final RouteRequest request;
    private final double[] logPrices;
    private final BigInteger[] prices;

    private DualBound(PoolGraph graph, RouteRequest request, double[] logPrices, int unit) {
        this.graph = graph;
        this.request = request;
        this.logPrices = logPrices;
        this.prices = new BigInteger[logPrices.length];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = t == unit ? BigInteger.ONE.shiftLeft(POINT) : fixedPoint(Math.exp(logPrices[t]));
        }
    }

    /**
     * The bound that these prices give: at most what any route nets where the sold amount is fixed, at least what any takes where the
     * bought one is.
     *
     * @param logPrices natural logarithms of the tokens' prices; of the token that counts, zero
     */
    static BigInteger at(DualProblem problem, PoolGraph graph, RouteRequest request, double[] logPrices) {
        return at(problem, graph, request, logPrices, new BitSet());
    }

    /**
     * The same for those routes only that use none of the problem's shut pools, and pay the gas of all the pools held.
     *
     * @param held pools whose gas is paid whether they are used or not
     */
    static BigInteger at(DualProblem problem, PoolGraph graph, RouteRequest request, double[] logPrices, BitSet held) {
        return new DualBound(graph, request, logPrices, problem.unit()).value(problem, held);
    }

    /** At most a price, by less than its last digits. */
    static BigInteger fixedPoint(double value) {
        int exponent = Math.getExponent(value);
        long mantissa = (long) Math.scalb(value, MANTISSA - exponent);
        int shift = POINT + exponent - MANTISSA;
        return shift >= 0
                ? BigInteger.valueOf(mantissa).shiftLeft(shift)
                : BigInteger.valueOf(mantissa).shiftRight(-shift);
    }

    private BigInteger value(DualProblem problem, BitSet held) {
        BigInteger[] gain = new BigInteger[graph.pools()];
        BigInteger gains = BigInteger.ZERO; // before gas
        BigInteger surplus = BigInteger.ZERO; // of the pools worth their gas, or whose gas is paid
        for (int pool = 0; pool < gain.length; pool++) {
            BigInteger most = gain(problem, pool);
            gains = gains.add(most);
            gain[pool] = most.subtract(gas(pool));
            surplus = surplus.add(held.get(pool) ? gain[pool] : gain[pool].max(BigInteger.ZERO));
        }
        BigInteger way = request.gas().counts() ? way(problem, held, gain) : BigInteger.ZERO;
        return switch (request.side()) {
            case EXACT_IN -> {
                BigInteger given = request.amount().multiply(prices[graph.token(request.sell())]);
                yield given.subtract(way).max(BigInteger.ZERO).add(surplus).shiftRight(POINT);
            }
            case EXACT_OUT -> {
                BigInteger wanted = request.amount().multiply(prices[graph.token(request.buy())]);
                BigInteger least = wanted.subtract(surplus);
                boolean sold = gains.compareTo(wanted) < 0;
                yield least.add(sold ? way : BigInteger.ZERO)
                        .negate()
                        .shiftRight(POINT)
                        .negate()
                        .max(BigInteger.ZERO);
            }
        };
    }

    /** What a pool gains before gas, at the most. */
    private BigInteger gain(DualProblem problem, int pool) {
        BigInteger most = BigInteger.ZERO;
        for (int arc = 2 * pool; arc <= 2 * pool + 1 && !problem.isShut(pool); arc++) {
            int in = problem.from(arc);
            int out = problem.to(arc);
            if (problem.curve(arc).logPrice() + logPrices[out] - logPrices[in] > CERTAINLY_ASLEEP) {
                most = most.max(Gains.of(graph.pool(pool), arc % 2 == 0, prices[in], prices[out]));
            }
        }
        return most;
    }

    private BigInteger gas(int pool) {
        return request.gas().of(graph.pool(pool)).shiftLeft(POINT);
    }

    /** What the pools of some way from the token sold to the token bought lack of their gas, at the least. */
    private BigInteger way(DualProblem problem, BitSet held, BigInteger[] gain) {
        return CheapestWay.cost(
                        graph.links(),
                        graph.token(request.sell()),
                        graph.token(request.buy()),
                        pool -> problem.isShut(pool)
                                ? Optional.empty()
                                : Optional.of(
                                        held.get(pool)
                                                ? BigInteger.ZERO
                                                : gain[pool].negate().max(BigInteger.ZERO)))
                .orElse(BigInteger.ZERO);
    }
}
