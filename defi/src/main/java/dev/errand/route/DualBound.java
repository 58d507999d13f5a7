package dev.errand.route;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * What no route can beat, computed from any prices of the tokens in exact integers, every step rounded to the safe side.
 *
 * <p>At given prices each pool gains the most at one trade, with or without the others; the sum of these gains and the value of what is
 * sold is at least what any route brings. The contracts round against the trader, so the bound on real amounts holds for their integers
 * too. With gas, a pool counts with what it gains beyond the gas, or not at all.
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
        BigInteger gas = request.gasPerPool().shiftLeft(POINT);
        BigInteger gains = BigInteger.ZERO;
        for (int pool = 0; pool < graph.pools(); pool++) {
            BigInteger most = BigInteger.ZERO;
            for (int arc = 2 * pool; arc <= 2 * pool + 1 && !problem.isShut(pool); arc++) {
                int in = problem.from(arc);
                int out = problem.to(arc);
                if (problem.curve(arc).logPrice() + logPrices[out] - logPrices[in] > CERTAINLY_ASLEEP) {
                    most = most.max(Gains.of(graph.pool(pool), arc % 2 == 0, prices[in], prices[out]));
                }
            }
            BigInteger gain = most.subtract(gas);
            gains = gains.add(held.get(pool) ? gain : gain.max(BigInteger.ZERO));
        }
        return switch (request.side()) {
            case EXACT_IN ->
                gains.add(request.amount().multiply(prices[graph.token(request.sell())]))
                        .shiftRight(POINT);
            case EXACT_OUT ->
                gains.subtract(request.amount().multiply(prices[graph.token(request.buy())]))
                        .shiftRight(POINT)
                        .negate()
                        .max(BigInteger.ZERO);
        };
    }
}
