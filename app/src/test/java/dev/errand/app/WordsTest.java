package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Cost;
import dev.errand.intent.Intent;
import dev.errand.intent.Timespan;
import dev.errand.intent.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Asset FIVE = new Asset("USDC", new Amount.Value(BigDecimal.valueOf(5)));

    @Test
    void whatIsNotKnownYetIsAQuestionMark() {
        assertThat(Words.of(new Intent.Transfer(FIVE, null, null))).isEqualTo("send 5 USDC to ?");
        assertThat(Words.of(new Intent.Rent(null, null, null, null))).isEqualTo("rent ? ? for ?");
    }

    @Test
    void limitsAndTimesAreSaid() {
        assertThat(Words.of(new Intent.Rent(
                        "H100", BigInteger.valueOf(8), new Timespan("P3D"), new Cost.Usd(BigDecimal.valueOf(40)))))
                .isEqualTo("rent 8 H100 for 3 days, at most $40");
        assertThat(Words.of(new Intent.Swap(
                        FIVE, new Asset("ETH", null), 50, new Trigger.PriceBelow("ETH", BigDecimal.valueOf(2_000)))))
                .isEqualTo("swap 5 USDC for ETH, at most 0.5 % slippage when ETH is below $2000");
        assertThat(Words.of(new Intent.Supply(FIVE, "aave", new Trigger.Every(new Timespan("P1M")))))
                .isEqualTo("supply 5 USDC on aave every 1 month");
        assertThat(Words.of(new Intent.Render(
                        BigInteger.TEN,
                        null,
                        null,
                        new Timespan("P1DT1H30M"),
                        new Cost.Tokens("USDC", BigDecimal.ONE))))
                .isEqualTo("render 10 frames within 1 day 1 hour 30 minutes, at most 1 USDC");
    }
}
