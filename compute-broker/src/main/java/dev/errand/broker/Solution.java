package dev.errand.broker;

/** A cheap schedule of some choices, and what no schedule of the jobs that it places costs less than. */
final class Solution {

    private static final int TURNS = 6;
    private static final int STEPS_A_TURN = 50;
    private static final int ROUNDS_A_TURN = 6_000;
    private static final int STEPS_OF_PLACED = 100;
    /** Steps of the bound in all, in ways looked at, so that a large batch ends in seconds with a looser bound. */
    private static final long MOST_WAYS = 100_000_000L;

    private static final double GOOD_ENOUGH = 5e-4;
    /** Of the whole cost, what a change may cost more and still be tried. */
    private static final double WARMTH = 1e-4;

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

    /** Prices tell where room is scarce, worths which jobs it is for; schedule and bound draw near to one another by turns. */
    static Solution of(Choices choices) {
        double[] price = Prices.of(choices);
        Schedule schedule = cheaper(
                Schedule.byRegret(choices, new double[price.length]).improved(),
                Schedule.byRegret(choices, price).improved());
        Dual dual = new Dual(choices, Prices.worths(choices, price));
        for (int turn = 0; turn < TURNS; turn++) {
            climb(dual.ascent(), schedule.cost(), steps(choices, STEPS_A_TURN));
            if (near(schedule.cost(), dual.ascent().top())) {
                break;
            }
            new Search(choices, schedule, dual.ascent().best(), price, turn)
                    .run(ROUNDS_A_TURN, WARMTH * schedule.cost());
            schedule.improved();
        }
        int[] ways = schedule.ways();
        boolean left = false;
        double cost = 0;
        for (int j = 0; j < ways.length; j++) {
            left |= ways[j] == Schedule.NONE && choices.left()[j] > 0;
            cost += ways[j] == Schedule.NONE ? 0 : choices.cost()[ways[j]];
        }
        if (!left) {
            return new Solution(ways, dual.ascent().top());
        }
        Dual placed =
                new Dual(choices.placedBy(ways), Choices.ofPlaced(dual.ascent().best(), ways));
        climb(placed.ascent(), cost, steps(choices, STEPS_OF_PLACED));
        return new Solution(ways, placed.ascent().top());
    }

    private static void climb(Ascent ascent, double ceiling, int steps) {
        for (int step = 0; step < steps && !ascent.settled() && !near(ceiling, ascent.top()); step++) {
            ascent.climb(ceiling);
        }
    }

    private static boolean near(double cost, double bound) {
        return cost - bound <= GOOD_ENOUGH * cost;
    }

    private static int steps(Choices choices, int most) {
        long all = Math.max(1, choices.offer().length);
        return Math.clamp(MOST_WAYS / all, 5, most);
    }

    private static Schedule cheaper(Schedule one, Schedule other) {
        return one.cost() <= other.cost() ? one : other;
    }
}
