package dev.errand.agent;

import dev.errand.agent.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that an agent can do.
 *
 * @param id unique within the card
 * @param name for people
 * @param description what it does, in a sentence or two
 * @param capability the kind of order that it serves, such as {@code swap}; plans are matched by it
 * @param tags words to be found by
 * @param examples what a person might say, in any language
 * @param request what it is asked with; empty if the card does not say
 * @param reply what it answers; empty if the card does not say
 * @param price what it asks for; empty if the card does not say
 */
public record Skill(
        String id,
        String name,
        String description,
        String capability,
        List<String> tags,
        List<String> examples,
        Optional<Schema> request,
        Optional<Schema> reply,
        Optional<Price> price) {

    /** The {@link #capability} of what serves no particular kind of order: anything that is asked for in words. */
    public static final String SERVICE = "service";

    /** @throws IllegalArgumentException if id, name or capability is blank */
    public Skill {
        tags = List.copyOf(tags);
        examples = List.copyOf(examples);
        if (id.isBlank() || name.isBlank() || capability.isBlank()) {
            throw new IllegalArgumentException(
                    "a skill needs an id, a name and a capability: '" + id + "', '" + name + "', '" + capability + "'");
        }
    }

    /** A skill with no schemas and no price. */
    public Skill(
            String id, String name, String description, String capability, List<String> tags, List<String> examples) {
        this(id, name, description, capability, tags, examples, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A {@link #SERVICE} named after its id: {@code fetch-news} is shown as "Fetch news". */
    public static Skill of(String id, String description) {
        String words = id.replace('-', ' ').replace('_', ' ');
        String name = words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Skill(id, name, description, SERVICE, List.of(), List.of());
    }

    /** The same with these words to be found by. */
    public Skill withTags(String... tags) {
        return new Skill(id, name, description, capability, List.of(tags), examples, request, reply, price);
    }

    /** The same with these examples of what people say. */
    public Skill withExamples(String... examples) {
        return new Skill(id, name, description, capability, tags, List.of(examples), request, reply, price);
    }

    /** The same at this price. */
    public Skill withPrice(Price price) {
        return new Skill(id, name, description, capability, tags, examples, request, reply, Optional.of(price));
    }

    /** The same, asked with {@code request}; what it answers the card does not say. */
    public Skill withRequest(Schema request) {
        return new Skill(id, name, description, capability, tags, examples, Optional.of(request), reply, price);
    }

    /** The same, asked with {@code request} and answering {@code reply}. */
    public Skill withSchemas(Schema request, Schema reply) {
        return new Skill(
                id, name, description, capability, tags, examples, Optional.of(request), Optional.of(reply), price);
    }
}
