package dev.errand.agent;

import java.util.List;

/**
 * One thing that an agent can do.
 *
 * @param id unique within the card
 * @param name for people
 * @param description what it does, in a sentence or two
 * @param capability the kind of order that it serves, such as {@code swap}; plans are matched by it
 * @param tags words to be found by
 * @param examples what a person might say, in any language
 */
public record Skill(
        String id, String name, String description, String capability, List<String> tags, List<String> examples) {

    /** @throws IllegalArgumentException if id, name or capability is blank */
    public Skill {
        tags = List.copyOf(tags);
        examples = List.copyOf(examples);
        if (id.isBlank() || name.isBlank() || capability.isBlank()) {
            throw new IllegalArgumentException(
                    "a skill needs an id, a name and a capability: '" + id + "', '" + name + "', '" + capability + "'");
        }
    }
}
