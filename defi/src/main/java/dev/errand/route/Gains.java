package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The most that a pool can gain at given prices of its tokens, in exact integers rounded up: no trade with it gains more.
 *
 * <p>Prices are integers of any one scale, and gains are in the same. In a piece of constant liquidity, let A be the value of what could
 * still come out, and B of what went in with the fee, at the present price; their product does not change within the piece. Going from
 * one price to another gains the fall of A + B, and A + B is least, 2·√(AB), where A = B: there the pool stops.
 */
final class Gains {

    private static final BigInteger BPS = BigInteger.valueOf(V2Pool.WHOLE_BPS);
    private static final BigInteger MILLIONTHS = BigInteger.valueOf(V3Pool.WHOLE_FEE);

    private Gains() {}

    /** A pool of constant sum gives out all it has of a token that is worth more than the other with the fee. */
    static BigInteger of(ConstantSumPool pool, BigInteger price0, BigInteger price1) {
        BigInteger kept = MILLIONTHS.subtract(BigInteger.valueOf(pool.fee()));
        BigInteger of0 =
                price0.multiply(kept).subtract(price1.multiply(MILLIONTHS)).multiply(pool.reserve0());
        BigInteger of1 =
                price1.multiply(kept).subtract(price0.multiply(MILLIONTHS)).multiply(pool.reserve1());
        return SqrtPriceMath.divideUp(of0.max(of1).max(BigInteger.ZERO), kept);
    }

    /**
     * A weighted pool takes of each token and gives of each until the value of the reserve, with the fee or without, is the level's price
     * a times the token's weight. From a value q that gains a·ln(a/q) - (a - q) of each, and nothing is lost of the level as a whole.
     *
     * @param prices of its tokens
     * @param level the price of the sum of its weights times its reserves' logarithms; any one bounds, the right one tightly
     */
    static BigInteger of(WeightedPool pool, List<BigInteger> prices, BigInteger level) {
        BigInteger kept = MILLIONTHS.subtract(BigInteger.valueOf(pool.fee()));
        BigInteger gained = BigInteger.ZERO;
        for (int i = 0; i < prices.size(); i++) {
            BigInteger aim = level.multiply(pool.weights().get(i)).multiply(kept);
            BigInteger out = prices.get(i).multiply(pool.reserves().get(i)).multiply(kept);
            BigInteger in = prices.get(i).multiply(pool.reserves().get(i)).multiply(MILLIONTHS);
            if (aim.compareTo(in) > 0) {
                gained = gained.add(untilAim(aim, in));
            } else if (aim.compareTo(out) < 0) {
                gained = gained.add(untilAim(aim, out));
            }
        }
        return SqrtPriceMath.divideUp(gained, kept);
    }

    private static BigInteger untilAim(BigInteger aim, BigInteger from) {
        if (aim.signum() == 0) {
            return from;
        }
        BigInteger unit = BigInteger.ONE.shiftLeft(LogBound.POINT);
        return SqrtPriceMath.divideUp(aim.multiply(LogBound.of(aim, from)), unit)
                .subtract(aim)
                .add(from);
    }

    /** @param sellsFirst whether the pool's first token goes in */
    static BigInteger of(Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
        return switch (pool) {
            case V2Pool v2 -> of(v2, sellsFirst, priceIn, priceOut);
            case V3Pool v3 -> of(v3, sellsFirst, priceIn, priceOut);
        };
    }

    private static BigInteger of(V2Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
        BigInteger kept = BPS.subtract(BigInteger.valueOf(pool.feeBps()));
        BigInteger out = kept.multiply(priceOut).multiply(sellsFirst ? pool.reserve1() : pool.reserve0());
        BigInteger in = BPS.multiply(priceIn).multiply(sellsFirst ? pool.reserve0() : pool.reserve1());
        return out.compareTo(in) <= 0
                ? BigInteger.ZERO
                : SqrtPriceMath.divideUp(out.add(in).subtract(twiceRootBelow(out.multiply(in))), kept);
    }

    private static BigInteger of(V3Pool pool, boolean sellsFirst, BigInteger priceIn, BigInteger priceOut) {
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
