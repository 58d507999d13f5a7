package dev.errand.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @ParameterizedTest
    @CsvSource({
        "llama 3 70b, 70e9, 70e9",
        "Foo-30B-A3B, 30e9, 3e9",
        "acme/bar-1.5b-instruct, 1.5e9, 1.5e9",
    })
    void readsTheSizeThatANameStates(String name, double parameters, double active) {
        Model model = Model.ofNamedSize(name).orElseThrow();
        assertThat(model.name()).isEqualTo(name);
        assertThat(model.parameters()).isEqualTo(parameters);
        assertThat(model.activeParameters()).isEqualTo(active);
        assertThat(model.inferredShape()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "Mixtral-8x7B", "v70beta", "3b-or-7b", "tiny-3B-A30B", "b"})
    void statesNoSize(String name) {
        assertThat(Model.ofNamedSize(name)).isEmpty();
    }

    @Test
    void keepsTheShapeOfItsKin() {
        Model named = Model.ofNamedSize("any-70B").orElseThrow();
        Model counted = Model.ofParameters(70e9, 70e9);
        assertThat(named.layers()).isEqualTo(counted.layers());
        assertThat(named.cacheElements()).isEqualTo(counted.cacheElements());
    }
}
