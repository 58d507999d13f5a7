package dev.errand.agent;

import dev.errand.value.Address;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an agent says of itself. It is a claim: matching reads it, nothing that moves value trusts it.
 *
 * @param address of the agent's key, which signs the card; the agent's identity
 * @param name for people; unique within a registry
 * @param description what the agent does
 * @param version of the card: a registry takes a newer one for an older, never the reverse
 * @param provider who runs it
 * @param skills what it can do, at least one
 */
public record AgentCard(
        Address address, String name, String description, int version, String provider, List<Skill> skills) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 64;

    /** @throws IllegalArgumentException if the name is blank or too long, the version below 1, or skills are missing or repeated */
    public AgentCard {
        skills = List.copyOf(skills);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("an agent's name has 1 to " + MAX_NAME + " characters: '" + name + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of the card of " + name);
        }
        if (skills.isEmpty()) {
            throw new IllegalArgumentException("the card of " + name + " names no skill");
        }
        Set<String> ids = new HashSet<>();
        for (Skill skill : skills) {
            if (!ids.add(skill.id())) {
                throw new IllegalArgumentException("the card of " + name + " has two skills '" + skill.id() + "'");
            }
        }
    }

    /** Whether one of its skills serves {@code capability}. */
    public boolean offers(String capability) {
        return skills.stream().anyMatch(skill -> skill.capability().equals(capability));
    }
}
