package dev.errand.agent;

import java.util.List;
import java.util.Optional;

/**
 * An agent's own small store: texts and records by key. Nobody else reads it.
 *
 * <p>In a runtime with a store file it outlives the program. What a handler of a durable message writes is kept together with the
 * fact that the message was handled, or not at all; everything else is on disk before the call returns. Conversations run side by
 * side, so a key that several of them change needs a lock of the agent's own. Thread-safe.
 */
public interface Storage {

    /** Longest key, in characters. */
    int MAX_KEY = 200;

    /** Longest value, in characters. */
    int MAX_VALUE = 256 * 1024;

    /** The text under {@code key}; empty if there is none. */
    Optional<String> get(String key);

    /**
     * The record under {@code key}; empty if there is none.
     *
     * @throws IllegalStateException if something else was stored there
     */
    <T> Optional<T> get(String key, Class<T> type);

    /**
     * Keeps a text.
     *
     * @throws IllegalArgumentException if key or text is too long or the key is empty
     */
    void put(String key, String text);

    /**
     * Keeps a record, as JSON.
     *
     * @throws IllegalArgumentException if it has no schema, or is too long
     */
    <T extends Record> void put(String key, T value);

    /** Removes what is under {@code key}, if anything. */
    void remove(String key);

    /** The keys that begin with {@code prefix}, in order. */
    List<String> keys(String prefix);
}
