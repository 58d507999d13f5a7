package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {

    /** The floors are what was measured, rounded down: a change that reads fewer has to say why. */
    @ParameterizedTest
    @CsvSource({"open, en, 0.99", "open, zh, 0.96", "seen, en, 0.98", "seen, zh, 0.95"})
    void readsWhatItWasMadeWith(String half, String part, double floor) {
        List<Corpus.Outcome> outcomes = Corpus.read(half, part);
        assertNothingIsWronglyReady(outcomes);
        assertThat(accuracy(outcomes)).isGreaterThanOrEqualTo(floor);
    }

    /** Texts that nobody looked at. One of 105 was ready and should have been asked about: known, and not to become two. */
    @Test
    void readsWhatItWasNotMadeWith() {
        List<Corpus.Outcome> outcomes = Corpus.read("held", "zh");
        assertThat(outcomes.stream().filter(Corpus.Outcome::confused)).isEmpty();
        assertThat(outcomes.stream().filter(Corpus.Outcome::wronglyReady)).hasSizeLessThanOrEqualTo(1);
        assertThat(accuracy(outcomes)).isGreaterThanOrEqualTo(0.65);
    }

    private static void assertNothingIsWronglyReady(List<Corpus.Outcome> outcomes) {
        assertThat(outcomes.stream().filter(Corpus.Outcome::confused)).isEmpty();
        assertThat(outcomes.stream().filter(Corpus.Outcome::wronglyReady)).isEmpty();
    }

    private static double accuracy(List<Corpus.Outcome> outcomes) {
        return (double) outcomes.stream().filter(Corpus.Outcome::right).count() / outcomes.size();
    }
}
