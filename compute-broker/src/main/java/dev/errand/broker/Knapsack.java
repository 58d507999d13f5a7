package dev.errand.broker;

import java.util.Arrays;

/**
 * Which jobs are worth most on one offer, each at its worth less what it costs there, within the offer's GPUs. Not thread-safe.
 */
/*
 * The multiple-choice knapsack by dynamic programming over GPUs; H. Kellerer, U. Pferschy, D. Pisinger, Knapsack Problems,
 * 2004, ch. 11. Where a table would be too large, jobs may be cut: their worth is then never less than that of whole ones.
 */
final class Knapsack {

    private static final long LARGEST_TABLE = 2_000_000;

    private final Choices choices;
    /** Job and cost of the ways in the order of {@link Choices#at}, side by side in memory as they are read. */
    private final int[] jobAt;

    private final double[] costAt;
    private int[] ways = new int[16];
    private int[] starts = new int[16];
    private int jobs;
    private double[] best = new double[33];
    private int[] table = new int[0];

    Knapsack(Choices choices) {
        this.choices = choices;
        this.jobAt = Arrays.stream(choices.at()).map(k -> choices.job()[k]).toArray();
        this.costAt =
                Arrays.stream(choices.at()).mapToDouble(k -> choices.cost()[k]).toArray();
    }

    /**
     * Fills one offer.
     *
     * @param worth of each job
     * @param into how often each job is taken; counted up here
     * @return what is won, at least what any whole jobs can win
     */
    double fill(int offer, double[] worth, double[] into) {
        int least = collect(offer, worth);
        if (jobs == 0) {
            return 0;
        }
        int room = choices.room()[offer];
        double won = fitting(room, worth, into);
        if (won >= 0) {
            return won;
        }
        if (least > room) {
            return 0;
        }
        return (long) jobs * (room + 1L) <= LARGEST_TABLE ? whole(room, worth, into) : cut(room, worth, into);
    }

    /** Gathers the ways that win something, those of one job side by side; the fewest GPUs of any. */
    private int collect(int offer, double[] worth) {
        int count = 0;
        int last = Schedule.NONE;
        int least = Integer.MAX_VALUE;
        jobs = 0;
        for (int i = choices.on()[offer]; i < choices.on()[offer + 1]; i++) {
            int j = jobAt[i];
            if (costAt[i] >= worth[j]) {
                continue;
            }
            if (count + 1 >= ways.length) {
                ways = Arrays.copyOf(ways, 2 * ways.length);
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            if (j != last) {
                starts[jobs++] = count;
                last = j;
            }
            int k = choices.at()[i];
            least = Math.min(least, choices.gpus()[k]);
            ways[count++] = k;
        }
        starts[jobs] = count;
        return least;
    }

    /** Every job by its best way, if there is room for that; else −1. */
    private double fitting(int room, double[] worth, double[] into) {
        double won = 0;
        long needed = 0;
        for (int i = 0; i < jobs; i++) {
            int k = ways[starts[i]]; // the cheapest comes first
            needed += choices.gpus()[k];
            won += worth[choices.job()[k]] - choices.cost()[k];
        }
        if (needed > room) {
            return -1;
        }
        for (int i = 0; i < jobs; i++) {
            into[choices.job()[ways[starts[i]]]]++;
        }
        return won;
    }

    private double whole(int room, double[] worth, double[] into) {
        int width = room + 1;
        if (best.length < width) {
            best = new double[width];
        }
        if (table.length < jobs * width) {
            table = new int[2 * jobs * width];
        }
        Arrays.fill(best, 0, width, 0);
        for (int i = 0; i < jobs; i++) {
            int row = i * width;
            if (starts[i] + 1 == starts[i + 1]) {
                single(ways[starts[i]], room, row, worth);
            } else {
                choice(i, room, row, worth);
            }
        }
        int free = room;
        for (int i = jobs - 1; i >= 0; i--) {
            int taken = table[i * width + free];
            if (taken != Schedule.NONE) {
                into[choices.job()[taken]]++;
                free -= choices.gpus()[taken];
            }
        }
        return best[room];
    }

    /** A job of one way, taken or not; the same as {@link #choice}, in a loop without branches within. */
    private void single(int way, int room, int row, double[] worth) {
        int gpus = choices.gpus()[way];
        double won = worth[choices.job()[way]] - choices.cost()[way];
        for (int free = room; free >= gpus; free--) {
            double with = best[free - gpus] + won;
            boolean taken = with > best[free];
            best[free] = taken ? with : best[free];
            table[row + free] = taken ? way : Schedule.NONE;
        }
        Arrays.fill(table, row, row + Math.min(gpus, room + 1), Schedule.NONE);
    }

    private void choice(int i, int room, int row, double[] worth) {
        double value = worth[choices.job()[ways[starts[i]]]];
        for (int free = room; free >= 0; free--) {
            double most = best[free];
            int taken = Schedule.NONE;
            for (int w = starts[i]; w < starts[i + 1]; w++) {
                int k = ways[w];
                int rest = free - choices.gpus()[k];
                if (rest >= 0 && best[rest] + value - choices.cost()[k] > most) {
                    most = best[rest] + value - choices.cost()[k];
                    taken = k;
                }
            }
            best[free] = most;
            table[row + free] = taken;
        }
    }

    /** Jobs at their lowest cost and their fewest GPUs, the last one cut to fit. */
    private double cut(int room, double[] worth, double[] into) {
        Integer[] order = new Integer[jobs];
        double[] value = new double[jobs];
        double[] size = new double[jobs];
        for (int i = 0; i < jobs; i++) {
            order[i] = i;
            int k = ways[starts[i]];
            value[i] = worth[choices.job()[k]] - choices.cost()[k];
            size[i] = fewest(k);
        }
        Arrays.sort(order, (a, b) -> Double.compare(value[b] / size[b], value[a] / size[a]));
        double won = 0;
        double free = room;
        for (int i : order) {
            double share = Math.min(1, free / size[i]);
            won += share * value[i];
            into[choices.job()[ways[starts[i]]]] += share;
            free -= share * size[i];
            if (free <= 0) {
                break;
            }
        }
        return won;
    }

    /** The fewest GPUs of any way of a job on an offer, whether it wins now or not. */
    private int fewest(int way) {
        int fewest = Integer.MAX_VALUE;
        int j = choices.job()[way];
        for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
            if (choices.offer()[k] == choices.offer()[way]) {
                fewest = Math.min(fewest, choices.gpus()[k]);
            }
        }
        return fewest;
    }
}
