package dev.errand.broker;

import static dev.errand.broker.Market.QUOTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DualTest {

    @Test
    void isNeverAboveTheCheapestScheduleWhateverJobsAreThoughtToBeWorth() {
        Random random = new Random(3);
        int tight = 0;
        for (int market = 0; market < 40; market++) {
            Choices choices = choices(6, 2, random);
            double cheapest = cheapest(choices, choices.room().clone(), 0);
            double[] worths = new double[choices.jobs()];
            for (int guess = 0; guess < 50; guess++) {
                for (int j = 0; j < worths.length; j++) {
                    worths[j] = choices.left()[j] * random.nextDouble() * (guess % 2 == 0 ? 1 : 0.2);
                }
                double height = new Dual(choices, worths).height(worths, new double[worths.length]);
                assertThat(height).isLessThanOrEqualTo(cheapest * (1 + 1e-12));
            }
            Ascent ascent = new Dual(choices, Prices.worths(choices, Prices.of(choices))).ascent();
            for (int step = 0; step < 200 && !ascent.settled(); step++) {
                ascent.climb(cheapest);
            }
            assertThat(ascent.top()).isLessThanOrEqualTo(cheapest * (1 + 1e-12));
            tight += ascent.top() >= 0.99 * cheapest ? 1 : 0;
        }
        assertThat(tight).isGreaterThan(30);
    }

    private static Choices choices(int jobs, int offers, Random random) {
        List<Offer> offered = Market.offers(offers, random);
        Map<String, Integer> numbers = new HashMap<>();
        for (int o = 0; o < offers; o++) {
            numbers.put(offered.get(o).id(), o);
        }
        List<List<Quote>> ways = new ArrayList<>();
        for (Order order : Market.orders(jobs, random)) {
            List<Quote> theirs = new ArrayList<>();
            for (Offer offer : offered) {
                theirs.addAll(QUOTER.ways(order, offer, QUOTER.rungs(order, offer), offer.count()));
            }
            theirs.sort(Choices.cheapestFirst());
            ways.add(theirs);
        }
        return Choices.of(ways, offered, numbers);
    }

    /** By trying everything, also to leave jobs out. */
    private static double cheapest(Choices choices, int[] free, int from) {
        if (from == choices.jobs()) {
            return 0;
        }
        double least = choices.left()[from] + cheapest(choices, free, from + 1);
        for (int k = choices.first()[from]; k < choices.first()[from + 1]; k++) {
            int[] rest = Arrays.copyOf(free, free.length);
            rest[choices.offer()[k]] -= choices.gpus()[k];
            if (rest[choices.offer()[k]] >= 0) {
                least = Math.min(least, choices.cost()[k] + cheapest(choices, rest, from + 1));
            }
        }
        return least;
    }
}
