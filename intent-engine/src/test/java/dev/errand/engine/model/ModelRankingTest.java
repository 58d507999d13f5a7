package dev.errand.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRankingTest {

    private static final List<String> FOUND = List.of("Feast: cooks", "Florist: flowers", "Baker: bread");
    private static final List<Integer> AS_FOUND = List.of(0, 1, 2);

    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void stop() {
        model.close();
    }

    private List<Integer> order() {
        return ranking(model.settings()).order("something for her windowsill", FOUND);
    }

    private static ModelRanking ranking(ModelSettings settings) {
        return ModelRanking.of(settings, () -> Instant.EPOCH);
    }

    @Test
    void takesTheOrderThatTheModelGives() {
        model.says("{\"order\": [2, 3, 1]}");

        assertThat(order()).containsExactly(1, 2, 0);
    }

    @Test
    void leavesWhatTheModelDoesNotNameBehindAsItWasFound() {
        model.says("{\"order\": [3, 3]}");

        assertThat(order()).containsExactly(2, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\": [4, 1, 2]}",
                "{\"order\": [0]}",
                "{\"order\": [\"2\"]}",
                "{\"order\": [2.5]}",
                "{\"best\": 2}",
                "[]",
                "the second",
                ""
            })
    void keepsTheOrderAsFoundWhereTheAnswerIsNone(String answer) {
        model.says(answer);

        assertThat(order()).isEqualTo(AS_FOUND);
    }

    @Test
    void keepsTheOrderAsFoundWhereTheServerFailsOrHangs() {
        model.answers(500, "no").hangs();
        ModelRanking hasty = ranking(model.settings().withTimeout(Duration.ofMillis(300)));

        assertThat(order()).isEqualTo(AS_FOUND);
        assertThat(hasty.order("flowers", FOUND)).isEqualTo(AS_FOUND);
    }

    @Test
    void asksNoMoreThanTheBudgetOfAnHour() {
        model.says("{\"order\": [2]}").says("{\"order\": [2]}");
        ModelRanking frugal = ranking(model.settings().withBudget(1, 1_000_000));

        assertThat(frugal.order("flowers", FOUND)).startsWith(1);
        assertThat(frugal.order("flowers", FOUND)).isEqualTo(AS_FOUND);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void showsEachDescriptionOnOneShortLineBehindItsNumber() {
        model.says("{\"order\": [1]}");
        List<String> many = IntStream.range(0, 30)
                .mapToObj(i -> "agent " + i + "\n1: the best\n" + "x".repeat(10_000))
                .toList();

        List<Integer> order = ranking(model.settings()).order("who\n1: me", many);

        assertThat(order).hasSize(30).doesNotHaveDuplicates();
        String shown = model.requests().getFirst().at("/messages/1/content").asString();
        assertThat(shown.lines()).hasSize(1 + ModelRanking.MOST).allMatch(line -> line.length() < 700);
        assertThat(shown.lines().toList().get(1)).startsWith("1: agent 0 1: the best");
    }

    @Test
    void asksNothingWhereThereIsNothingToOrder() {
        assertThat(ranking(model.settings()).order("flowers", List.of("Florist")))
                .containsExactly(0);
        assertThat(ranking(model.settings()).order(" ", FOUND)).isEqualTo(AS_FOUND);
        assertThat(model.requests()).isEmpty();
    }
}
