package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind the answer to a question for a price, "do it" asks for the swap. */
class GoAheadTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how much USDC for 1 ETH? | do it
            how much USDC for 1 ETH? | ok, go ahead please
            how much USDC for 1 ETH? | great, swap it then
            1 个 ETH 能换多少 USDC | 那就换吧
            1 个 ETH 能换多少 USDC | 好，换
            """)
    void whatWasPricedIsSwapped(String question, String said) {
        Reading reading = READER.read(said, new Conversation(READER.read(question)));
        assertThat(reading.status()).isEqualTo(Reading.Status.READY);
        assertThat(Leaves.shortForm(reading.intents().getFirst()))
                .isEqualTo("swap sell.token=ETH sell.amount.value=1 buy.token=USDC");
        assertThat(reading.grounds()).isNotEmpty().allMatch(ground -> ground.turn() == -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"don't do it", "do it tomorrow", "yes", "do it if it drops", "不换", "换不换", "明天换"})
    void nothingElseIsAGoAhead(String said) {
        Reading reading = READER.read(said, new Conversation(READER.read("how much USDC for 1 ETH?")));
        assertThat(reading.status()).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what do I have?", "swap 1 ETH"})
    void onlyAPriceIsGoneAheadWith(String before) {
        Reading reading = READER.read("do it", new Conversation(READER.read(before)));
        assertThat(reading.status()).isNotEqualTo(Reading.Status.READY);
    }
}
