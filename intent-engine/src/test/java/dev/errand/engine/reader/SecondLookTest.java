package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLookTest {

    private final IntentReader reader = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my landlord is on the phone again, send 50 USDC to @joe",
                "send 50 USDC to @joe the boiler man finally came",
                "swap 2 ETH to USDC, the school trip has to be paid",
                "还在加班眼睛都花了，转 50 USDC 给 @joe",
                "转 50 USDC 给 @joe，他昨天帮我修了水管",
                "send 50 USDC to @joe (he fixed the boiler)",
                "send 50 USDC to @joe in settlement of invoice 2231",
                "send 50 USDC to @joe, if that's alright with you"
            })
    void whatIsOnlyRemarkedIsPassedOver(String text) {
        Reading reading = reader.read(text);

        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.READY);
        assertThat(reading.intents()).hasSize(1);
        assertThat(reading.text()).isEqualTo(text);
        for (Ground ground : reading.grounds()) {
            assertThat(ground.text()).isEqualTo(text.substring(ground.start(), ground.end()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after he shows me the ticket, send 50 USDC to @joe",
                "send 50 USDC to @joe once the boiler works",
                "swap 2 ETH to USDC, unless my wife says otherwise",
                "subject to approval on our part, swap 2 ETH to USDC",
                "等他修完水管，转 50 USDC 给 @joe",
                "转 50 USDC 给 @joe，除非他已经收到了",
                "转 50 USDC 给 @joe，我再想想",
                "send 50 USDC to @joe (after the weekend)",
                "send 50 USDC to @joe (to his other wallet this time)",
                "send 50 USDC to @joe if you can confirm that he is home",
                "转 50 USDC 给 @joe（等周末过了）",
                "withdraw 30 DAI and send it to my mum"
            })
    void whatWeighsIsAskedAbout(String text) {
        assertThat(reader.read(text).status()).as(text).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "swap 2 ETH | to USDC (after the weekend)",
                "swap 2 ETH | (after the weekend) USDC",
                "swap 2 ETH (after the weekend) | USDC",
                "swap 2 ETH | USDC once he confirms",
                "swap 2 ETH | USDC but only if it's cheap",
                "swap 2 ETH | USDC and book me a table",
                "swap 2 ETH to USDC | make it 3 (once he confirms)",
                "swap 2 ETH to USDC | make it 3 when the market opens",
                "把 2 ETH 换掉 | 换成 USDC（等周末过了）",
                "把 2 ETH 换掉 | USDC，等老板点头"
            })
    void whatWeighsInAnAnswerIsAskedAboutAndNothingIsLost(String first, String second) {
        Reading request = reader.read(first);
        Reading answer = reader.read(second, Conversation.EMPTY.next(request));

        assertThat(answer.status()).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(answer.intents()).hasSize(1);
        assertThat(answer.question()).isNotEmpty();
    }

    @Test
    void ofARequestOfItsOwnNothingEarlierIsAsked() {
        Reading request = reader.read("swap 2 ETH to USDC");
        Reading other = reader.read("send 50 DAI to @bob (when he is back)", Conversation.EMPTY.next(request));

        assertThat(other.missing()).containsExactly("request");
        assertThat(other.intents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(after the weekend)", "once the boiler works"})
    void whatWeighsIsAskedAboutInALongTextToo(String condition) {
        String request = "send 50 USDC to @joe, ";
        String thanks = "thank you, ".repeat(100);

        assertThat(reader.read(request + thanks).status()).isEqualTo(Reading.Status.READY);
        assertThat(reader.read(request + thanks + condition).status()).isEqualTo(Reading.Status.INCOMPLETE);
    }

    @Test
    void aQuestionGoesOnWithAnAnswerAndARemark() {
        Reading first = reader.read("swap 2 ETH");
        Reading answer = reader.read("to USDC, my flat needs a new roof", Conversation.EMPTY.next(first));

        assertThat(answer.status()).isEqualTo(Reading.Status.READY);
    }
}
