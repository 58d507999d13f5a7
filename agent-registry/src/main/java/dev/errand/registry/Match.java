package dev.errand.registry;

import dev.errand.agent.AgentCard;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An agent that was found.
 *
 * @param score the higher the better; comparable within one search only
 * @param parts what the score is made of, by name
 */
public record Match(AgentCard agent, double score, Map<String, Double> parts) {

    /** Copies the parts. */
    public Match {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }
}
