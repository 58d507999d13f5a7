package dev.errand.broker;

/**
 * A lower bound on what any schedule costs, and what each job is worth that proves it: if every offer is filled with what wins
 * most at those worths, whether or not another offer has the job too, the worths of all jobs less what is won are below every
 * schedule's cost. Not thread-safe.
 */
/* The relaxation of the assignments, which keeps the capacities whole and so bounds better than the linear program. */
final class Dual implements Ascent.Hill {

    private final Choices choices;
    private final Knapsack knapsack;
    private final Ascent ascent;

    /** Begins with some worths. */
    Dual(Choices choices, double[] worths) {
        this.choices = choices;
        this.knapsack = new Knapsack(choices);
        double[] lowest = new double[choices.jobs()];
        double[] unit = new double[choices.jobs()];
        for (int j = 0; j < unit.length; j++) {
            unit[j] = choices.first()[j] < choices.first()[j + 1] ? 1 + choices.cost()[choices.first()[j]] : 0;
            lowest[j] = Double.NEGATIVE_INFINITY;
        }
        this.ascent = new Ascent(this, worths, unit, lowest, choices.left());
    }

    /** The climb, to be taken step by step; its top is the bound in millionths of a dollar. */
    Ascent ascent() {
        return ascent;
    }

    @Override
    public double height(double[] worth, double[] slope) {
        double sum = 0;
        for (double each : worth) {
            sum += each;
        }
        for (int o = 0; o < choices.offers(); o++) {
            sum -= knapsack.fill(o, worth, slope);
        }
        for (int j = 0; j < slope.length; j++) {
            slope[j] = 1 - slope[j];
        }
        return sum;
    }
}
