package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.value.Address;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {

    private static final Address PAID = Address.parse("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    private static final Address POISONED = Address.parse("0x7099aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa79c8");

    @Test
    void anAddressWithTheSameEndsIsPointedOut() {
        assertThat(LookAlikes.of(POISONED, Set.of(PAID))).contains(PAID);
    }

    @Test
    void theAddressItselfAndOthersAreNot() {
        assertThat(LookAlikes.of(PAID, Set.of(PAID, POISONED))).isEmpty();
        assertThat(LookAlikes.of(Address.parse("0x7099aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa79c9"), Set.of(PAID)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"b0b, bob", "a1ice, alice", "carn, cam", "vviley, wiley", "ja-ne, jane"})
    void aNameThatAHurriedEyeTakesForAnotherIsPointedOut(String name, String known) {
        assertThat(LookAlikes.of(name, Set.of(known, "somebody"))).contains(known);
    }

    @Test
    void aKnownNameIsNoLookAlike() {
        assertThat(LookAlikes.of("bob", Set.of("bob", "b0b"))).isEmpty();
        assertThat(LookAlikes.of("dave", Set.of("bob"))).isEmpty();
    }
}
