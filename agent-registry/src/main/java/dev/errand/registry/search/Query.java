package dev.errand.registry.search;

/**
 * A text that was understood once, to be searched for more than once. Made by {@link AgentIndex#understand}; thread-safe.
 */
public final class Query {

    static final int MAX_TEXT = 1_000;

    private final String text;
    private final Meaning meaning;

    Query(String text, Meaning meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    static Query of(String text, Encoder encoder) {
        String read = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        return new Query(read, encoder.query(read));
    }

    /** The text, as far as it is read. */
    public String text() {
        return text;
    }

    Meaning meaning() {
        return meaning;
    }
}
