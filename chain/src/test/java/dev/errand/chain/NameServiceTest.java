package dev.errand.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameServiceTest {

    /** The examples of ERC-137. */
    @ParameterizedTest
    @CsvSource({
        "eth, 0x93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae",
        "foo.eth, 0xde9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f"
    })
    void hashesNamesAsTheStandardDoes(String name, String node) {
        assertThat(NameService.namehash(name)).hasToString(node);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Foo.eth", "foo..eth", ".eth", "f\u043eo.eth", "foo .eth"})
    void refusesNamesThatWouldNeedNormalising(String name) {
        assertThatThrownBy(() -> NameService.namehash(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesEachLabelByItself() {
        assertThat(NameService.namehash("a.b.eth")).isNotEqualTo(NameService.namehash("b.a.eth"));
    }
}
