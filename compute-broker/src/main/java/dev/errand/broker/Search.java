package dev.errand.broker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Betters a schedule by emptying a few offers at a time and filling them again in another order. The same choices give the same
 * schedule on every machine. Not thread-safe.
 */
/*
 * Ruin and recreate: P. Shaw, Using Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems, CP 1998;
 * G. Schrimpf et al., Record Breaking Optimization Results Using the Ruin and Recreate Principle, J. Comput. Phys. 159, 2000. A
 * dearer schedule is sometimes kept, as in simulated annealing.
 */
final class Search {

    private static final int NEAR_OFFERS = 12;
    private static final int MOST_EMPTIED = 3;
    private static final int MOST_LEFT = 24;
    private static final int DRAWN = 4;
    private static final double NOISE = 0.5;
    /** Shares of the offers' prices that jobs are placed by: at none each takes its cheapest way, at all what is scarce is spared. */
    private static final double[] PRICED = {0, 0.33, 0.67, 1};

    private final Choices choices;
    private final Schedule schedule;
    private final double[] worth;
    private final double[][] prices;
    /** Of each job, the offers that would be cheapest if room had its price. */
    private final int[][] near;

    private final SplittableRandom random;
    private final boolean[] pooled;
    private final int[] left;
    private int[] pool = new int[64];
    private int[] before = new int[64];
    private double[] rank = new double[64];
    private int size;

    /** Of a schedule that it changes, given about what jobs are worth and what a GPU of each offer is. */
    Search(Choices choices, Schedule schedule, double[] worth, double[] price, long seed) {
        this.random = new SplittableRandom(seed);
        this.choices = choices;
        this.schedule = schedule;
        this.worth = worth;
        this.prices = Arrays.stream(PRICED)
                .mapToObj(
                        share -> Arrays.stream(price).map(each -> each * share).toArray())
                .toArray(double[][]::new);
        this.near =
                IntStream.range(0, choices.jobs()).mapToObj(j -> near(j, price)).toArray(int[][]::new);
        this.pooled = new boolean[choices.jobs()];
        this.left = new int[choices.jobs()];
    }

    private int[] near(int j, double[] price) {
        return IntStream.range(choices.first()[j], choices.first()[j + 1])
                .boxed()
                .sorted(Comparator.comparingDouble(
                        k -> choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k]))
                .limit(NEAR_OFFERS)
                .mapToInt(k -> choices.offer()[k])
                .toArray();
    }

    /** Tries so often; a schedule that is dearer by {@code warmth} is kept about once in three times, ever less towards the end. */
    void run(int rounds, double warmth) {
        int[] best = schedule.ways();
        double least = schedule.cost();
        double cost = least;
        for (int round = 0; round < rounds; round++) {
            cost += round(warmth * (1 - (double) round / rounds));
            if (cost < least - 1e-9 * least) {
                least = cost;
                best = schedule.ways();
            }
        }
        schedule.become(best);
    }

    /** What the schedule costs more after it. */
    private double round(double warmth) {
        int seed = seed();
        if (seed == Schedule.NONE) {
            return 0;
        }
        ruin(seed);
        double spent = 0;
        for (int i = 0; i < size; i++) {
            int j = pool[i];
            spent += schedule.cost(j);
            before[i] = schedule.way(j);
            schedule.set(j, Schedule.NONE);
            rank[i] = i == 0 ? Double.MAX_VALUE : rank(j);
        }
        double more = recreate() - spent;
        if (more > -warmth * Math.log(random.nextDouble())) {
            for (int i = 0; i < size; i++) {
                schedule.set(pool[i], Schedule.NONE);
            }
            for (int i = 0; i < size; i++) {
                schedule.set(pool[i], before[i]);
            }
            more = 0;
        }
        for (int i = 0; i < size; i++) {
            pooled[pool[i]] = false;
        }
        return more;
    }

    /** Of a few jobs that are drawn, the one that costs most above its cheapest way. */
    private int seed() {
        int drawn = 1 + random.nextInt(DRAWN);
        int worst = Schedule.NONE;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < drawn; i++) {
            int j = random.nextInt(choices.jobs());
            if (near[j].length > 0) {
                double above = schedule.cost(j) - choices.cost()[choices.first()[j]];
                if (above > most) {
                    most = above;
                    worst = j;
                }
            }
        }
        return worst;
    }

    /** Pools the seed, the jobs on its offer and on some that it could move to, and some that have no way. */
    private void ruin(int seed) {
        size = 0;
        pool(seed);
        if (schedule.way(seed) != Schedule.NONE) {
            empty(choices.offer()[schedule.way(seed)]);
        }
        int offers = 1 + random.nextInt(MOST_EMPTIED);
        for (int i = 0; i < offers; i++) {
            empty(near[seed][random.nextInt(near[seed].length)]);
        }
        int lefts = 0;
        for (int j = 0; j < left.length; j++) {
            if (schedule.way(j) == Schedule.NONE && near[j].length > 0 && !pooled[j]) {
                left[lefts++] = j;
            }
        }
        for (int i = 0; i < MOST_LEFT && lefts > 0; i++) {
            int at = random.nextInt(lefts);
            pool(left[at]);
            left[at] = left[--lefts];
        }
    }

    private void empty(int offer) {
        for (int i = 0; i < schedule.count(offer); i++) {
            pool(schedule.job(offer, i));
        }
    }

    private void pool(int j) {
        if (pooled[j]) {
            return;
        }
        pooled[j] = true;
        if (size == pool.length) {
            pool = Arrays.copyOf(pool, 2 * size);
            before = Arrays.copyOf(before, 2 * size);
            rank = Arrays.copyOf(rank, 2 * size);
        }
        pool[size++] = j;
    }

    /** How early a job is placed again: by its worth or by its regret, a GPU, with some chance. */
    private double rank(int j) {
        int k = choices.first()[j];
        double second = k + 1 < choices.first()[j + 1] ? choices.cost()[k + 1] : choices.left()[j];
        double regret = Math.min(second, choices.left()[j]) - 0.9 * choices.cost()[k];
        double value = (random.nextBoolean() ? worth[j] : regret) / choices.gpus()[k];
        double noise = NOISE * random.nextDouble() * random.nextDouble();
        return Math.max(0, value) * Math.exp(random.nextBoolean() ? noise : -noise);
    }

    /** Places the pool, the highest rank first; what that costs. */
    private double recreate() {
        double[] price = prices[random.nextInt(prices.length)];
        double cost = 0;
        for (int n = 0; n < size; n++) {
            int next = Schedule.NONE;
            for (int i = 0; i < size; i++) {
                if (rank[i] >= 0 && (next == Schedule.NONE || rank[i] > rank[next])) {
                    next = i;
                }
            }
            rank[next] = -1;
            int j = pool[next];
            schedule.set(j, schedule.cheapest(j, price));
            cost += schedule.cost(j);
        }
        return cost;
    }
}
