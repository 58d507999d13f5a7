package dev.errand.lease.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small market of the same rules as {@code ./errand bench market}; every kind of failure occurs in it. */
class SimulationTest {

    private static final Setting SETTING = new Setting(150, 30, 20_000, Duration.ofHours(2), 9);
    private static final Outcome OUTCOME = Simulation.run(SETTING);

    @Test
    void everyRequestComesToOneEndAndNothingIsPaidTwice() {
        assertThat(OUTCOME.violations()).isEmpty();
        assertThat(OUTCOME.count(Count.ANSWERED) + OUTCOME.count(Count.REFUSED)).isEqualTo(SETTING.requests());
    }

    @Test
    void moneyIsConservedToTheLastUnit() {
        assertThat(OUTCOME.count(Count.BLOCKS)).isGreaterThan(600);
        assertThat(OUTCOME.held()).isZero();
        assertThat(OUTCOME.money().get("in"))
                .isEqualTo(OUTCOME.money().get("out"))
                .isGreaterThan(BigInteger.ZERO);
        assertThat(OUTCOME.money().get("escrow"))
                .isEqualTo(OUTCOME.money()
                        .get("paid")
                        .add(OUTCOME.money().get("fee"))
                        .add(OUTCOME.money().get("refund")));
    }

    @Test
    void everyKindOfFailureOccurs() {
        for (Count kind : Count.values()) {
            assertThat(OUTCOME.count(kind)).as(kind.words()).isPositive();
        }
    }

    @Test
    void theSameSettingGivesTheSameOutcome() {
        Setting small = new Setting(20, 4, 500, Duration.ofMinutes(10), 1);
        assertThat(Simulation.run(small)).isEqualTo(Simulation.run(small));
    }
}
