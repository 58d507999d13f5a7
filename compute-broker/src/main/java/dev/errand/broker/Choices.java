package dev.errand.broker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which ways each job of a batch has, laid out for a solver: the ways of job {@code j} are {@code first[j]} to
 * {@code first[j + 1]}, the cheapest first. The same ways by offer are {@code at[on[o]]} to {@code at[on[o + 1]]}, those of one job
 * side by side.
 * Its arrays are shared, not copied, as a solver reads them millions of times; nobody writes to them.
 */
final class Choices {

    /** A job is left out only if room for it would cost the others more than this many times its own cheapest price. */
    private static final double WORTH = 10;

    private final int[] room;
    private final int[] first;
    private final int[] job;
    private final int[] offer;
    private final int[] gpus;
    private final double[] cost;
    private final double[] left;
    private final int[] on;
    private final int[] at;

    private Choices(int[] room, int[] first, int[] offer, int[] gpus, double[] cost, double[] left) {
        this.room = room;
        this.first = first;
        this.offer = offer;
        this.gpus = gpus;
        this.cost = cost;
        this.left = left;
        this.job = new int[offer.length];
        for (int j = 0; j < left.length; j++) {
            Arrays.fill(job, first[j], first[j + 1], j);
        }
        this.on = new int[room.length + 1];
        for (int o : offer) {
            on[o + 1]++;
        }
        for (int o = 0; o < room.length; o++) {
            on[o + 1] += on[o];
        }
        this.at = new int[offer.length];
        int[] next = on.clone();
        for (int k = 0; k < offer.length; k++) {
            at[next[offer[k]]++] = k;
        }
    }

    /** From the ways of each job, and the number of each offer by its id. */
    static Choices of(List<List<Quote>> ways, List<Offer> offers, Map<String, Integer> numbers) {
        int[] first = new int[ways.size() + 1];
        for (int j = 0; j < ways.size(); j++) {
            first[j + 1] = first[j] + ways.get(j).size();
        }
        int all = first[ways.size()];
        int[] offer = new int[all];
        int[] gpus = new int[all];
        double[] cost = new double[all];
        double[] left = new double[ways.size()];
        for (int j = 0; j < ways.size(); j++) {
            List<Quote> theirs = ways.get(j);
            for (int k = first[j]; k < first[j + 1]; k++) {
                Quote way = theirs.get(k - first[j]);
                offer[k] = numbers.getOrDefault(way.offer().id(), -1);
                gpus[k] = way.gpus();
                cost[k] = way.microUsd();
            }
            left[j] = theirs.isEmpty() ? 0 : WORTH * cost[first[j]] + 1;
        }
        int[] room = offers.stream().mapToInt(Offer::count).toArray();
        return new Choices(room, first, offer, gpus, cost, left);
    }

    /** The order that {@link #of} wants the ways of a job in. */
    static Comparator<Quote> cheapestFirst() {
        return Comparator.comparingLong((Quote way) -> way.microUsd()).thenComparingInt(Quote::gpus);
    }

    /** Only the jobs that a schedule places, each of which must be placed: what it costs to leave one out is infinite. */
    Choices placedBy(int[] ways) {
        int[] some =
                IntStream.range(0, jobs()).filter(j -> ways[j] != Schedule.NONE).toArray();
        int[] from = new int[some.length + 1];
        for (int i = 0; i < some.length; i++) {
            from[i + 1] = from[i] + first[some[i] + 1] - first[some[i]];
        }
        int[] offers = new int[from[some.length]];
        int[] needed = new int[offers.length];
        double[] costs = new double[offers.length];
        for (int i = 0; i < some.length; i++) {
            int length = from[i + 1] - from[i];
            System.arraycopy(offer, first[some[i]], offers, from[i], length);
            System.arraycopy(gpus, first[some[i]], needed, from[i], length);
            System.arraycopy(cost, first[some[i]], costs, from[i], length);
        }
        double[] never = new double[some.length];
        Arrays.fill(never, Double.POSITIVE_INFINITY);
        return new Choices(room, from, offers, needed, costs, never);
    }

    /** What is kept of some figures of all jobs, for those that a schedule places. */
    static double[] ofPlaced(double[] figures, int[] ways) {
        return IntStream.range(0, ways.length)
                .filter(j -> ways[j] != Schedule.NONE)
                .mapToDouble(j -> figures[j])
                .toArray();
    }

    /** GPUs of each offer. */
    int[] room() {
        return room;
    }

    /** Where the ways of each job begin, and at last where they all end. */
    int[] first() {
        return first;
    }

    /** The job of each way. */
    int[] job() {
        return job;
    }

    /** The offer of each way. */
    int[] offer() {
        return offer;
    }

    /** GPUs of each way. */
    int[] gpus() {
        return gpus;
    }

    /** What each way costs, in millionths of a dollar. */
    double[] cost() {
        return cost;
    }

    /** What it costs to leave each job out. */
    double[] left() {
        return left;
    }

    /** Where the ways of each offer begin in {@link #at}, and at last where they all end. */
    int[] on() {
        return on;
    }

    /** The ways, sorted by offer and then by job. */
    int[] at() {
        return at;
    }

    int jobs() {
        return left.length;
    }

    int offers() {
        return room.length;
    }
}
