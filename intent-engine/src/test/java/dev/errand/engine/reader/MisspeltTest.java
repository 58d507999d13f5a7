package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small word that a slip of the finger spoilt is mended where that makes the text a request, and nothing else is. */
class MisspeltTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swtich 18 uni to usdc | swap sell.token=UNI sell.amount.value=18 buy.token=USDC
            hw much eth do i have | balance token=ETH
            how mcuh eth do i have | balance token=ETH
            swap 5 usdc ot dai | swap sell.token=USDC sell.amount.value=5 buy.token=DAI
            rent 2 H100 for 3 dyas | rent gpu=H100 count=2 duration=P3D
            swap 5 usdc to dai evry day | swap sell.token=USDC sell.amount.value=5 buy.token=DAI trigger.every=P1D
            """)
    void aSlipIsForgiven(String said, String meant) {
        Reading reading = READER.read(said);
        assertThat(reading.status()).isEqualTo(Reading.Status.READY);
        assertThat(Leaves.shortForm(reading.intents().getFirst())).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swap 5 usdc nto dai",
                "swap 5 usdc ro dai",
                "send hlaf my usdc to @bob",
                "swap tow eth to usdc",
                "swap 5 udsc to dai",
                "his payment of 20 DAI to @carol",
                "says here send 5 USDC to @bob",
                "swap 2 ETH for USDC? no way"
            })
    void whatDeniesOrCountsOrIsAWordIsNot(String said) {
        assertThat(READER.read(said).status()).isNotEqualTo(Reading.Status.READY);
    }

    @Test
    void theGroundsAreCutFromWhatWasWritten() {
        String said = "swap 5 usdc to dai evry day";
        Reading reading = READER.read(said);
        assertThat(reading.text()).isEqualTo(said);
        assertThat(reading.grounds())
                .isNotEmpty()
                .allMatch(ground -> ground.rule() != null
                        || said.substring(ground.start(), ground.end()).equals(ground.text()))
                .extracting(Ground::text)
                .contains("evry day");
    }
}
