package dev.errand.agent.schema;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * A type of message: the record that programs hold, and the schema by which it crosses between them.
 *
 * @param <T> a record, or a sealed interface of records
 */
public final class MessageType<T> {

    /** Largest message, in characters of JSON. */
    public static final int MAX_JSON = 1024 * 1024;

    private static final ClassValue<MessageType<?>> KNOWN = new ClassValue<>() {
        @Override
        protected MessageType<?> computeValue(Class<?> type) {
            return new MessageType<>(type, Schema.of(type));
        }
    };

    private final Class<T> type;
    private final Schema schema;
    private final ObjectWriter writer;

    private MessageType(Class<T> type, Schema schema) {
        this.type = type;
        this.schema = schema;
        this.writer = Json.MAPPER.writerFor(type);
    }

    /** What became of reading a message from outside. */
    public sealed interface Reading<T> {

        /** A message that fits the schema and that the record's own constructor took. */
        record Read<T>(T message) implements Reading<T> {}

        /** None; {@code reason} names the place and what is wrong there. */
        record Malformed<T>(String reason) implements Reading<T> {}
    }

    /**
     * The type of messages that {@code type} holds.
     *
     * @throws IllegalArgumentException if it has no schema: see {@link Schema#of}
     */
    @SuppressWarnings("unchecked") // each class is kept with its own type
    public static <T> MessageType<T> of(Class<T> type) {
        return (MessageType<T>) KNOWN.get(type);
    }

    /** The record's simple name. It helps people; programs tell messages apart by what they are sent for, and by the schema. */
    public String name() {
        return type.getSimpleName();
    }

    /** The record. */
    public Class<T> type() {
        return type;
    }

    /** Its structure. */
    public Schema schema() {
        return schema;
    }

    /**
     * The message as JSON, in no more than {@link #MAX_JSON} characters.
     *
     * @throws IllegalArgumentException if it does not fit its own schema, as with a null where there must be a value; the message
     *     names the place
     */
    public String write(T message) {
        String json;
        JsonNode tree;
        try {
            json = writer.writeValueAsString(message);
            tree = Json.read(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a " + name() + " cannot be written: " + firstLine(e), e);
        }
        Optional<String> objection = schema.objection(tree);
        if (objection.isPresent()) {
            throw new IllegalArgumentException("a " + name() + " cannot be sent: " + objection.get());
        }
        if (json.length() > MAX_JSON) {
            throw new IllegalArgumentException("a " + name() + " of " + json.length() + " characters is too long");
        }
        return json;
    }

    /** Reads what somebody sent. Fields that the record does not have are passed over. */
    public Reading<T> read(String json) {
        if (json.length() > MAX_JSON) {
            return new Reading.Malformed<>(
                    "it has " + json.length() + " characters; at most " + MAX_JSON + " are read");
        }
        try {
            JsonNode tree = Json.read(json);
            Optional<String> objection = schema.objection(tree);
            return objection.isPresent()
                    ? new Reading.Malformed<>(objection.get())
                    : new Reading.Read<>(Json.MAPPER.treeToValue(tree, type));
        } catch (JacksonException e) {
            return new Reading.Malformed<>(firstLine(e));
        }
    }

    /** The name and the schema's digest. */
    @Override
    public String toString() {
        return name() + " " + schema.digest().abbreviated();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it is not JSON");
    }
}
