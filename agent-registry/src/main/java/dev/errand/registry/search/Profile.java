package dev.errand.registry.search;

import java.util.List;

/**
 * What search reads of an agent's card.
 *
 * @param id by which a hit names the agent; unique within an index
 * @param name for people
 * @param description what the agent does
 * @param skills what it can do; may be empty
 */
public record Profile(String id, String name, String description, List<Skill> skills) {

    /** Copies the skills. */
    public Profile {
        skills = List.copyOf(skills);
    }

    /**
     * One thing that the agent can do.
     *
     * @param name for people
     * @param description what it does
     * @param tags words to be found by
     * @param examples what a person might say
     */
    public record Skill(String name, String description, List<String> tags, List<String> examples) {

        /** Copies the lists. */
        public Skill {
            tags = List.copyOf(tags);
            examples = List.copyOf(examples);
        }
    }
}
