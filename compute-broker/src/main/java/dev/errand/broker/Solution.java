package dev.errand.broker;

import java.util.Comparator;
import java.util.stream.IntStream;

/** A cheap schedule of some choices, and what no schedule of the jobs that it places costs less than. */
final class Solution {

    /** Searches that differ by chance alone, as many at a time as there are cores; the cheapest counts. */
    private static final int SEARCHES = 4;

    private static final int MOVES_A_JOB = 2_000;
    private static final int LEAST_MOVES = 100_000;
    private static final int MOST_MOVES = 4_000_000;
    private static final int STEPS = 400;
    /** Steps of the bound in all, in ways looked at, so that a large batch ends in seconds with a looser bound. */
    private static final long MOST_WAYS = 100_000_000L;

    private static final double GOOD_ENOUGH = 5e-4;

    private final int[] ways;
    private final double bound;

    private Solution(int[] ways, double bound) {
        this.ways = ways;
        this.bound = bound;
    }

    /** The way of each job, or {@link Schedule#NONE}. */
    int[] ways() {
        return ways;
    }

    /** In millionths of a dollar. */
    double bound() {
        return bound;
    }

    /** Prices tell where room is scarce: both the search and the bound begin with them. */
    static Solution of(Choices choices) {
        double[] price = Prices.of(choices);
        Schedule schedule = searched(choices, price);
        int[] ways = schedule.ways();
        Choices placed = choices.placedBy(ways);
        Dual dual = new Dual(placed, Choices.ofPlaced(Prices.worths(choices, price), ways));
        climb(dual.ascent(), schedule.paid(), steps(placed));
        return new Solution(ways, dual.ascent().top());
    }

    private static Schedule searched(Choices choices, double[] price) {
        Schedule start = cheaper(
                Schedule.byRegret(choices, new double[price.length]).improved(),
                Schedule.byRegret(choices, price).improved());
        int moves = Math.clamp((long) MOVES_A_JOB * choices.jobs(), LEAST_MOVES, MOST_MOVES);
        return IntStream.range(0, SEARCHES)
                .parallel()
                .mapToObj(seed -> {
                    Schedule schedule = start.copy();
                    new Annealing(choices, schedule, price, seed).run(moves);
                    return schedule.improved();
                })
                .min(Comparator.comparingDouble(Schedule::cost))
                .orElse(start);
    }

    private static void climb(Ascent ascent, double ceiling, int steps) {
        for (int step = 0;
                step < steps && !ascent.settled() && ceiling - ascent.top() > GOOD_ENOUGH * ceiling;
                step++) {
            ascent.climb(ceiling);
        }
    }

    private static int steps(Choices choices) {
        return Math.clamp(MOST_WAYS / Math.max(1, choices.offer().length), 5, STEPS);
    }

    private static Schedule cheaper(Schedule one, Schedule other) {
        return one.cost() <= other.cost() ? one : other;
    }
}
