package dev.errand.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One way for each job of a batch, or none, within the room of every offer; improved by moving jobs. Not thread-safe. */
final class Schedule {

    static final int NONE = -1;

    private static final int ROUNDS = 20;

    private final Choices choices;
    private final int[] way;
    private final int[] free;
    private final List<Set<Integer>> on;

    private Schedule(Choices choices) {
        this.choices = choices;
        this.way = new int[choices.jobs()];
        Arrays.fill(way, NONE);
        this.free = choices.room().clone();
        this.on = new ArrayList<>();
        for (int o = 0; o < choices.offers(); o++) {
            on.add(new LinkedHashSet<>());
        }
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
        List<Integer> order = choices.placeable();
        order.sort(Comparator.comparingDouble(j -> -regret[j]));
        for (int j : order) {
            schedule.set(j, schedule.cheapest(j, price, NONE));
        }
        return schedule;
    }

    /** What it costs, with what it costs to leave out the jobs that have no way. */
    double cost() {
        double sum = 0;
        for (int j = 0; j < way.length; j++) {
            sum += cost(j);
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
        for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
            double saved = now - choices.cost()[k];
            int o = choices.offer()[k];
            if (k == way[j] || saved <= mostSaved) {
                continue;
            }
            int lacking = choices.gpus()[k] - free[o] - (o == home ? choices.gpus()[way[j]] : 0);
            if (lacking <= 0) {
                mostSaved = saved;
                bestWay = k;
                bestOut = NONE;
                continue;
            }
            for (int other : on.get(o)) {
                if (other == j || choices.gpus()[way[other]] < lacking) {
                    continue;
                }
                int aside = aside(other, o, home, home == NONE ? 0 : choices.gpus()[way[j]]);
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
            set(bestOut, NONE);
            set(bestOut, bestOutWay);
        }
        set(j, bestWay);
        return true;
    }

    /** The cheapest way of a job elsewhere than on {@code not}, with {@code more} GPUs free on {@code home}. */
    private int aside(int j, int not, int home, int more) {
        int best = NONE;
        double least = choices.left()[j];
        for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
            int o = choices.offer()[k];
            if (o != not && choices.cost()[k] < least && choices.gpus()[k] <= free[o] + (o == home ? more : 0)) {
                least = choices.cost()[k];
                best = k;
            }
        }
        return best;
    }

    private int cheapest(int j, double[] price, int not) {
        int best = NONE;
        double least = choices.left()[j];
        for (int k = choices.first()[j]; k < choices.first()[j + 1]; k++) {
            int o = choices.offer()[k];
            double cost = choices.cost()[k] + price[o] * choices.gpus()[k];
            if (o != not && choices.gpus()[k] <= free[o] && cost < least) {
                least = cost;
                best = k;
            }
        }
        return best;
    }

    private double cost(int j) {
        return way[j] == NONE ? choices.left()[j] : choices.cost()[way[j]];
    }

    private void set(int j, int k) {
        if (way[j] != NONE) {
            int o = choices.offer()[way[j]];
            free[o] += choices.gpus()[way[j]];
            on.get(o).remove(j);
        }
        way[j] = k;
        if (k != NONE) {
            int o = choices.offer()[k];
            free[o] -= choices.gpus()[k];
            on.get(o).add(j);
        }
    }
}
