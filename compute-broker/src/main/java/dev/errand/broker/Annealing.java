package dev.errand.broker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Betters a schedule by moving one job at a time to an offer that suits it, and the jobs that are in its way to the cheapest room
 * that is left. The same choices and seed give the same schedule on every machine. Not thread-safe.
 */
/*
 * Simulated annealing over ejections. Costs of jobs span five orders of magnitude: as the temperature falls from what a dear job
 * costs to what a cheap one does, dear jobs find their places first, and cheap ones around them; a cheap job that moved at a high
 * temperature would move by chance alone. S. Kirkpatrick, C. Gelatt, M. Vecchi,
 * Optimization by Simulated Annealing, Science 220, 1983; M. Yagiura, T. Ibaraki, F. Glover, An Ejection Chain Approach for the
 * Generalized Assignment Problem, INFORMS J. Computing 16(2), 2004.
 */
final class Annealing {

    /** Ways of a job that it is moved to, the cheapest if room had its price. */
    private static final int NEAR = 8;
    /** Of what the schedule costs, how much dearer a change may be that is kept about once in three times: at first. */
    private static final double HOT = 5e-2;
    /** And at last. */
    private static final double COLD = 1e-5;
    /** Jobs whose cheapest way costs less than this share of the temperature are moved only when they are in the way. */
    private static final double NOTICED = 0.3;

    /** Jobs that are moved at any temperature. */
    private static final int FEWEST = 10;
    /** Moves at one temperature. */
    private static final int STAGE = 1_000;
    /** Shares of the room's prices by which jobs that must go choose where: at none the cheapest, at all they spare what is scarce. */
    private static final double[] PRICED = {0, 0.33, 0.67, 1};

    private final Choices choices;
    private final Schedule schedule;
    private final SplittableRandom random;
    private final double[][] prices;
    private final int[][] near;
    /** The jobs of the move under way, and the ways that they had before it. */
    private int[] moved = new int[16];

    private int[] before = new int[16];
    private int size;

    /** Of a schedule that it changes, given about what a GPU of each offer is worth. */
    Annealing(Choices choices, Schedule schedule, double[] price, long seed) {
        this.choices = choices;
        this.schedule = schedule;
        this.random = new SplittableRandom(seed);
        this.prices = Arrays.stream(PRICED)
                .mapToObj(
                        share -> Arrays.stream(price).map(each -> each * share).toArray())
                .toArray(double[][]::new);
        this.near =
                IntStream.range(0, choices.jobs()).mapToObj(j -> near(j, price)).toArray(int[][]::new);
    }

    private int[] near(int j, double[] price) {
        return IntStream.range(choices.first()[j], choices.first()[j + 1])
                .boxed()
                .sorted(Comparator.comparingDouble(
                        k -> choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k]))
                .limit(NEAR)
                .mapToInt(k -> k)
                .toArray();
    }

    /** Tries so many moves and leaves the schedule at the cheapest that was met. */
    void run(int moves) {
        int[] movable = dearestFirst();
        if (movable.length == 0) {
            return;
        }
        double paid = Math.max(1, schedule.paid());
        double hot = Math.max(HOT * paid, paid / movable.length);
        double temperature = hot;
        double cooling = Math.pow(COLD * paid / hot, (double) STAGE / moves);
        int[] best = schedule.ways();
        double cost = schedule.cost();
        double least = cost;
        int noticed = Math.min(FEWEST, movable.length);
        for (int move = 0; move < moves; move++) {
            if (move % STAGE == 0) {
                temperature *= move == 0 ? 1 : cooling;
                while (noticed < movable.length && cheapest(movable[noticed]) >= NOTICED * temperature) {
                    noticed++;
                }
            }
            cost += move(movable[random.nextInt(noticed)], -temperature * Math.log(1 - random.nextDouble()));
            if (cost < least - 1e-9 * least) {
                least = cost;
                best = schedule.ways();
            }
        }
        schedule.become(best);
    }

    /** The jobs that have a way. */
    private int[] dearestFirst() {
        return IntStream.range(0, near.length)
                .filter(j -> near[j].length > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -cheapest(j)))
                .mapToInt(j -> j)
                .toArray();
    }

    private double cheapest(int j) {
        return choices.cost()[choices.first()[j]];
    }

    /** Moves a job to one of the ways near it, if the whole is not more than so much dearer then; how much dearer it is. */
    private double move(int j, double limit) {
        int k = near[j][random.nextInt(1 + random.nextInt(near[j].length))];
        int offer = choices.offer()[k];
        double more = choices.cost()[k] - schedule.cost(j);
        if (k == schedule.way(j) || (more > limit && schedule.free(offer) >= choices.gpus()[k])) {
            return 0;
        }
        size = 0;
        takeOut(j);
        while (schedule.free(offer) < choices.gpus()[k]) {
            int other = schedule.job(offer, random.nextInt(schedule.count(offer)));
            more -= schedule.cost(other);
            takeOut(other);
        }
        schedule.set(j, k);
        double[] price = prices[random.nextInt(prices.length)];
        for (int i = 1; i < size && more <= limit; i++) {
            schedule.set(moved[i], schedule.cheapest(moved[i], price));
            more += schedule.cost(moved[i]);
        }
        if (more <= limit) {
            return more;
        }
        undo();
        return 0;
    }

    private void takeOut(int j) {
        if (size == moved.length) {
            moved = Arrays.copyOf(moved, 2 * size);
            before = Arrays.copyOf(before, 2 * size);
        }
        moved[size] = j;
        before[size++] = schedule.way(j);
        schedule.set(j, Schedule.NONE);
    }

    private void undo() {
        for (int i = 0; i < size; i++) {
            schedule.set(moved[i], Schedule.NONE);
        }
        for (int i = 0; i < size; i++) {
            schedule.set(moved[i], before[i]);
        }
    }
}
