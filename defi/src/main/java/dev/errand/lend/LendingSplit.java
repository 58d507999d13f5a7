package dev.errand.lend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The split of one amount over lending markets that earns most, or costs least, after its own effect on their rates.
 *
 * @param parts what goes to each market, in the order given; markets that get nothing are left out. They add up to the amount
 * @param rate what the whole amount earns or costs a year, as a fraction
 * @param bestSingleRate the same if all of it went to the one market that is best alone; NaN where no market can take all
 */
public record LendingSplit(List<Part> parts, double rate, double bestSingleRate) {

    /*
     * Interest is x·r(x), which is not concave: lending past a market's kink lowers the rate at once, and lending far more than
     * a market holds makes the curve convex. So the search has two stages. A dynamic program over a grid of amounts finds which
     * part of each curve is best, whatever their shapes. From there amounts move between pairs of markets until no pair gains:
     * for a sum of functions of one variable each, under one linear constraint, that is when all marginal returns are equal, or
     * a market is empty, full, or at its kink.
     */

    private static final int CELLS = 600;
    private static final int MOST_SWEEPS = 400;
    private static final int SEARCH_STEPS = 80;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int DECIMALS = 18;
    private static final double DIFFERENCE = 1e-6;

    /** Copies the list. */
    public LendingSplit {
        parts = List.copyOf(parts);
    }

    /** Which side of the markets. */
    public enum Side {
        SUPPLY,
        BORROW
    }

    /**
     * What goes to one market.
     *
     * @param amount in whole tokens
     * @param rate the market's yearly rate afterwards
     * @param marginal what one token more would earn or cost there a year
     */
    public record Part(String id, BigDecimal amount, double rate, double marginal) {}

    /**
     * Finds the best split.
     *
     * @param amount in whole tokens, above zero
     * @throws IllegalArgumentException if there is no market, or they cannot take that much; the message says why
     */
    public static LendingSplit of(Side side, BigDecimal amount, List<LendingMarket> markets) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("the amount must be above zero, not " + amount.toPlainString());
        }
        if (markets.isEmpty()) {
            throw new IllegalArgumentException("there is no market to split over");
        }
        double all = amount.doubleValue();
        double[] most = new double[markets.size()];
        double room = 0;
        for (int i = 0; i < most.length; i++) {
            most[i] = side == Side.SUPPLY ? all : Math.min(all, markets.get(i).freeLiquidity());
            room += most[i];
        }
        if (room < all) {
            throw new IllegalArgumentException(
                    "only " + BigDecimal.valueOf(room).stripTrailingZeros().toPlainString()
                            + " can be borrowed from these markets together, not " + amount.toPlainString());
        }
        List<DoubleUnaryOperator> gains = new ArrayList<>();
        for (LendingMarket market : markets) {
            gains.add(side == Side.SUPPLY ? x -> x * market.supplyRate(x) : x -> -x * market.borrowRate(x));
        }
        double[] split = onGrid(all, most, gains);
        exchange(split, most, gains);
        return result(side, amount, split, markets, gains, most);
    }

    /** The best split in whole cells; what does not fit the grid because a market is nearly full is put where it fits. */
    private static double[] onGrid(double all, double[] most, List<DoubleUnaryOperator> gains) {
        int markets = most.length;
        double cell = all / CELLS;
        double[] best = new double[CELLS + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        int[][] choice = new int[markets][CELLS + 1];
        for (int i = 0; i < markets; i++) {
            double[] next = new double[CELLS + 1];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            int top = (int) Math.min(CELLS, Math.ceil(most[i] / cell - 1e-12));
            double[] gain = new double[top + 1];
            for (int k = 0; k <= top; k++) {
                gain[k] = gains.get(i).applyAsDouble(Math.min(k * cell, most[i]));
            }
            for (int total = 0; total <= CELLS; total++) {
                for (int k = 0; k <= Math.min(top, total); k++) {
                    double value = best[total - k] + gain[k];
                    if (value > next[total]) {
                        next[total] = value;
                        choice[i][total] = k;
                    }
                }
            }
            best = next;
        }
        double[] split = new double[markets];
        int left = CELLS;
        double placed = 0;
        for (int i = markets - 1; i >= 0; i--) {
            split[i] = Math.min(choice[i][left] * cell, most[i]);
            placed += split[i];
            left -= choice[i][left];
        }
        for (int i = 0; i < markets; i++) {
            double more = Math.min(all - placed, most[i] - split[i]);
            split[i] += Math.max(0, more);
            placed += Math.max(0, more);
        }
        return split;
    }

    /** Moves amounts between pairs of markets until none gains. */
    private static void exchange(double[] split, double[] most, List<DoubleUnaryOperator> gains) {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            for (int i = 0; i < split.length; i++) {
                for (int j = i + 1; j < split.length; j++) {
                    moved += exchange(i, j, split, most, gains);
                }
            }
            if (moved == 0) {
                return;
            }
        }
    }

    private static double exchange(int i, int j, double[] split, double[] most, List<DoubleUnaryOperator> gains) {
        double low = -Math.min(split[i], most[j] - split[j]);
        double high = Math.min(split[j], most[i] - split[i]);
        double from = split[i];
        double other = split[j];
        DoubleUnaryOperator both =
                move -> gains.get(i).applyAsDouble(from + move) + gains.get(j).applyAsDouble(other - move);
        double now = both.applyAsDouble(0);
        double best = 0;
        // near the present point, where the curves are smooth, and over the whole range, where they may not be
        for (double reach : new double[] {1, 0.01}) {
            double move = maximum(both, low * reach, high * reach);
            best = both.applyAsDouble(move) > both.applyAsDouble(best) ? move : best;
        }
        for (double end : new double[] {low, high}) {
            best = both.applyAsDouble(end) > both.applyAsDouble(best) ? end : best;
        }
        if (both.applyAsDouble(best) <= now + Math.abs(now) * 1e-15) {
            return 0;
        }
        split[i] = Math.max(0, from + best);
        split[j] = Math.max(0, other - best);
        return Math.abs(best);
    }

    /** Golden-section search. */
    private static double maximum(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < SEARCH_STEPS && high > low; i++) {
            double first = high - (high - low) * GOLDEN;
            double second = low + (high - low) * GOLDEN;
            if (function.applyAsDouble(first) < function.applyAsDouble(second)) {
                low = first;
            } else {
                high = second;
            }
        }
        return (low + high) / 2;
    }

    private static LendingSplit result(
            Side side,
            BigDecimal amount,
            double[] split,
            List<LendingMarket> markets,
            List<DoubleUnaryOperator> gains,
            double[] most) {
        double all = amount.doubleValue();
        double sign = side == Side.SUPPLY ? 1 : -1;
        double gained = 0;
        double single = Double.NaN;
        List<BigDecimal> exact = exact(amount, split, most);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < split.length; i++) {
            LendingMarket market = markets.get(i);
            double part = exact.get(i).doubleValue();
            gained += gains.get(i).applyAsDouble(part);
            if (most[i] >= all) {
                double alone = sign * gains.get(i).applyAsDouble(all) / all;
                boolean better = Double.isNaN(single) || (side == Side.SUPPLY ? alone > single : alone < single);
                single = better ? alone : single;
            }
            if (exact.get(i).signum() > 0) {
                double rate = side == Side.SUPPLY ? market.supplyRate(part) : market.borrowRate(part);
                parts.add(new Part(market.id(), exact.get(i), rate, marginal(gains.get(i), part, all) * sign));
            }
        }
        return new LendingSplit(parts, sign * gained / all, single);
    }

    private static double marginal(DoubleUnaryOperator gain, double at, double all) {
        double step = Math.min(all * DIFFERENCE, at);
        return (gain.applyAsDouble(at + step) - gain.applyAsDouble(at - step)) / (2 * step);
    }

    /** The parts as decimals that add up to the amount to the last digit: what rounding left goes to the market with most room. */
    private static List<BigDecimal> exact(BigDecimal amount, double[] split, double[] most) {
        List<BigDecimal> parts = new ArrayList<>();
        int roomiest = 0;
        for (int i = 0; i < split.length; i++) {
            parts.add(BigDecimal.valueOf(Math.min(split[i], most[i])).setScale(DECIMALS, RoundingMode.DOWN));
            roomiest = most[i] - split[i] > most[roomiest] - split[roomiest] && split[i] > 0 ? i : roomiest;
        }
        BigDecimal rest = amount.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        parts.set(roomiest, parts.get(roomiest).add(rest));
        return Collections.unmodifiableList(parts);
    }
}
