package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 99, 1_000, 5_000})
    void keepsTheBestOfWhatIsOffered(int count) {
        Random random = new Random(count);
        List<Float> scores = IntStream.range(0, 3_000)
                .mapToObj(i -> random.nextInt(500) / 100f - 2) // many are equal, some below zero
                .toList();
        Nearest nearest = new Nearest(count);
        for (int slot = 0; slot < scores.size(); slot++) {
            if (nearest.takes(scores.get(slot))) {
                nearest.offer(scores.get(slot), slot);
            }
        }
        List<Float> best =
                scores.stream().sorted(Comparator.reverseOrder()).limit(count).toList();

        assertThat(IntStream.of(nearest.slots()).mapToObj(scores::get).toList())
                .containsExactlyInAnyOrderElementsOf(best);
    }
}
