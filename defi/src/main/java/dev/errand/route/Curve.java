package dev.errand.route;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A pool in one direction, as the double-precision curve that the search works on.
 *
 * <p>The curve's parameter is the <em>depth</em> m: how far, as a natural logarithm, the marginal price has been pushed from where it
 * stands, fee included. Within a piece of constant liquidity that has begun at depth w, what went in is {@code a·(e^((m-w)/2) - 1)} and
 * what came out {@code b·(1 - e^(-(m-w)/2))}: both are exact for depths however small, which the difference of two large reserves would
 * not be. A v2 pool is one piece without end; a v3 pool has one for each range between ticks.
 */
final class Curve {

    private static final double THIN = 0.02;
    private static final double LOG_TICK = Math.log(1.0001);
    private static final BigInteger ONE_X96 = BigInteger.ONE.shiftLeft(SqrtPriceMath.RESOLUTION);

    private final double logPrice;
    private double[] start = new double[4];
    private double[] scaleIn = new double[4];
    private double[] scaleOut = new double[4];
    private double[] inBefore = new double[4];
    private double[] outBefore = new double[4];
    private int pieces;
    private double end;
    private double thickest;

    private Curve(double logPrice) {
        this.logPrice = logPrice;
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
        Curve curve = new Curve(Math.log(out) - Math.log(in) + Math.log(kept));
        curve.add(Double.POSITIVE_INFINITY, in / kept, out);
        return curve;
    }

    private static Curve of(V3Pool pool, boolean sellsFirst) {
        double kept = 1 - pool.fee() / (double) V3Pool.WHOLE_FEE;
        double root = pool.sqrtPriceX96().doubleValue() / ONE_X96.doubleValue();
        double logRoot = Math.log(root);
        Curve curve = new Curve((sellsFirst ? 2 : -2) * logRoot + Math.log(kept));
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
            double size = liquidity.doubleValue();
            curve.add(at - next, size / from / kept, size * from);
            at = next;
            if (!last) {
                BigInteger net = ticks.get(i).liquidityNet();
                liquidity = sellsFirst ? liquidity.subtract(net) : liquidity.add(net);
            }
        }
        return curve;
    }

    private void add(double width, double in, double out) {
        if (width <= 0) {
            return;
        }
        if (pieces == start.length) {
            start = Arrays.copyOf(start, 2 * pieces);
            scaleIn = Arrays.copyOf(scaleIn, 2 * pieces);
            scaleOut = Arrays.copyOf(scaleOut, 2 * pieces);
            inBefore = Arrays.copyOf(inBefore, 2 * pieces);
            outBefore = Arrays.copyOf(outBefore, 2 * pieces);
        }
        start[pieces] = end;
        scaleIn[pieces] = in;
        scaleOut[pieces] = out;
        if (pieces > 0) {
            inBefore[pieces] = in(end);
            outBefore[pieces] = out(end);
        }
        pieces++;
        thickest = Math.max(thickest, in / 2);
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

    double scaleIn(int piece) {
        return scaleIn[piece];
    }

    double scaleOut(int piece) {
        return scaleOut[piece];
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
        return inBefore[piece] + scaleIn[piece] * Math.expm1((to - start[piece]) / 2);
    }

    /** What has come out at that depth. */
    double out(double depth) {
        double to = Math.min(depth, end);
        int piece = piece(to);
        return outBefore[piece] - scaleOut[piece] * Math.expm1((start[piece] - to) / 2);
    }

    /**
     * How much more goes in for a little more depth. Where there is no liquidity nothing does; a little of what goes in elsewhere is
     * said instead, so that a search does not come to rest there.
     */
    double slope(double depth) {
        int piece = piece(Math.min(depth, end));
        double here = depth > end ? 0 : scaleIn[piece] / 2 * Math.exp((depth - start[piece]) / 2);
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
