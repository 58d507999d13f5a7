package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalHashTest {

    @Test
    void isTheSameForTheSameSequence() {
        assertThat(new CanonicalHash().add("a").addAll(List.of(1, 2)).digest())
                .isEqualTo(new CanonicalHash().add("a").addAll(List.of(1, 2)).digest());
    }

    @Test
    void differsWhereOnlyTheBoundariesDiffer() {
        assertThat(List.of(
                        new CanonicalHash().add("ab").add("c").digest(),
                        new CanonicalHash().add("a").add("bc").digest(),
                        new CanonicalHash().add("abc").digest(),
                        new CanonicalHash().addAll(List.of("ab", "c")).digest(),
                        new CanonicalHash().addAll(List.of("ab")).add("c").digest()))
                .doesNotHaveDuplicates();
    }
}
