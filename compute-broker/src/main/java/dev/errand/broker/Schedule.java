package dev.errand.broker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** One way for each job of a batch, or none, within the room of every offer; improved by moving jobs. Not thread-safe. */
final class Schedule {

    static final int NONE = -1;

    private static final int ROUNDS = 20;

    private final Choices choices;
    private final int[] way;
    private final int[] free;
    /** Jobs on each offer, in no order. */
    private final int[][] on;

    private final int[] count;
    private final int[] place;

    private Schedule(Choices choices) {
        this.choices = choices;
        this.way = new int[choices.jobs()];
        Arrays.fill(way, NONE);
        this.free = choices.room().clone();
        this.on = new int[choices.offers()][4];
        this.count = new int[choices.offers()];
        this.place = new int[choices.jobs()];
    }

    /** Another schedule with the same ways. */
    Schedule copy() {
        Schedule copy = new Schedule(choices);
        copy.become(way);
        return copy;
    }

    /** Jobs in the order of what they would lose without their best way, each to its best way that is left, at given prices. */
    static Schedule byRegret(Choices choices, double[] price) {
        Schedule schedule = new Schedule(choices);
        double[] regret = new double[choices.jobs()];
        for (int j = 0; j < regret.length; j++) {
            double best = choices.left()[j];
            double second = best;
            int most = 1;
            for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
                double cost = choices.cost()[k] + price[choices.offer()[k]] * choices.gpus()[k];
                if (cost < best) {
                    second = best;
                    best = cost;
                    most = choices.gpus()[k];
                } else if (cost < second) {
                    second = cost;
                }
            }
            regret[j] = (second - best) / most;
        }
        IntStream.range(0, regret.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -regret[j]))
                .forEach(j -> schedule.set(j, schedule.cheapest(j, price)));
        return schedule;
    }

    /** The way of a job, or none. */
    int way(int j) {
        return way[j];
    }

    /** How many GPUs of an offer are free. */
    int free(int offer) {
        return free[offer];
    }

    /** How many jobs an offer has. */
    int count(int offer) {
        return count[offer];
    }

    /** One of the jobs of an offer. */
    int job(int offer, int i) {
        return on[offer][i];
    }

    /** Takes on other ways that keep within every room. */
    void become(int[] ways) {
        for (int j = 0; j < ways.length; j++) {
            set(j, NONE);
        }
        for (int j = 0; j < ways.length; j++) {
            set(j, ways[j]);
        }
    }

    /** The cheapest way of a job that there is room for, at given prices. */
    int cheapest(int j, double[] price) {
        int best = NONE;
        double least = choices.left()[j];
        for (int k = choices.first()[j]; k < choices.first()[j + 1] && choices.cost()[k] < least; k++) {
            int o = choices.offer()[k];
            double cost = choices.cost()[k] + price[o] * choices.gpus()[k];
            if (choices.gpus()[k] <= free[o] && cost < least) {
                least = cost;
                best = k;
            }
        }
        return best;
    }

    /** What it costs, with what it costs to leave out the jobs that have no way. */
    double cost() {
        double sum = 0;
        for (int j = 0; j < way.length; j++) {
            sum += cost(j);
        }
        return sum;
    }

    /** What the jobs that have a way cost. */
    double paid() {
        double sum = 0;
        for (int k : way) {
            sum += k == NONE ? 0 : choices.cost()[k];
        }
        return sum;
    }

    int[] ways() {
        return way.clone();
    }

    /** Moves jobs to cheaper ways, and others out of their way, for as long as that saves money. */
    Schedule improved() {
        boolean moved = true;
        for (int round = 0; moved && round < ROUNDS; round++) {
            moved = false;
            for (int j = 0; j < way.length; j++) {
                moved |= improve(j);
            }
        }
        return this;
    }

    private boolean improve(int j) {
        double now = cost(j);
        int bestWay = NONE;
        int bestOut = NONE;
        int bestOutWay = NONE;
        double mostSaved = 1e-6 * (1 + now);
        int home = way[j] == NONE ? NONE : choices.offer()[way[j]];
        int leaving = home == NONE ? 0 : choices.gpus()[way[j]];
        for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
            double saved = now - choices.cost()[k];
            if (saved <= mostSaved) {
                break; // dearer ways follow
            }
            int o = choices.offer()[k];
            int lacking = choices.gpus()[k] - free[o] - (o == home ? leaving : 0);
            if (lacking <= 0) {
                mostSaved = saved;
                bestWay = k;
                bestOut = NONE;
                break;
            }
            for (int i = 0; i < count[o]; i++) {
                int other = on[o][i];
                if (other == j || choices.gpus()[way[other]] < lacking) {
                    continue;
                }
                int aside = cheapest(other, o, home, leaving);
                double spent = (aside == NONE ? choices.left()[other] : choices.cost()[aside]) - cost(other);
                if (saved - spent > mostSaved) {
                    mostSaved = saved - spent;
                    bestWay = k;
                    bestOut = other;
                    bestOutWay = aside;
                }
            }
        }
        if (bestWay == NONE) {
            return false;
        }
        set(j, NONE);
        if (bestOut != NONE) {
            set(bestOut, bestOutWay);
        }
        set(j, bestWay);
        return true;
    }

    /** The cheapest way of a job that there is room for, elsewhere than on {@code not}, with {@code more} GPUs on {@code home}. */
    private int cheapest(int j, int not, int home, int more) {
        for (int k = choices.first()[j]; k < choices.first()[j + 1] && choices.cost()[k] < choices.left()[j]; k++) {
            int o = choices.offer()[k];
            if (o != not && choices.gpus()[k] <= free[o] + (o == home ? more : 0)) {
                return k;
            }
        }
        return NONE;
    }

    /** What a job costs now. */
    double cost(int j) {
        return way[j] == NONE ? choices.left()[j] : choices.cost()[way[j]];
    }

    /** Gives a job another way, or none; there must be room. */
    void set(int j, int k) {
        if (way[j] != NONE) {
            int o = choices.offer()[way[j]];
            free[o] += choices.gpus()[way[j]];
            int last = on[o][--count[o]];
            on[o][place[j]] = last;
            place[last] = place[j];
        }
        way[j] = k;
        if (k != NONE) {
            int o = choices.offer()[k];
            free[o] -= choices.gpus()[k];
            if (count[o] == on[o].length) {
                on[o] = Arrays.copyOf(on[o], 2 * count[o]);
            }
            place[j] = count[o];
            on[o][count[o]++] = j;
        }
    }
}
