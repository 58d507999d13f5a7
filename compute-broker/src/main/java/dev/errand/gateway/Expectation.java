package dev.errand.gateway;

import java.util.OptionalDouble;

/** A port to whoever predicts how fast an upstream is. Thread-safe, and quick. */
@FunctionalInterface
public interface Expectation {

    /** Predicts nothing. */
    Expectation NONE = model -> OptionalDouble.empty();

    /**
     * The lower end of what is predicted for one request among as many as the gateway sends at once.
     *
     * @return inputs, or tokens of question and answer, a second; empty if nothing can be said of the model
     */
    OptionalDouble leastUnitsPerSecond(String model);

    /** The same speed for every model. */
    static Expectation of(double unitsPerSecond) {
        return model -> OptionalDouble.of(unitsPerSecond);
    }
}
