package dev.errand.broker;

import static dev.errand.broker.Market.QUOTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.errand.broker.Placement.Placed;
import dev.errand.sizing.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void costsNoMoreThanAnyPlacementOfTheSameJobsAndNoLessThanItsBound() {
        Random random = new Random(11);
        for (int market = 0; market < 30; market++) {
            List<Order> orders = Market.orders(5, random);
            List<Offer> offers = Market.offers(3, random);
            Assignment assignment = Assignment.of(QUOTER, orders, offers);
            List<Order> placed = quotes(assignment).stream().map(Quote::order).toList();
            double best = cheapest(placed, offers, new int[offers.size()], 0);
            assertThat((double) assignment.boundMicroUsd()).isLessThanOrEqualTo(best);
            assertThat((double) assignment.microUsd()).isBetween(best, best * 1.05);
        }
    }

    @Test
    void isProvedToBeNearTheCheapestWhereGpusAreShort() {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<Offer> offers = Market.offers(30, random);
            Assignment assignment = Assignment.of(QUOTER, Market.orders(120, random), offers);
            assertThat(quotes(assignment).size()).isBetween(40, 119);
            assertThat(assignment.gap()).isBetween(0.0, 0.02);
        }
    }

    @Test
    void keepsEveryLimitAndCountsEveryCent() {
        Random random = new Random(5);
        List<Offer> offers = Market.offers(20, random);
        Assignment assignment = Assignment.of(QUOTER, Market.orders(60, random), offers);
        Map<String, Integer> taken = new HashMap<>();
        long total = 0;
        for (Quote quote : quotes(assignment)) {
            taken.merge(quote.offer().id(), quote.gpus(), Integer::sum);
            total += quote.microUsd();
            assertThat(quote.promisedSeconds())
                    .isLessThanOrEqualTo(quote.order().deadlineSeconds());
            assertThat(quote.microUsd() / 1e6).isLessThanOrEqualTo(quote.order().maxUsd());
        }
        assertThat(assignment.placements()).hasSize(60);
        assertThat(total).isEqualTo(assignment.microUsd()).isPositive();
        assertThat(offers)
                .allSatisfy(
                        offer -> assertThat(taken.getOrDefault(offer.id(), 0)).isLessThanOrEqualTo(offer.count()));
    }

    @Test
    void placesNothingWhereNothingIsOffered() {
        Order order = Order.patient("job", Market.work("Llama-3.1-8B", Precision.FP8, 1));
        Assignment assignment = Assignment.of(QUOTER, List.of(order), List.of());
        assertThat(assignment).isEqualTo(new Assignment(List.of(new Placement.Rejected(order, List.of())), 0, 0));
        assertThat(assignment.gap()).isZero();
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        Order order = Order.patient("job", Market.work("Llama-3.1-8B", Precision.FP8, 1));
        Offer offer = Market.offer("offer", "H100-SXM", 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignment.of(QUOTER, List.of(order, order), List.of(offer)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignment.of(QUOTER, List.of(order), List.of(offer, offer)));
    }

    private static List<Quote> quotes(Assignment assignment) {
        return assignment.placements().stream()
                .filter(Placed.class::isInstance)
                .map(each -> ((Placed) each).quote())
                .toList();
    }

    /** By trying everything. */
    private static double cheapest(List<Order> orders, List<Offer> offers, int[] taken, int from) {
        if (from == orders.size()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int o = 0; o < offers.size(); o++) {
            int free = offers.get(o).count() - taken[o];
            Order order = orders.get(from);
            Rungs rungs = QUOTER.rungs(order, offers.get(o));
            for (Quote way : QUOTER.ways(order, offers.get(o), rungs, free)) {
                taken[o] += way.gpus();
                least = Math.min(least, way.microUsd() + cheapest(orders, offers, taken, from + 1));
                taken[o] -= way.gpus();
            }
        }
        return least;
    }
}
