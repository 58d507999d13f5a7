package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LexicalIndexTest {

    private static final int CARDS = 300;

    private final LexicalIndex index = new LexicalIndex();

    @AfterEach
    void close() {
        index.close();
    }

    private void put(int slot, String description) {
        index.put(new Profile("card" + slot, "Agent " + slot, description, List.of()), slot);
        if (slot % 50 == 0) {
            index.refresh(); // a segment of its own
        }
    }

    @Test
    void aCertainCardHasTheShareThatItHasAmongTheBest() {
        for (int slot = 0; slot < CARDS; slot++) {
            put(slot, slot % 3 == 0 ? "walks dogs in town" : slot % 3 == 1 ? "帮你遛狗" : "repairs bicycles");
        }
        put(3, "repairs dogs"); // again, in another segment
        index.remove("card6");
        index.refresh();
        LexicalIndex.Asked asked = index.asked("who walks dogs");
        Map<Integer, Double> best = index.best(asked, CARDS);
        BitSet all = new BitSet();
        all.set(0, CARDS);
        Map<Integer, Double> certain = new HashMap<>();
        index.complete(asked, all, certain);

        assertThat(certain).isEqualTo(best).containsKeys(0, 1, 3).doesNotContainKeys(2, 6);
        assertThat(certain.get(3)).isLessThan(certain.get(0));
    }
}
