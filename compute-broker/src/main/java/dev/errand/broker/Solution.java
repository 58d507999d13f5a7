package dev.errand.broker;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cheap schedule of some choices, and what no schedule of the jobs that it places costs less than. */
final class Solution {

    /** Searches that differ by chance alone, as many at a time as there are cores; the cheapest counts. */
    private static final int SEARCHES = 8;

    private static final int MOVES_A_JOB = 1_000;
    private static final int LEAST_MOVES = 50_000;
    private static final int MOST_MOVES = 2_000_000;
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
        return new Solution(schedule.ways(), bound(choices, price, schedule));
    }

    /** Two climbs, as either may end below the top: from what jobs are worth with all others about, and half way to without them. */
    private static double bound(Choices choices, double[] price, Schedule schedule) {
        int[] ways = schedule.ways();
        Choices placed = choices.placedBy(ways);
        double[] among = Choices.ofPlaced(Prices.worths(choices, price), ways);
        double[] alone = Prices.worths(placed, Prices.of(placed));
        double[] between = IntStream.range(0, among.length)
                .mapToDouble(j -> (among[j] + alone[j]) / 2)
                .toArray();
        return Stream.of(among, between)
                .parallel()
                .mapToDouble(worths -> climbed(placed, worths, schedule.paid()))
                .max()
                .orElseThrow();
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

    private static double climbed(Choices placed, double[] worths, double ceiling) {
        Ascent ascent = new Dual(placed, worths).ascent();
        int steps = steps(placed);
        for (int step = 0;
                step < steps && !ascent.settled() && ceiling - ascent.top() > GOOD_ENOUGH * ceiling;
                step++) {
            ascent.climb(ceiling);
        }
        return ascent.top();
    }

    private static int steps(Choices choices) {
        return Math.clamp(MOST_WAYS / Math.max(1, choices.offer().length), 5, STEPS);
    }

    private static Schedule cheaper(Schedule one, Schedule other) {
        return one.cost() <= other.cost() ? one : other;
    }
}
