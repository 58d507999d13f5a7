package dev.errand.broker;

import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs of a batch on offers, all at the same time, so that the whole costs as little as can be found. A job is left out where no
 * offer will do, or where room for it would cost the others more than ten times its own cheapest price.
 *
 * @param placements of the jobs, in their order
 * @param microUsd of all placed jobs, in millionths of a dollar
 * @param boundMicroUsd what no placement of the same jobs can cost less than
 */
public record Assignment(List<Placement> placements, long microUsd, long boundMicroUsd) {

    /** Copies the placements. */
    public Assignment {
        placements = List.copyOf(placements);
    }

    /** How far the whole may be from the cheapest, as a share of it. */
    public double gap() {
        return microUsd == 0 ? 0 : (microUsd - boundMicroUsd) / (double) microUsd;
    }

    /**
     * Places a batch.
     *
     * @throws IllegalArgumentException if two jobs or two offers have one id
     */
    public static Assignment of(Quoter quoter, List<Order> orders, List<Offer> offers) {
        Map<String, Integer> numbers = numbers(orders, offers);
        List<List<Quote>> ways = orders.parallelStream()
                .map(order -> ways(quoter, order, offers))
                .toList();
        Choices choices = Choices.of(ways, offers, numbers);
        Solution solution = Solution.of(choices);
        return told(quoter, orders, offers, ways, choices, solution);
    }

    private static List<Quote> ways(Quoter quoter, Order order, List<Offer> offers) {
        Map<String, Rungs> kinds = new HashMap<>();
        List<Quote> ways = new ArrayList<>();
        for (Offer offer : offers) {
            Rungs rungs = kinds.computeIfAbsent(offer.gpu().name(), any -> quoter.rungs(order, offer));
            ways.addAll(quoter.ways(order, offer, rungs, offer.count()));
        }
        ways.sort(Choices.cheapestFirst());
        return ways;
    }

    private static Assignment told(
            Quoter quoter,
            List<Order> orders,
            List<Offer> offers,
            List<List<Quote>> ways,
            Choices choices,
            Solution solution) {
        int[] taken = solution.ways();
        List<Offer> offered = List.copyOf(offers);
        List<Placement> placements = new ArrayList<>();
        int[] free = choices.room().clone();
        long total = 0;
        for (int j = 0; j < taken.length; j++) {
            if (taken[j] != Schedule.NONE) {
                free[choices.offer()[taken[j]]] -= choices.gpus()[taken[j]];
            }
        }
        for (int j = 0; j < taken.length; j++) {
            if (taken[j] == Schedule.NONE) {
                placements.add(new Rejected(orders.get(j), new Reasons(quoter, orders.get(j), offered, free)));
            } else {
                Quote quote = ways.get(j).get(taken[j] - choices.first()[j]);
                placements.add(new Placed(quote));
                total += quote.microUsd();
            }
        }
        long least = (long) Math.floor(solution.bound() - 1e-9 * Math.abs(solution.bound()));
        return new Assignment(placements, total, Math.clamp(least, 0, total));
    }

    private static Map<String, Integer> numbers(List<Order> orders, List<Offer> offers) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int o = 0; o < offers.size(); o++) {
            if (numbers.put(offers.get(o).id(), o) != null) {
                throw new IllegalArgumentException(
                        "two offers have the id " + offers.get(o).id() + "; give each its own");
            }
        }
        Map<String, Order> ids = new HashMap<>();
        for (Order order : orders) {
            if (ids.put(order.id(), order) != null) {
                throw new IllegalArgumentException("two jobs have the id " + order.id() + "; give each its own");
            }
        }
        return numbers;
    }
}
