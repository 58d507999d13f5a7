package dev.errand.broker;

import static dev.errand.broker.Market.QUOTER;
import static dev.errand.broker.Market.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import dev.errand.sizing.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BrokerTest {

    private static final Order JOB = Order.patient("job", Market.work("Llama-3.1-70B", Precision.FP8, 1000));

    @Test
    void takesTheCheapestOfAllOffersThatWillDo() {
        Random random = new Random(2);
        List<Offer> offers = Market.offers(40, random);
        for (Order order : Market.orders(60, random)) {
            Optional<Long> cheapest = offers.stream()
                    .flatMap(offer -> QUOTER.quote(order, offer, offer.count()).stream())
                    .map(Quote::microUsd)
                    .min(Long::compare);
            assertThat(new Broker(QUOTER, offers).quote(order).map(Quote::microUsd))
                    .isEqualTo(cheapest);
        }
    }

    @Test
    void givesBackWhatAJobTookOnce() {
        Broker broker = new Broker(QUOTER, List.of(offer("only", "H100-SXM", 1, 2)));
        Quote first = placed(broker.place(JOB));
        Order other = Order.patient("other", JOB.work());
        assertThat(broker.place(other))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reasons().getFirst().reason())
                                .isEqualTo("0 of 1 GPUs free, 1 needed"));
        broker.end(first);
        broker.end(first);
        placed(broker.place(other));
        assertThat(broker.place(JOB)).isInstanceOf(Rejected.class);
    }

    @Test
    void placesTheRestOfAJobElsewhereWhenItsProviderIsLost() {
        Broker broker = new Broker(QUOTER, List.of(offer("cheap", "H100-SXM", 1, 2), offer("dear", "H100-SXM", 1, 3)));
        Quote first = placed(broker.place(JOB));
        assertThat(first.offer().id()).isEqualTo("cheap");
        List<Quote> stranded = broker.lost("cheap");
        assertThat(stranded).containsExactly(first);
        Quote second = placed(broker.place(stranded.getFirst().order().rest(600, 90)));
        assertThat(second.offer().id()).isEqualTo("dear");
        assertThat(Load.amount(second.order().work())).isEqualTo(400);
        assertThat(second.seconds()).isLessThan(first.seconds());
        assertThat(broker.lost("cheap")).isEmpty();
        broker.end(first);
        assertThat(broker.place(Order.patient("other", JOB.work()))).isInstanceOf(Rejected.class);
    }

    @Test
    void neverRentsOutMoreThanThereIs() {
        Random random = new Random(8);
        List<Offer> offers = Market.offers(10, random);
        Broker broker = new Broker(QUOTER, offers);
        List<Quote> running = new ArrayList<>();
        for (Order order : Market.orders(300, random)) {
            if (broker.place(order) instanceof Placed(Quote quote)) {
                running.add(quote);
            }
            if (running.size() > 3 && random.nextInt(3) == 0) {
                broker.end(running.remove(random.nextInt(running.size())));
            }
            for (Offer offer : offers) {
                int taken = running.stream()
                        .filter(each -> each.offer() == offer)
                        .mapToInt(Quote::gpus)
                        .sum();
                assertThat(taken).isLessThanOrEqualTo(offer.count());
            }
        }
        assertThat(running).isNotEmpty();
    }

    @Test
    void refusesAJobThatRunsAlready() {
        Broker broker = new Broker(QUOTER, List.of(offer("only", "H100-SXM", 8, 2)));
        placed(broker.place(JOB));
        assertThatIllegalArgumentException().isThrownBy(() -> broker.place(JOB)).withMessageContaining("runs already");
        placed(broker.place(Order.patient("other", JOB.work())));
    }

    private static Quote placed(Placement placement) {
        assertThat(placement).isInstanceOf(Placed.class);
        return ((Placed) placement).quote();
    }
}
