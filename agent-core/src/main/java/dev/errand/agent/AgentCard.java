package dev.errand.agent;

import dev.errand.value.Address;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param endpoint where signed envelopes for it are posted, by http or https; empty if it runs only beside those who ask it
 */
public record AgentCard(
        Address address,
        String name,
        String description,
        int version,
        String provider,
        List<Skill> skills,
        Optional<URI> endpoint) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 64;

    /** Longest endpoint, in characters. */
    public static final int MAX_ENDPOINT = 512;

    /**
     * @throws IllegalArgumentException if the name is blank or too long, the version below 1, skills are missing or repeated, or the
     *     endpoint is not an address on the web
     */
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
        endpoint.ifPresent(AgentCard::requireWeb);
    }

    /** A card of an agent that runs only beside those who ask it. */
    public AgentCard(
            Address address, String name, String description, int version, String provider, List<Skill> skills) {
        this(address, name, description, version, provider, skills, Optional.empty());
    }

    /** The same card under another version. */
    public AgentCard withVersion(int other) {
        return new AgentCard(address, name, description, other, provider, skills, endpoint);
    }

    /** Whether one of its skills serves {@code capability}. */
    public boolean offers(String capability) {
        return skills.stream().anyMatch(skill -> skill.capability().equals(capability));
    }

    private static void requireWeb(URI endpoint) {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        boolean web = (scheme.equals("http") || scheme.equals("https")) && endpoint.getHost() != null;
        if (!web || endpoint.getUserInfo() != null || endpoint.toString().length() > MAX_ENDPOINT) {
            throw new IllegalArgumentException(
                    "an endpoint is an http or https address with a host and no password: '" + endpoint + "'");
        }
    }
}
