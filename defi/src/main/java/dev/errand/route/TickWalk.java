package dev.errand.route;

import java.math.BigInteger;
import java.util.List;

/**
 * A swap on its way through the ticks of a v3 pool. Used once, by one thread.
 *
 * <p>The contract finds ticks in a bitmap of 256 at a time and stops at the end of each word, initialised or not; every stop rounds, so
 * the walk stops there too.
 */
final class TickWalk {

    private static final int WORD = 256;

    private final V3Pool pool;
    private final boolean down;
    private final BigInteger limit;
    private BigInteger root;
    private BigInteger liquidity;
    private int tick;
    private int next; // of the pool's ticks, the first one ahead

    TickWalk(V3Pool pool, boolean down, BigInteger limit) {
        this.pool = pool;
        this.down = down;
        this.limit = limit;
        this.root = pool.sqrtPriceX96();
        this.liquidity = pool.liquidity();
        this.tick = pool.tick();
        boolean possible = down
                ? limit.compareTo(root) < 0 && limit.compareTo(TickMath.MIN_SQRT_RATIO) > 0
                : limit.compareTo(root) > 0 && limit.compareTo(TickMath.MAX_SQRT_RATIO) < 0;
        if (!possible) {
            throw new IllegalArgumentException("a price limit of " + limit + " lies on the wrong side of " + root);
        }
        int above = firstAbove(pool.ticks(), tick);
        this.next = down ? above - 1 : above;
    }

    V3Pool.Swap sell(BigInteger in) {
        BigInteger left = in;
        BigInteger out = BigInteger.ZERO;
        while (left.signum() > 0 && !root.equals(limit)) {
            int stop = stop();
            BigInteger stopRoot = TickMath.sqrtRatioAt(stop);
            SwapStep step = SwapStep.exactIn(root, target(stopRoot), liquidity, left, pool.fee());
            left = left.subtract(step.in()).subtract(step.fee());
            out = out.add(step.out());
            moveTo(step.root(), stop, stopRoot);
        }
        return new V3Pool.Swap(in.subtract(left), out, root, tick);
    }

    V3Pool.Swap buy(BigInteger out) {
        BigInteger left = out;
        BigInteger in = BigInteger.ZERO;
        while (left.signum() > 0 && !root.equals(limit)) {
            int stop = stop();
            BigInteger stopRoot = TickMath.sqrtRatioAt(stop);
            SwapStep step = SwapStep.exactOut(root, target(stopRoot), liquidity, left, pool.fee());
            left = left.subtract(step.out());
            in = in.add(step.in()).add(step.fee());
            moveTo(step.root(), stop, stopRoot);
        }
        return new V3Pool.Swap(in, out.subtract(left), root, tick);
    }

    /** The next tick at which the contract stops. */
    private int stop() {
        int end = down ? TickMath.MIN_TICK : TickMath.MAX_TICK;
        boolean any = down ? next >= 0 : next < pool.ticks().size();
        int ahead = any ? pool.ticks().get(next).index() : end;
        if (liquidity.signum() == 0) {
            return ahead; // nothing is traded on the way, so nothing rounds
        }
        int place = Math.floorDiv(tick, pool.tickSpacing()) + (down ? 0 : 1);
        int word = Math.floorDiv(place, WORD) * WORD;
        int border = (down ? word : word + WORD - 1) * pool.tickSpacing();
        return down ? Math.max(Math.max(ahead, border), end) : Math.min(Math.min(ahead, border), end);
    }

    private BigInteger target(BigInteger stopRoot) {
        return down ? stopRoot.max(limit) : stopRoot.min(limit);
    }

    private void moveTo(BigInteger to, int stop, BigInteger stopRoot) {
        if (to.equals(stopRoot)) {
            if (isNext(stop)) {
                BigInteger net = pool.ticks().get(next).liquidityNet();
                liquidity = down ? liquidity.subtract(net) : liquidity.add(net);
                next += down ? -1 : 1;
            }
            tick = down ? stop - 1 : stop;
        } else if (!to.equals(root)) {
            tick = TickMath.tickAt(to);
        }
        root = to;
    }

    private boolean isNext(int stop) {
        return next >= 0 && next < pool.ticks().size() && pool.ticks().get(next).index() == stop;
    }

    /** The position of the first tick above {@code tick}. */
    static int firstAbove(List<V3Pool.Tick> ticks, int tick) {
        int low = 0;
        int high = ticks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ticks.get(middle).index() <= tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
