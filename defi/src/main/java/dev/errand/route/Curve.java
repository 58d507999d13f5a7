package dev.errand.route;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A pool in one direction, as the double-precision curve that the search works on.
 *
 * <p>The curve's parameter is the <em>depth</em> m: how far, as a natural logarithm, the marginal price has been pushed from where it
 * stands, fee included. Within a piece of constant liquidity that has begun at depth w, what went in is {@code a·(e^(k(m-w)) - 1)/k} and
 * what came out {@code b·(1 - e^(-(1-k)(m-w)))/(1-k)}, where a and b are their slopes at its beginning, and the power k says how much of
 * the price's fall is due to what went in. Both are exact for depths however small, which the difference of two large reserves would not
 * be. In Uniswap's pools k is a half: a v2 pool is one piece without end; a v3 pool has one for each range between ticks.
 */
final class Curve {

    private static final double THIN = 1e-6;
    private static final double LOG_TICK = Math.log(1.0001);
    private static final BigInteger ONE_X96 = BigInteger.ONE.shiftLeft(SqrtPriceMath.RESOLUTION);
    private static final double PRODUCT = 0.5;

    private final double logPrice;
    private final double power;
    private double[] start = new double[4];
    private double[] slopeIn = new double[4];
    private double[] slopeOut = new double[4];
    private double[] inBefore = new double[4];
    private double[] outBefore = new double[4];
    private int pieces;
    private double end;
    private double thickest;

    private Curve(double logPrice, double power) {
        this.logPrice = logPrice;
        this.power = power;
    }

    /**
     * One piece.
     *
     * @param logPrice of what comes out for a little that goes in
     * @param power how much of the price's fall is due to what goes in: from zero to one
     * @param width how deep it reaches
     * @param slopeIn what goes in for a little depth
     * @param slopeOut what comes out for it: as much more as the price says, but not by way of its logarithm, which would round it
     */
    static Curve of(double logPrice, double power, double width, double slopeIn, double slopeOut) {
        Curve curve = new Curve(logPrice, power);
        curve.add(width, slopeIn, slopeOut);
        return curve;
    }

    /** A direction in which nothing can be traded. */
    static Curve none() {
        return new Curve(Double.NEGATIVE_INFINITY, PRODUCT);
    }

    /** {@code (e^(power·depth) - 1)/power}, which for a power of zero is the depth itself. */
    static double grow(double power, double depth) {
        return power == 0 ? depth : Math.expm1(power * depth) / power;
    }

    /** What {@link #grow} is at that depth for the power less one, where it is known what it is for the power. */
    static double shrink(double power, double depth, double grown) {
        return power == PRODUCT ? grown / (1 + power * grown) : grow(power - 1, depth);
    }

    /** @param sellsFirst whether the pool's first token goes in */
    static Curve of(Pool pool, boolean sellsFirst) {
        return switch (pool) {
            case V2Pool v2 -> of(v2, sellsFirst);
            case V3Pool v3 -> of(v3, sellsFirst);
        };
    }

    private static Curve of(V2Pool pool, boolean sellsFirst) {
        double in = (sellsFirst ? pool.reserve0() : pool.reserve1()).doubleValue();
        double out = (sellsFirst ? pool.reserve1() : pool.reserve0()).doubleValue();
        double kept = 1 - pool.feeBps() / (double) V2Pool.WHOLE_BPS;
        Curve curve = new Curve(Math.log(out) - Math.log(in) + Math.log(kept), PRODUCT);
        curve.add(Double.POSITIVE_INFINITY, PRODUCT * in / kept, PRODUCT * out);
        return curve;
    }

    private static Curve of(V3Pool pool, boolean sellsFirst) {
        double kept = 1 - pool.fee() / (double) V3Pool.WHOLE_FEE;
        double root = pool.sqrtPriceX96().doubleValue() / ONE_X96.doubleValue();
        double logRoot = Math.log(root);
        Curve curve = new Curve((sellsFirst ? 2 : -2) * logRoot + Math.log(kept), PRODUCT);
        List<V3Pool.Tick> ticks = pool.ticks();
        int above = TickWalk.firstAbove(ticks, pool.tick());
        BigInteger liquidity = pool.liquidity();
        double at = sellsFirst ? 2 * logRoot : -2 * logRoot; // falls as the trade goes on, in both directions
        for (int i = sellsFirst ? above - 1 : above; i >= -1 && i <= ticks.size(); i += sellsFirst ? -1 : 1) {
            boolean last = i < 0 || i == ticks.size();
            int tick = last
                    ? (sellsFirst ? TickMath.MIN_TICK : TickMath.MAX_TICK)
                    : ticks.get(i).index();
            double next = Math.min(at, (sellsFirst ? tick : -tick) * LOG_TICK);
            double from = Math.exp(at / 2);
            double size = PRODUCT * liquidity.doubleValue();
            curve.add(at - next, size / from / kept, size * from);
            at = next;
            if (!last) {
                BigInteger net = ticks.get(i).liquidityNet();
                liquidity = sellsFirst ? liquidity.subtract(net) : liquidity.add(net);
            }
        }
        return curve;
    }

    private void add(double width, double slopeAtStart, double outSlopeAtStart) {
        if (width <= 0) {
            return;
        }
        if (pieces == start.length) {
            start = Arrays.copyOf(start, 2 * pieces);
            slopeIn = Arrays.copyOf(slopeIn, 2 * pieces);
            slopeOut = Arrays.copyOf(slopeOut, 2 * pieces);
            inBefore = Arrays.copyOf(inBefore, 2 * pieces);
            outBefore = Arrays.copyOf(outBefore, 2 * pieces);
        }
        start[pieces] = end;
        slopeIn[pieces] = slopeAtStart;
        slopeOut[pieces] = outSlopeAtStart;
        if (pieces > 0) {
            inBefore[pieces] = in(end);
            outBefore[pieces] = out(end);
        }
        pieces++;
        thickest = Math.max(thickest, slopeAtStart);
        end += width;
    }

    /** Logarithm of what the pool pays for one unit more, where it stands. */
    double logPrice() {
        return logPrice;
    }

    /** How many pieces of constant liquidity follow one another; those without any are among them. */
    int pieces() {
        return pieces;
    }

    /** The depth at which a piece begins. */
    double start(int piece) {
        return start[piece];
    }

    /** How deep a piece reaches beyond its beginning. */
    double width(int piece) {
        return (piece + 1 < pieces ? start[piece + 1] : end) - start[piece];
    }

    /** What goes in for a little depth where a piece begins. */
    double slopeIn(int piece) {
        return slopeIn[piece];
    }

    /** What comes out for a little depth where a piece begins. */
    double slopeOut(int piece) {
        return slopeOut[piece];
    }

    /** How much of the price's fall is due to what goes in, from zero to one; the rest is due to what comes out. */
    double power() {
        return power;
    }

    private int piece(double depth) {
        if (pieces == 1 || depth < start[1]) {
            return 0;
        }
        int found = Arrays.binarySearch(start, 0, pieces, depth);
        return found >= 0 ? found : -found - 2;
    }

    /** What has gone in at that depth, fee included. */
    double in(double depth) {
        double to = Math.min(depth, end);
        int piece = piece(to);
        return inBefore[piece] + slopeIn[piece] * grow(power, to - start[piece]);
    }

    /** What has come out at that depth. */
    double out(double depth) {
        double to = Math.min(depth, end);
        int piece = piece(to);
        return outBefore[piece] + slopeOut[piece] * grow(power - 1, to - start[piece]);
    }

    /**
     * How much more goes in for a little more depth. Where there is no liquidity nothing does; a little of what goes in elsewhere is
     * said instead, so that a search does not come to rest there.
     */
    double slope(double depth) {
        int piece = piece(Math.min(depth, end));
        double here = depth > end ? 0 : slopeIn[piece] * Math.exp(power * (depth - start[piece]));
        return here > 0 ? here : THIN * thickest;
    }

    /** What goes in, at the most. */
    double mostIn() {
        return end == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : in(end);
    }

    /** What comes out, at the most. */
    double mostOut() {
        return out(end);
    }
}
