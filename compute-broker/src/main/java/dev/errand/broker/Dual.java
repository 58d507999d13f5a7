package dev.errand.broker;

/**
 * A lower bound on what any schedule costs, and the prices of room that prove it: with a price on each GPU of an offer, every job
 * takes its own cheapest way, and the sum less the worth of all room is below every schedule's cost.
 */
/*
 * Lagrangian relaxation of the generalised assignment problem, its capacities relaxed, climbed by subgradients with Polyak's step:
 * M. Fisher, The Lagrangian Relaxation Method for Solving Integer Programming Problems, Management Science 27(1), 1981.
 */
final class Dual {

    private static final int PATIENCE = 12;
    private static final double SHORTEST_STEP = 1e-3;

    private final Choices choices;
    private final double[] price;
    private final double[] best;
    private final double[] slope;
    private double bound = Double.NEGATIVE_INFINITY;
    private double step = 1;
    private int since;

    Dual(Choices choices) {
        this.choices = choices;
        this.price = new double[choices.offers()];
        this.best = new double[choices.offers()];
        this.slope = new double[choices.offers()];
    }

    /** The best bound so far, in millionths of a dollar. */
    double bound() {
        return bound;
    }

    /** The prices that gave it. */
    double[] prices() {
        return best.clone();
    }

    /** Whether further steps would be too short to matter. */
    boolean settled() {
        return step < SHORTEST_STEP;
    }

    /** One step uphill, given what the best known schedule costs. */
    void climb(double known) {
        double value = value();
        if (value > bound) {
            bound = value;
            System.arraycopy(price, 0, best, 0, price.length);
            since = 0;
        } else if (++since >= PATIENCE) {
            step /= 2;
            since = 0;
            System.arraycopy(best, 0, price, 0, price.length);
            value();
        }
        double length = 0;
        for (int o = 0; o < slope.length; o++) {
            if (price[o] == 0 && slope[o] < 0) {
                slope[o] = 0; // prices cannot fall below nothing
            }
            length += slope[o] * slope[o];
        }
        if (length == 0) {
            step = 0; // every job has its cheapest way within the room: nothing is better
            return;
        }
        double along = step * Math.max(known - value, 1e-6 * Math.abs(known)) / length;
        for (int o = 0; o < price.length; o++) {
            price[o] = Math.max(0, price[o] + along * slope[o]);
        }
    }

    /** The bound at the current prices; its slope is left in {@link #slope}. */
    private double value() {
        double sum = 0;
        for (int o = 0; o < price.length; o++) {
            slope[o] = -choices.room()[o];
            sum -= price[o] * choices.room()[o];
        }
        for (int j = 0; j < choices.jobs(); j++) {
            double least = choices.left()[j];
            int taken = Schedule.NONE;
            for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
                double cost = choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k];
                if (cost < least) {
                    least = cost;
                    taken = k;
                }
            }
            sum += least;
            if (taken != Schedule.NONE) {
                slope[choices.offer()[taken]] += choices.gpus()[taken];
            }
        }
        return sum;
    }
}
