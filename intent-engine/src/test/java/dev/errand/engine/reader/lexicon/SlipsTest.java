package dev.errand.engine.reader.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {

    @ParameterizedTest
    @CsvSource({"mcuh, much", "ot, to", "tto, to", "moree, more", "evry, every", "hav, have", "hw, how"})
    void aSlipOfAFinger(String written, String word) {
        assertThat(Slips.isOne(written, word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "his, this",
        "dry, day",
        "much, much",
        "wit, with",
        "very, every",
        "too, two",
        "fromm, for",
        "a, i",
        "x, of"
    })
    void noSlip(String written, String word) {
        assertThat(Slips.isOne(written, word)).isFalse();
    }
}
