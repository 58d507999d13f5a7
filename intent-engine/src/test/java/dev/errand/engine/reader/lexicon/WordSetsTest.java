package dev.errand.engine.reader.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSetsTest {

    private final WordSets sets = new WordSets();

    @Test
    void aPlusStandsForTheFormsOfAVerb() {
        assertThat(sets.all("climb+, dip++, rise+, rally+, pass+ by"))
                .containsExactly(
                        "climb",
                        "climbs",
                        "climbing",
                        "dip",
                        "dips",
                        "dipping",
                        "rise",
                        "rises",
                        "rising",
                        "rally",
                        "rallies",
                        "rallying",
                        "pass by",
                        "passes by",
                        "passing by");
    }

    @Test
    void aSetStandsForEachOfItsWords() {
        sets.define("climbs", "climb+");
        sets.define("beyond", "above, past");
        assertThat(sets.all("over, {climbs} {beyond}"))
                .containsExactly(
                        "over",
                        "climb above",
                        "climb past",
                        "climbs above",
                        "climbs past",
                        "climbing above",
                        "climbing past");
    }
}
