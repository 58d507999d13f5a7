package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that no field of a request holds: they are asked about, and left away only when the user says so. */
class LeftTimesTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH for USDC before 5pm | deadline
            send 20 USDC to @bob within 2 hours | deadline
            swap 1 ETH to USDC tomorrow | trigger
            on the 28th send 5 USDC to @bob | trigger
            send 5 USDC to @bob on May 3rd, 2027 | trigger
            send 5 USDC to @bob on the 3rd of May | trigger
            send 5 USDC to @bob on 3 Sept | trigger
            send 5 USDC to @bob on 12/24 | trigger
            send 5 USDC to @bob at the end of the month | trigger
            swap 2 ETH to DAI by the 15th | deadline
            swap 2 ETH to DAI before Jan 15 | deadline
            明天把 1 ETH 换成 USDC | trigger
            """)
    void areAskedAboutAndLeftAwayByNow(String text, String missing) {
        Reading asked = READER.read(text);
        assertThat(asked.missing()).containsExactly(missing);
        Conversation open = Conversation.EMPTY.next(asked);
        assertThat(READER.read("within 3 hours", open).status()).isNotEqualTo(Reading.Status.READY);
        Reading now = READER.read(Hanzi.areIn(text) ? "现在" : "just do it now", open);
        assertThat(now.status()).isEqualTo(Reading.Status.READY);
        assertThat(now.intents()).isEqualTo(asked.intents());
    }
}
