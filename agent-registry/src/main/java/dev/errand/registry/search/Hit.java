package dev.errand.registry.search;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An agent that was found.
 *
 * @param id of its profile
 * @param score the higher the better, mostly between 0 and 1; comparable within one search only
 * @param parts what the score is made of: {@code text}, the share of the query's words, weighed by their rarity, that the card
 *     has; {@code vector}, how near the card's meaning is, 0 to 1; both are lower for a card that claims more than one agent can do
 */
public record Hit(String id, double score, Map<String, Double> parts) {

    /** The part of words. */
    public static final String TEXT = "text";

    /** The part of meaning. */
    public static final String VECTOR = "vector";

    /** Copies the parts. */
    public Hit {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** One part; 0 where it does not apply. */
    public double part(String name) {
        return parts.getOrDefault(name, 0.0);
    }
}
