package dev.errand.engine.reader.lexicon;

import java.util.List;
import java.util.function.Predicate;

/** Several {@link KeyedPattern}s that are looked for in the same texts: one go through a text rules most of them out. Immutable and thread-safe. */
public final class KeyedPatterns {

    private static final int SHELVES = 256;

    private final List<KeyedPattern> patterns;
    /** By the last bits of a character, a bit for each pattern that has a key with these. */
    private final long[] keyed = new long[SHELVES];

    private KeyedPatterns(List<KeyedPattern> patterns) {
        if (patterns.size() > Long.SIZE) {
            throw new IllegalArgumentException("more patterns than bits: " + patterns.size());
        }
        this.patterns = patterns;
        for (int i = 0; i < patterns.size(); i++) {
            for (char key : patterns.get(i).keys().characters().toCharArray()) {
                keyed[key % SHELVES] |= 1L << i;
            }
        }
    }

    public static KeyedPatterns of(KeyedPattern... patterns) {
        return new KeyedPatterns(List.of(patterns));
    }

    /** Whether it holds for any of those that may be in the text, in their order. */
    public boolean any(String text, Predicate<KeyedPattern> wanted) {
        long may = 0;
        for (int i = 0; i < text.length(); i++) {
            may |= keyed[text.charAt(i) % SHELVES];
        }
        for (int i = 0; i < patterns.size(); i++) {
            KeyedPattern pattern = patterns.get(i);
            if ((may & 1L << i) == 0) {
                assert !pattern.mayBeIn(text) : "a key that was not seen: " + text;
            } else if (pattern.mayBeIn(text) && wanted.test(pattern)) {
                return true;
            }
        }
        return false;
    }
}
