package dev.errand.agent.schema;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The structure of a message, as JSON Schema in one canonical form: keys sorted, titles, descriptions and other annotations left
 * out. Two schemas that admit messages of the same structure by the same words are equal, whoever wrote them.
 *
 * <p>Judged are {@code type}, {@code properties}, {@code required}, {@code additionalProperties}, {@code items}, {@code enum},
 * {@code const}, {@code oneOf}, {@code anyOf}, {@code allOf} and the bounds of numbers, texts and arrays. {@code format},
 * {@code pattern}, {@code multipleOf}, {@code uniqueItems} and {@code contentEncoding} are carried and not judged. Anything else,
 * {@code $ref} above all, is refused.
 */
public final class Schema {

    /** Largest schema that is read, in characters of JSON. */
    public static final int MAX_JSON = 32 * 1024;

    private final ObjectNode root;
    private final String json;
    private final Bytes32 digest;

    private Schema(ObjectNode root) {
        this.root = root;
        this.json = Json.write(root);
        this.digest = Keccak256.hash(json);
    }

    /** What became of reading a schema from outside. */
    public sealed interface Reading {

        /** A schema that can be judged by. */
        record Read(Schema schema) implements Reading {}

        /** None; {@code reason} says what to mend. */
        record Refused(String reason) implements Reading {}
    }

    /**
     * The schema of what a record holds, by its components alone.
     *
     * <p>Components may be text, numbers, booleans, enums, {@link java.time.Instant}, {@link java.time.Duration},
     * {@link java.net.URI}, {@link java.util.UUID}, addresses and bytes, other records, sealed interfaces of records (told apart by
     * a field {@code kind}), and lists, sets, optionals and maps by text of these. A component that is {@code Optional} or
     * {@code @Nullable} need not be there.
     *
     * @throws IllegalArgumentException if the type holds anything else, or itself; the message names it
     */
    public static Schema of(Class<?> type) {
        return new Schema(SchemaReader.canonical(SchemaDeriver.derive(type)));
    }

    /** Reads a schema that somebody wrote. */
    public static Reading parse(String json) {
        if (json.length() > MAX_JSON) {
            return new Reading.Refused(
                    "the schema has " + json.length() + " characters; at most " + MAX_JSON + " are read");
        }
        try {
            if (Json.read(json) instanceof ObjectNode object) {
                return new Reading.Read(new Schema(SchemaReader.canonical(object)));
            }
            return new Reading.Refused("the schema is not a JSON object");
        } catch (JacksonException e) {
            return new Reading.Refused("the schema is not JSON");
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** The canonical JSON. */
    public String json() {
        return json;
    }

    /** Keccak-256 of the canonical JSON: the schema's id on the wire. */
    public Bytes32 digest() {
        return digest;
    }

    /** Why {@code message}, a JSON text, does not fit; names the place and what is expected there. Empty if it fits. */
    public Optional<String> objection(String message) {
        try {
            return objection(Json.read(message));
        } catch (JacksonException e) {
            return Optional.of("it is not JSON");
        }
    }

    Optional<String> objection(JsonNode message) {
        return new SchemaCheck().objection(root, message);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The canonical JSON. */
    @Override
    public String toString() {
        return json;
    }
}
