package dev.errand.broker;

import static dev.errand.broker.Market.QUOTER;
import static dev.errand.broker.Market.offer;
import static dev.errand.broker.Market.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.errand.sizing.Catalog;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Precision;
import dev.errand.sizing.Sizer;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoterTest {

    private static final Order LLAMA_70B = Order.patient("job", work("Llama-3.1-70B", Precision.FP8, 1000));

    @Test
    void paysForTheTimeThatWeightsTakeToArrive() {
        Offer slow = offer("slow", "H100-SXM", 1, 2);
        Offer holder = new Offer("holder", "p", slow.gpu(), 1, 2, "eu-west", 1000, Set.of("Llama-3.1-70B"), 0.99);
        Quote fetched = QUOTER.quote(LLAMA_70B, slow, 1).orElseThrow();
        Quote held = QUOTER.quote(LLAMA_70B, holder, 1).orElseThrow();
        // 70.6 GB of weights and 2.5 GB of image at a gigabit a second
        assertThat(fetched.startSeconds() - held.startSeconds()).isBetween(580.0, 590.0);
        assertThat(fetched.seconds()).isEqualTo(held.seconds());
        assertThat(fetched.microUsd() - held.microUsd()).isBetween(322_000L, 328_000L);
    }

    @Test
    void promisesADeadlineOnlyIfMuchMoreThanTheExpectedTimeMeetsIt() {
        Offer offer = offer("o", "H100-SXM", 1, 2);
        Quote patient = QUOTER.quote(LLAMA_70B, offer, 1).orElseThrow();
        double just = patient.startSeconds() + 1.55 * patient.seconds();
        assertThat(QUOTER.quote(due(just * 1.001), offer, 1)).isPresent();
        assertThat(QUOTER.quote(due(just * 0.88), offer, 1)).isEmpty();
        assertThat(QUOTER.whyNot(due(just * 0.88), offer, 1).orElseThrow()).startsWith("late by 14 %");
    }

    @Test
    void takesMoreGpusWhereADeadlineAsksForThem() {
        Offer offer = offer("o", "H100-SXM", 8, 2);
        Order large = Order.patient("job", work("Llama-3.1-70B", Precision.FP8, 100_000));
        Quote patient = QUOTER.quote(large, offer, 8).orElseThrow();
        double half = patient.startSeconds() + 1.55 * patient.seconds() / 1.5;
        Quote urgent = QUOTER.quote(new Order("job", large.work(), half, Double.POSITIVE_INFINITY, ""), offer, 8)
                .orElseThrow();
        assertThat(urgent.gpus()).isGreaterThan(patient.gpus());
        assertThat(urgent.promisedSeconds()).isLessThanOrEqualTo(half);
    }

    @Test
    void keepsConsumerGpusForPatientJobsThatFitOnOne() {
        Offer home = offer("home", "RTX4090", 4, 0.3);
        assertThat(QUOTER.whyNot(LLAMA_70B, home, 4).orElseThrow())
                .contains("71 GB of weights")
                .contains("consumer GPUs take only what fits on one");
        Order small = Order.patient("small", work("Llama-3.1-8B", Precision.FP8, 1000));
        Quote quote = QUOTER.quote(small, home, 4).orElseThrow();
        assertThat(quote.gpus()).isEqualTo(1);
        double promised = quote.promisedSeconds();
        Order urgent = new Order("small", small.work(), promised * 1.01, Double.POSITIVE_INFINITY, "");
        assertThat(QUOTER.whyNot(urgent, home, 4).orElseThrow()).startsWith("late");
    }

    @Test
    void refusesByRegionPriceTrustAndNetwork() {
        Offer offer = offer("o", "H100-SXM", 2, 2);
        Order american = new Order("a", LLAMA_70B.work(), 1e9, 1e9, "us");
        Order poor = new Order("p", LLAMA_70B.work(), 1e9, 0.01, "EU");
        Offer shady = new Offer("s", "p", offer.gpu(), 2, 2, "eu", 1000, Set.of(), 0.3);
        Offer cut = new Offer("c", "p", offer.gpu(), 2, 2, "eu", 0, Set.of(), 1);
        assertThat(QUOTER.whyNot(american, offer, 2)).contains("in eu-west, wanted in us");
        assertThat(QUOTER.whyNot(poor, offer, 2).orElseThrow())
                .startsWith("costs ")
                .contains("at most 0.01");
        assertThat(QUOTER.whyNot(LLAMA_70B, shady, 2).orElseThrow()).startsWith("sees through 30 %");
        assertThat(QUOTER.whyNot(LLAMA_70B, cut, 2).orElseThrow()).contains("no network");
        assertThat(QUOTER.whyNot(LLAMA_70B, offer, 0).orElseThrow()).isEqualTo("0 of 2 GPUs free, 1 needed");
    }

    @Test
    void hasAReasonExactlyWhereItHasNoQuote() {
        Random random = new Random(3);
        for (Order order : Market.orders(40, random)) {
            for (Offer offer : Market.offers(20, random)) {
                int free = random.nextInt(offer.count() + 1);
                boolean quoted = QUOTER.quote(order, offer, free).isPresent();
                assertThat(QUOTER.whyNot(order, offer, free).isPresent())
                        .as("%s on %s", order, offer)
                        .isNotEqualTo(quoted);
            }
        }
    }

    @Test
    void refusesJobsAndOffersThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> due(-1)).withMessageContaining("has passed");
        assertThatIllegalArgumentException().isThrownBy(() -> due(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offer("o", "H100", 0, 2))
                .withMessageContaining("count is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> offer("o", "H100", 1, -2));
        assertThatIllegalArgumentException().isThrownBy(() -> offer(" ", "H100", 1, 2));
    }

    private static Order due(double seconds) {
        return new Order("job", LLAMA_70B.work(), seconds, Double.POSITIVE_INFINITY, "");
    }

    @Test
    void placesTrainingWhereItsStateFitsAndSharesItOutOverTheGpus() {
        Training training = new Training(Catalog.bundled().model("Llama-3.1-8B"), Precision.BF16, 1e9);
        Order order = Order.patient("train", training);
        Offer eight = offer("eight", "H100-SXM", 8, 2);
        assertThat(QUOTER.whyNot(order, offer("one", "H100-SXM", 1, 2), 1).orElseThrow())
                .startsWith("128 GB of weights, gradients and optimiser state")
                .contains("it takes 2");
        Quote quote = QUOTER.quote(order, eight, 8).orElseThrow();
        assertThat(quote.gpus()).isGreaterThanOrEqualTo(2);
        double direct = Sizer.bundled()
                .size(training, Machine.of(eight.gpu(), quote.gpus()))
                .seconds();
        assertThat(quote.seconds()).isEqualTo(direct, within(1e-6 * direct));
        assertThat(Load.amount(order.rest(4e8, 10).work())).isEqualTo(6e8);
    }

    @Test
    void aContextThatNoNumberOfGpusHoldsIsSaidToBeThat() {
        Order absurd =
                Order.patient("job", Inference.of(Catalog.bundled().model("Llama-3.1-8B"), Precision.FP8, 5e8, 5e8, 1));
        assertThat(QUOTER.whyNot(absurd, offer("o", "H100-SXM", 8, 2), 8).orElseThrow())
                .contains("GB of cache", "no number of them, however it is split, holds it");
    }

    @Test
    void placesFramesOnAnyGpuAndFetchesNothingForThem() {
        Offer home = offer("home", "RTX4090", 4, 0.3);
        Order order = Order.patient("render", new Rendering(1000, 12, home.gpu()));
        Quote quote = QUOTER.quote(order, home, 4).orElseThrow();
        assertThat(quote.gpus()).isEqualTo(1);
        assertThat(quote.seconds()).isEqualTo(12_000, within(1e-6));
        assertThat(quote.startSeconds()).isZero();
    }
}
