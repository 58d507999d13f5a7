package dev.errand.engine.reader.draft;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One intent of a reading and where its values stand, for a look at them that needs no {@link Draft}. Paths are those of a draft:
 * {@code asset.amount.of}. Immutable.
 */
public record ReadIntent(Reading reading, int index) {

    private static final String INTENTS = "/intents/";

    public String type() {
        return reading.intents().get(index).type();
    }

    public boolean has(String path) {
        return ground(path) != null;
    }

    /** What gave the value at this path; null if it has none. */
    public @Nullable Ground ground(String path) {
        for (Ground ground : reading.grounds()) {
            if (isAt(ground.path(), path)) {
                return ground;
            }
        }
        return null;
    }

    /** Whether {@code of}, as a reading writes it, is the path of this intent's value. */
    private boolean isAt(String of, String path) {
        String number = Integer.toString(index);
        int from = INTENTS.length() + number.length() + 1;
        if (of.length() != from + path.length() || !of.startsWith(number + "/", INTENTS.length())) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char wanted = path.charAt(i) == '.' ? '/' : path.charAt(i);
            if (of.charAt(from + i) != wanted) {
                return false;
            }
        }
        return true;
    }
}
