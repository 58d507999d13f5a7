package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordWeightsTest {

    private static final WordWeights.Text SWAP = WordWeights.Text.of(List.of("swap", "tokens"));
    private static final WordWeights.Text LEND = WordWeights.Text.of(List.of("lend", "tokens"));

    @Test
    void aWordThatFewHaveWeighsMore() {
        WordWeights weights = new WordWeights();
        weights.add(SWAP);
        weights.add(LEND);
        assertThat(weights.rarity("swap")).isGreaterThan(weights.rarity("tokens"));
        assertThat(weights.score(SWAP, Set.of("swap"))).isPositive();
        assertThat(weights.score(LEND, Set.of("swap"))).isZero();
    }

    @Test
    void forgetsWhatWasTakenOut() {
        WordWeights weights = new WordWeights();
        weights.add(SWAP);
        double alone = weights.score(SWAP, Set.of("swap", "tokens"));
        weights.add(LEND);
        assertThat(weights.score(SWAP, Set.of("swap", "tokens"))).isNotEqualTo(alone);
        weights.remove(LEND);
        assertThat(weights.score(SWAP, Set.of("swap", "tokens"))).isEqualTo(alone);
    }
}
