package dev.errand.broker;

import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import dev.errand.broker.Placement.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Jobs of a batch on offers, all at the same time, so that the whole costs as little as can be found. A job is left out where no
 * offer will do, or where room for it would cost the others more than ten times its own cheapest price.
 *
 * @param placements of the jobs, in their order
 * @param microUsd of all placed jobs, in millionths of a dollar
 * @param boundMicroUsd what no placement of the same jobs can cost less than
 */
public record Assignment(List<Placement> placements, long microUsd, long boundMicroUsd) {

    private static final int STEPS = 600;
    private static final int STEPS_A_SCHEDULE = 20;
    /** Work over all steps, in ways looked at, so that a large batch ends in seconds with a looser bound. */
    private static final long MOST_WAYS = 400_000_000L;

    private static final double GOOD_ENOUGH = 1e-4;

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
        Dual dual = new Dual(choices);
        int[] taken = solve(choices, dual).ways();
        double bound = dual.bound();
        if (choices.placeable().stream().anyMatch(j -> taken[j] == Schedule.NONE)) {
            bound = bound(choices.placedBy(taken), cost(choices, taken));
        }
        return told(quoter, orders, offers, ways, taken, choices, bound);
    }

    private static List<Quote> ways(Quoter quoter, Order order, List<Offer> offers) {
        Map<String, Ladder> ladders = quoter.ladders(order.work());
        List<Quote> ways = new ArrayList<>();
        for (Offer offer : offers) {
            Ladder known = ladders.get(offer.gpu().name());
            Ladder ladder = known == null ? quoter.ladder(order.work(), offer.gpu()) : known;
            ways.addAll(quoter.ways(order, offer, ladder, offer.count()));
        }
        return ways;
    }

    private static Schedule solve(Choices choices, Dual dual) {
        Schedule best = Schedule.byRegret(choices, new double[choices.offers()]).improved();
        double cost = best.cost();
        long steps = steps(choices);
        for (int step = 1; step <= steps && !dual.settled(); step++) {
            dual.climb(cost);
            if (step % STEPS_A_SCHEDULE == 0 || step == steps || dual.settled()) {
                Schedule tried = Schedule.byRegret(choices, dual.prices()).improved();
                if (tried.cost() < cost) {
                    best = tried;
                    cost = tried.cost();
                }
                if (cost - dual.bound() <= GOOD_ENOUGH * cost) {
                    break;
                }
            }
        }
        return best;
    }

    private static double bound(Choices choices, double known) {
        Dual dual = new Dual(choices);
        long steps = steps(choices);
        for (int step = 0; step < steps && !dual.settled() && known - dual.bound() > GOOD_ENOUGH * known; step++) {
            dual.climb(known);
        }
        return dual.bound();
    }

    private static double cost(Choices choices, int[] taken) {
        return Arrays.stream(taken)
                .filter(way -> way != Schedule.NONE)
                .mapToDouble(way -> choices.cost()[way])
                .sum();
    }

    private static long steps(Choices choices) {
        long all = Math.max(1, choices.first()[choices.jobs()]);
        return Math.clamp(MOST_WAYS / all, 20, STEPS);
    }

    private static Assignment told(
            Quoter quoter,
            List<Order> orders,
            List<Offer> offers,
            List<List<Quote>> ways,
            int[] taken,
            Choices choices,
            double bound) {
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
                placements.add(new Rejected(orders.get(j), reasons(quoter, orders.get(j), offers, free)));
            } else {
                Quote quote = ways.get(j).get(taken[j] - choices.first()[j]);
                placements.add(new Placed(quote));
                total += quote.microUsd();
            }
        }
        long least = (long) Math.floor(bound - 1e-9 * Math.abs(bound));
        return new Assignment(placements, total, Math.clamp(least, 0, total));
    }

    private static List<Rejection> reasons(Quoter quoter, Order order, List<Offer> offers, int[] free) {
        return IntStream.range(0, offers.size())
                .mapToObj(o -> quoter.whyNot(order, offers.get(o), free[o])
                        .map(reason -> new Rejection(offers.get(o), reason)))
                .flatMap(Optional::stream)
                .toList();
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
