package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where all of a request is known and only a remark beside it was not, the question shows what is known, and "yes" does that. */
class AssentTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    private static final String ASKED = "maybe swap 2 ETH for USDC";
    private static final String ASKED_IN_CHINESE = "可能要把 2 ETH 换成 USDC";

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "Yes, please.", "ok", "sure, go ahead", "just that", "that's right", "yep do it", "是的"})
    void yesDoesWhatWasShown(String said) {
        does(ASKED, "\"swap 2 ETH for USDC\"", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"是的", "可以", "好的，就这样吧", "对，只办这些", "嗯，麻烦你了，可以", "ok"})
    void soDoesAChineseYes(String said) {
        does(ASKED_IN_CHINESE, "“把 2 ETH 换成 USDC”", said);
    }

    private static void does(String before, String shown, String said) {
        Reading asked = READER.read(before);
        assertThat(asked.missing()).containsExactly("request");
        assertThat(asked.question()).contains(shown);
        Reading reading = READER.read(said, new Conversation(asked));
        assertThat(reading.status()).isEqualTo(Reading.Status.READY);
        assertThat(reading.intents()).isEqualTo(asked.intents());
        assertThat(reading.grounds()).isNotEmpty().allMatch(ground -> ground.turn() == -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "thanks",
                "hmm",
                "yes?",
                "yes, if it drops",
                "yes but not now",
                "not yet",
                "ok, tomorrow",
                "right, I see",
                "不是",
                "不可以",
                "可以吗",
                "好像可以",
                "等等"
            })
    void nothingElseIsAYes(String said) {
        assertThat(READER.read(said, new Conversation(READER.read(ASKED))).status())
                .isNotEqualTo(Reading.Status.READY);
        assertThat(READER.read(said, new Conversation(READER.read(ASKED_IN_CHINESE)))
                        .status())
                .isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH | yes
            send 5 USDC to @bob if the fed cuts | yes
            what do I have? | yes
            swap 2 ETH for USDC | yes
            """)
    void noOtherQuestionIsAnsweredByIt(String before, String said) {
        assertThat(READER.read(said, new Conversation(READER.read(before))).status())
                .isNotEqualTo(Reading.Status.READY);
    }
}
