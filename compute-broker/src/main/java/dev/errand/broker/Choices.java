package dev.errand.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which ways each job of a batch has, laid out for a solver: the ways of job {@code j} are {@code first[j]} to
 * {@code first[j + 1]}.
 * Its arrays are shared, not copied, as a solver reads them millions of times; nobody writes to them.
 */
final class Choices {

    /** A job is left out only if room for it would cost the others more than this many times its own cheapest price. */
    private static final double WORTH = 10;

    private final int[] room;
    private final int[] first;
    private final int[] offer;
    private final int[] gpus;
    private final double[] cost;
    private final double[] left;

    private Choices(int[] room, int[] first, int[] offer, int[] gpus, double[] cost, double[] left) {
        this.room = room;
        this.first = first;
        this.offer = offer;
        this.gpus = gpus;
        this.cost = cost;
        this.left = left;
    }

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
            double cheapest = Double.POSITIVE_INFINITY;
            for (int k = first[j]; k < first[j + 1]; k++) {
                Quote way = ways.get(j).get(k - first[j]);
                offer[k] = numbers.getOrDefault(way.offer().id(), -1);
                gpus[k] = way.gpus();
                cost[k] = way.microUsd();
                cheapest = Math.min(cheapest, cost[k]);
            }
            left[j] = first[j] == first[j + 1] ? 0 : WORTH * cheapest + 1;
        }
        int[] room = offers.stream().mapToInt(Offer::count).toArray();
        return new Choices(room, first, offer, gpus, cost, left);
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

    /** GPUs of each offer. */
    int[] room() {
        return room;
    }

    /** Where the ways of each job begin, and at last where they all end. */
    int[] first() {
        return first;
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

    int jobs() {
        return left.length;
    }

    int offers() {
        return room.length;
    }

    /** Numbers of the jobs that have any way at all. */
    List<Integer> placeable() {
        return new ArrayList<>(IntStream.range(0, jobs())
                .filter(j -> first[j] < first[j + 1])
                .boxed()
                .toList());
    }
}
