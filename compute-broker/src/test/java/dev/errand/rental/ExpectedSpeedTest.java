package dev.errand.rental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseWork;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExpectedSpeedTest {

    private static final long UNITS = 4_800;
    private static final double SECONDS = 100;
    private static final int AT_ONCE = 4;
    private static final String MODEL = "Llama-3.1-8B";

    @Test
    void whatTheCatalogueKnowsIsPredictedBySizing() {
        double fast = least("1 × H100-SXM", MODEL);
        double slow = least("1 × A100-SXM-80GB", MODEL);

        assertThat(slow).isPositive();
        assertThat(fast).isGreaterThan(slow);
        assertThat(least("2 × H100-SXM", MODEL)).isGreaterThan(fast);
    }

    @Test
    void anUnknownMachineIsHeldToWhatItsProviderPromised() {
        double each = UNITS / SECONDS / (2.4 * AT_ONCE);

        assertThat(least("none", MODEL)).isCloseTo(each, Offset.offset(1e-9));
        assertThat(least("1 × Abacus 9000", MODEL)).isCloseTo(each, Offset.offset(1e-9));
        assertThat(least("1 × H100-SXM", "nobody's model")).isCloseTo(each, Offset.offset(1e-9));
    }

    @Test
    void ofWhoPromisedNothingNothingIsExpected() {
        assertThat(new ExpectedSpeed(offer("none", 0), work(LeaseWork.Kind.INFER), AT_ONCE).leastUnitsPerSecond(MODEL))
                .isEmpty();
        assertThat(new ExpectedSpeed(offer("none", SECONDS), work(LeaseWork.Kind.RENT), AT_ONCE)
                        .leastUnitsPerSecond(MODEL))
                .as("hours are no lines")
                .isEmpty();
    }

    private static double least(String hardware, String model) {
        return new ExpectedSpeed(offer(hardware, SECONDS), work(LeaseWork.Kind.INFER), AT_ONCE)
                .leastUnitsPerSecond(model)
                .orElseThrow();
    }

    private static LeaseOffer offer(String hardware, double seconds) {
        LeaseOffer.Terms terms = new LeaseOffer.Terms(
                BigInteger.ONE,
                new TokenAmount(Token.ETH, BigInteger.TEN),
                UNITS,
                TokenAmount.zero(Token.ETH),
                Address.ZERO,
                Instant.EPOCH,
                Duration.ofHours(2),
                BigInteger.ZERO);
        return new LeaseOffer(terms, Bytes.of(new byte[65]), URI.create("http://127.0.0.1:1"), hardware, seconds);
    }

    private static LeaseWork work(LeaseWork.Kind kind) {
        return new LeaseWork(kind, Optional.of(MODEL), Optional.empty(), 1, UNITS, Duration.ofHours(2), Bytes32.ZERO);
    }
}
