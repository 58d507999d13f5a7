package dev.errand.app;

import dev.errand.engine.model.ModelSettings;
import org.jspecify.annotations.Nullable;

/** The language model that the environment names, if it names one. */
final class Models {

    private Models() {}

    static @Nullable ModelSettings ofEnvironment() {
        try {
            return ModelSettings.fromEnvironment(System.getenv()).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
