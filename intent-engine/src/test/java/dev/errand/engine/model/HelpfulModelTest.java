package dev.errand.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HelpfulModelTest {

    private static final int LEAST_BEYOND_THE_GRAMMARS = 60;
    private static final double LEAST_READ = 0.9;

    private final IntentReader grammars = IntentReader.withDefaultTokens();

    @Test
    void readsWhatNoGrammarReads() {
        List<Utterance> beyond = Utterance.all().stream()
                .filter(utterance -> grammars.read(utterance.text()).status() != Reading.Status.READY)
                .toList();
        assertThat(beyond).hasSizeGreaterThanOrEqualTo(LEAST_BEYOND_THE_GRAMMARS);
        List<String> notRead = new ArrayList<>();
        try (ScriptedModel model = new ScriptedModel()) {
            ModelReader reader = ModelReader.of(
                    IntentReader.DEFAULT_TOKENS,
                    model.settings().withBudget(1_000, 10_000_000),
                    InstantSource.system());
            for (Utterance utterance : beyond) {
                model.says(Answer.json(utterance.answer()));
                int asked = model.requests().size();
                Reading reading = reader.read(utterance.text());
                if (model.requests().size() == asked) {
                    model.unsay();
                }
                if (reading.status() == Reading.Status.READY && said(reading).equals(utterance.leaves())) {
                    assertGrounded(reading);
                } else {
                    notRead.add(utterance.text());
                }
            }
        }
        assertThat((double) notRead.size())
                .as("of %s not read: %s", beyond.size(), notRead)
                .isLessThanOrEqualTo(beyond.size() * (1 - LEAST_READ));
    }

    /** Types, and the leaves that stand in the text. */
    private static Map<String, String> said(Reading reading) {
        Map<String, String> leaves = new TreeMap<>(Leaves.of(reading));
        reading.grounds().stream()
                .filter(ground -> ground.rule() != null)
                .forEach(ground -> leaves.remove(ground.path()));
        return leaves;
    }

    private static void assertGrounded(Reading reading) {
        for (Ground ground : reading.grounds()) {
            if (ground.rule() == null) {
                assertThat(reading.text().substring(ground.start(), ground.end()))
                        .isEqualTo(ground.text());
            }
        }
    }
}
