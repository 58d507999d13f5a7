package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void aQuestionGoesOnWithAnAnswerAndARemark() {
        Reading first = reader.read("swap 2 ETH");
        Reading answer = reader.read("to USDC, my flat needs a new roof", Conversation.EMPTY.next(first));

        assertThat(answer.status()).isEqualTo(Reading.Status.READY);
    }
}
