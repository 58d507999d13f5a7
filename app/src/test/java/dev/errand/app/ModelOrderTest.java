package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelOrderTest {

    private static final List<Hit> FOUND =
            List.of(hit("feast", 0.8), hit("florist", 0.7), hit("baker", 0.5), hit("liar", 0.3));

    private static Hit hit(String id, double score) {
        return new Hit(id, score, Map.of(Hit.VECTOR, score));
    }

    private static Profile card(String id) {
        return new Profile(
                id, id, "works as a " + id, List.of(new Profile.Skill("trade", "does it", List.of(), List.of())));
    }

    @Test
    void withoutAModelNothingIsMoved() {
        ModelOrder none = new ModelOrder(null);

        assertThat(none.hits("flowers", FOUND, ModelOrderTest::card)).isEqualTo(FOUND);
        assertThat(none.toFind(3)).isEqualTo(3);
    }

    @Test
    void agentsMoveAndScoresStayWithThePlaces() {
        List<Hit> ordered =
                new ModelOrder((text, shown) -> List.of(1, 2, 0)).hits("flowers", FOUND, ModelOrderTest::card);

        assertThat(ordered).extracting(Hit::id).containsExactly("florist", "baker", "feast", "liar");
        assertThat(ordered).extracting(Hit::score).containsExactly(0.8, 0.7, 0.5, 0.3);
        assertThat(ordered.getFirst().parts())
                .containsEntry(ModelOrder.MODEL, 1.0)
                .containsEntry(Hit.VECTOR, 0.7);
        assertThat(ordered.getLast().parts()).doesNotContainKey(ModelOrder.MODEL);
    }

    @Test
    void whatIsFarFromTheFirstIsNotEvenShown() {
        List<String> shown = new ArrayList<>();
        new ModelOrder((text, found) -> {
                    shown.addAll(found);
                    return IntStream.range(0, found.size()).boxed().toList().reversed();
                })
                .hits("flowers", FOUND, ModelOrderTest::card);

        assertThat(shown).hasSize(3).noneMatch(text -> text.contains("liar"));
        assertThat(shown.getFirst()).isEqualTo("feast: works as a feast. trade: does it");
    }
}
