package dev.errand.broker;

import java.util.Arrays;

/**
 * A price on each GPU of an offer at which demand about meets supply: every job takes its cheapest way, room's price included.
 * Not thread-safe.
 */
/*
 * The dual of the linear program, its minima softened ever less: with a soft minimum each job is shared out over its ways, and the
 * dual is smooth and concave, so that Newton's method climbs it, its steps found by conjugate gradients; prices below nothing are
 * held at nothing. J. Nocedal, S. Wright, Numerical Optimization, 2006, ch. 7. A job is softened by a share of its own cheapest
 * cost, so that jobs of cents and of thousands are treated alike.
 */
final class Prices {

    private static final double[] SOFTNESS = {1, 0.3, 0.1, 0.03, 0.01, 0.003};
    private static final int NEWTON_STEPS = 10;
    private static final int GRADIENT_STEPS = 60;
    private static final int HALVINGS = 12;
    /** Ways this many times the softness above the cheapest have no share. */
    private static final double FAR = 25;

    private final Choices choices;
    private double softness = SOFTNESS[0];
    /** Of each way that has a share: its offer, and its GPUs times the share. */
    private final int[] offers;

    private final double[] demand;
    private final double[] squares;
    private final int[] first;
    private final double[] slope;
    private final double[] steepness;

    private Prices(Choices choices) {
        this.choices = choices;
        int ways = choices.offer().length;
        this.offers = new int[ways];
        this.demand = new double[ways];
        this.squares = new double[ways];
        this.first = new int[choices.jobs() + 1];
        this.slope = new double[choices.offers()];
        this.steepness = new double[choices.offers()];
    }

    /** The prices of some choices, of which every one must have a finite cost of leaving a job out. */
    static double[] of(Choices choices) {
        Prices prices = new Prices(choices);
        double[] price = new double[choices.offers()];
        for (double softness : SOFTNESS) {
            prices.softness = softness;
            price = prices.climbed(price);
        }
        return price;
    }

    private double[] climbed(double[] start) {
        double[] price = start;
        double height = height(price, true);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] move = move(price);
            double length = 1;
            boolean higher = false;
            for (int halving = 0; halving < HALVINGS && !higher; halving++) {
                double[] tried = new double[price.length];
                for (int o = 0; o < tried.length; o++) {
                    tried[o] = Math.max(0, price[o] + length * move[o]);
                }
                double there = height(tried, false);
                if (there > height) {
                    higher = true;
                    boolean settled = there - height < 1e-6 * Math.abs(there);
                    price = tried;
                    height = height(price, true);
                    if (settled) {
                        return price;
                    }
                }
                length /= 2;
            }
            if (!higher) {
                break;
            }
        }
        return price;
    }

    /** Newton's step, by conjugate gradients over the prices that are free to move. */
    private double[] move(double[] price) {
        int n = price.length;
        double[] move = new double[n];
        double[] residual = new double[n];
        double[] direction = new double[n];
        double[] product = new double[n];
        boolean[] held = new boolean[n];
        double size = 0;
        for (int o = 0; o < n; o++) {
            held[o] = price[o] <= 0 && slope[o] < 0;
            residual[o] = held[o] ? 0 : slope[o];
            direction[o] = residual[o] / steepness[o];
            size += residual[o] * direction[o];
        }
        double enough = 1e-6 * size;
        for (int step = 0; step < GRADIENT_STEPS && size > enough; step++) {
            multiply(direction, product);
            double along = 0;
            for (int o = 0; o < n; o++) {
                product[o] = held[o] ? 0 : product[o];
                along += direction[o] * product[o];
            }
            double factor = size / along;
            double next = 0;
            for (int o = 0; o < n; o++) {
                move[o] += factor * direction[o];
                residual[o] -= factor * product[o];
                next += residual[o] * residual[o] / steepness[o];
            }
            for (int o = 0; o < n; o++) {
                direction[o] = held[o] ? 0 : residual[o] / steepness[o] + next / size * direction[o];
            }
            size = next;
        }
        return move;
    }

    /** The curvature times a direction, with a little added so that flat places have some. */
    private void multiply(double[] direction, double[] product) {
        for (int o = 0; o < product.length; o++) {
            product[o] = 1e-4 * steepness[o] * direction[o];
        }
        for (int j = 0; j < choices.jobs(); j++) {
            double along = 0;
            for (int i = first[j]; i < first[j + 1]; i++) {
                along += demand[i] * direction[offers[i]];
            }
            double soft = soft(j);
            for (int i = first[j]; i < first[j + 1]; i++) {
                product[offers[i]] += (squares[i] * direction[offers[i]] - demand[i] * along) / soft;
            }
        }
    }

    private double soft(int j) {
        int cheapest = choices.first()[j];
        return cheapest < choices.first()[j + 1] ? softness * (1 + choices.cost()[cheapest]) : softness;
    }

    /** The softened dual; its slope, and what its curvature is made of, are kept if wanted. */
    private double height(double[] price, boolean keep) {
        double sum = 0;
        for (int o = 0; o < price.length; o++) {
            sum -= price[o] * choices.room()[o];
            if (keep) {
                slope[o] = -choices.room()[o];
            }
        }
        int used = 0;
        for (int j = 0; j < choices.jobs(); j++) {
            if (keep) {
                first[j] = used;
            }
            int start = choices.first()[j];
            int end = choices.first()[j + 1];
            if (start == end) {
                continue;
            }
            double least = choices.left()[j];
            for (int k = start; k < end && choices.cost()[k] < least; k++) {
                least = Math.min(least, choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k]);
            }
            double soft = soft(j);
            double far = least + FAR * soft;
            double all = Math.exp((least - choices.left()[j]) / soft);
            int from = used;
            for (int k = start; k < end && choices.cost()[k] < far; k++) {
                double cost = choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k];
                if (cost < far) {
                    double weight = Math.exp((least - cost) / soft);
                    all += weight;
                    if (keep) {
                        offers[used] = choices.offer()[k];
                        demand[used] = weight * choices.gpus()[k];
                        squares[used] = demand[used] * choices.gpus()[k];
                        used++;
                    }
                }
            }
            sum += least - soft * Math.log(all);
            for (int i = from; i < used; i++) {
                demand[i] /= all;
                squares[i] /= all;
                slope[offers[i]] += demand[i];
            }
        }
        if (keep) {
            first[choices.jobs()] = used;
            steepness();
        }
        return sum;
    }

    private void steepness() {
        Arrays.fill(steepness, 1e-9);
        for (int j = 0; j < choices.jobs(); j++) {
            for (int i = first[j]; i < first[j + 1]; i++) {
                steepness[offers[i]] += (squares[i] - demand[i] * demand[i]) / soft(j) + 1e-6 * squares[i] / soft(j);
            }
        }
    }

    /** What each job is worth at some prices: its cheapest way, or what it costs to leave it out. */
    static double[] worths(Choices choices, double[] price) {
        double[] worths = new double[choices.jobs()];
        for (int j = 0; j < worths.length; j++) {
            double least = choices.left()[j];
            for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
                least = Math.min(least, choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k]);
            }
            worths[j] = Double.isFinite(least) ? least : 0;
        }
        return worths;
    }
}
