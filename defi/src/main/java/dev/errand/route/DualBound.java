package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;

/**
 * What no route can beat, computed from any prices of the tokens in exact integers, every step rounded to the safe side.
 *
 * <p>At given prices each pool gains the most at one trade, with or without the others; the sum of these gains and the value of what is
 * sold is at least what any route brings. The contracts round against the trader, so the bound on real amounts holds for their integers
 * too. With gas, a pool counts with what it gains beyond the gas, or not at all.
 *
 * <p>A price is an integer in 2^-256 of the token that counts. In a piece of constant liquidity, let A be the value of what could still
 * come out, and B of what went in with the fee, at the present price; their product does not change within the piece. Going from one
 * price to another gains the fall of A + B, and A + B is least, 2·√(AB), where A = B: there the pool stops.
 */
final class DualBound {

    private static final int POINT = 256;
    private static final double CERTAINLY_ASLEEP = -1e-6;
    private static final int MANTISSA = 52;
    private static final BigInteger BPS = BigInteger.valueOf(V2Pool.WHOLE_BPS);
    private static final BigInteger MILLIONTHS = BigInteger.valueOf(V3Pool.WHOLE_FEE);

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

    private static BigInteger fixedPoint(double value) {
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
                    most = most.max(gain(graph.pool(pool), arc % 2 == 0, prices[in], prices[out]));
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

    private static BigInteger gain(Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
        return switch (pool) {
            case V2Pool v2 -> gain(v2, sellsFirst, priceIn, priceOut);
            case V3Pool v3 -> gain(v3, sellsFirst, priceIn, priceOut);
        };
    }

    private static BigInteger gain(V2Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
        BigInteger kept = BPS.subtract(BigInteger.valueOf(pool.feeBps()));
        BigInteger out = kept.multiply(priceOut).multiply(sellsFirst ? pool.reserve1() : pool.reserve0());
        BigInteger in = BPS.multiply(priceIn).multiply(sellsFirst ? pool.reserve0() : pool.reserve1());
        return out.compareTo(in) <= 0
                ? BigInteger.ZERO
                : SqrtPriceMath.divideUp(out.add(in).subtract(twiceRootBelow(out.multiply(in))), kept);
    }

    private static BigInteger gain(V3Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
        BigInteger kept = MILLIONTHS.subtract(BigInteger.valueOf(pool.fee()));
        BigInteger in = MILLIONTHS.multiply(priceIn);
        BigInteger out = kept.multiply(priceOut);
        BigInteger root = pool.sqrtPriceX96();
        BigInteger liquidity = pool.liquidity();
        int next = TickWalk.firstAbove(pool.ticks(), pool.tick()) - (sellsFirst ? 1 : 0);
        BigInteger gained = BigInteger.ZERO;
        while (pays(root, in, out, sellsFirst)) {
            boolean last = next < 0 || next == pool.ticks().size();
            BigInteger stop = last
                    ? (sellsFirst ? TickMath.MIN_SQRT_RATIO : TickMath.MAX_SQRT_RATIO)
                    : TickMath.sqrtRatioAt(pool.ticks().get(next).index());
            BigInteger from = value(root, liquidity, in, out, sellsFirst, true);
            if (!pays(stop, in, out, sellsFirst)) {
                BigInteger product = liquidity.multiply(liquidity).multiply(in).multiply(out);
                gained = gained.add(from).subtract(twiceRootBelow(product));
                break;
            }
            gained = gained.add(from).subtract(value(stop, liquidity, in, out, sellsFirst, false));
            if (last) {
                break;
            }
            BigInteger net = pool.ticks().get(next).liquidityNet();
            liquidity = sellsFirst ? liquidity.subtract(net) : liquidity.add(net);
            root = stop;
            next += sellsFirst ? -1 : 1;
        }
        return SqrtPriceMath.divideUp(gained.max(BigInteger.ZERO), kept);
    }

    /** Whether a little more pays at this price of the pool. */
    private static boolean pays(BigInteger root, BigInteger in, BigInteger out, boolean sellsFirst) {
        BigInteger square = root.multiply(root);
        int point = 2 * SqrtPriceMath.RESOLUTION;
        return sellsFirst
                ? out.multiply(square).compareTo(in.shiftLeft(point)) > 0
                : out.shiftLeft(point).compareTo(in.multiply(square)) > 0;
    }

    /** A + B at a price of the pool. */
    private static BigInteger value(
            BigInteger root, BigInteger liquidity, BigInteger in, BigInteger out, boolean sellsFirst, boolean up) {
        BigInteger times = (sellsFirst ? out : in).multiply(liquidity).multiply(root);
        BigInteger over = (sellsFirst ? in : out).multiply(liquidity).shiftLeft(SqrtPriceMath.RESOLUTION);
        BigInteger whole = BigInteger.ONE.shiftLeft(SqrtPriceMath.RESOLUTION);
        return up
                ? SqrtPriceMath.divideUp(times, whole).add(SqrtPriceMath.divideUp(over, root))
                : times.divide(whole).add(over.divide(root));
    }

    /**
     * At most 2·√square. One step of Newton from a double is above the root, by 2^-100 of it or less; dividing by it gets as far below.
     */
    private static BigInteger twiceRootBelow(BigInteger square) {
        if (square.signum() == 0) {
            return BigInteger.ZERO;
        }
        int shift = Math.max(0, square.bitLength() - 1_000) + 1 & ~1;
        BigInteger near = new BigDecimal(Math.sqrt(square.shiftRight(shift).doubleValue()))
                .toBigInteger()
                .max(BigInteger.ONE)
                .shiftLeft(shift / 2);
        BigInteger above = near.add(square.divide(near)).shiftRight(1).add(BigInteger.ONE);
        return square.divide(above).shiftLeft(1);
    }
}
