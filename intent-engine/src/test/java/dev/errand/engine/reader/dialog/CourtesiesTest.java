package dev.errand.engine.reader.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexer.Lexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "So, make it 3|make it 3",
                "45. Thank you in advance.|45",
                "make it 5 - Sam|make it 5",
                "make it 65. Thank you. Kind regards, Tom Miller|make it 65",
                "again right away|again",
                "帮我改成 350|改成 350",
                "先来一周吧，急|先来一周吧"
            })
    void leavesTheAnswer(String text, String answer) {
        String left = without(text);

        assertThat(left.strip()).isEqualTo(answer);
        assertThat(left).hasSameSizeAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thanks",
                "and then send 3 DAI to @bob",
                "Sam",
                "not so, 3",
                "again - Dai",
                "again - PEPE",
                "once more. Best, Compound",
                "10 以上",
                "10以上"
            })
    void leavesWhatIsNoCourtesyOrNothingElse(String text) {
        assertThat(without(text)).isEqualTo(text);
    }

    @Test
    void leavesLongTextsAlone() {
        String dots = ".".repeat(100_000) + " thanks";

        assertThat(without(dots)).isSameAs(dots);
    }

    private static String without(String text) {
        boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
        return Courtesies.without(text, Lexer.words(text, Lexer.DEFAULT_TOKENS), chinese);
    }
}
