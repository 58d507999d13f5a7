package dev.errand.registry.search;

/**
 * A text that was understood once, to be searched for more than once. Made by {@link AgentIndex#understand}; thread-safe.
 */
public final class Query {

    private final String text;
    private final Meaning meaning;

    Query(String text, Meaning meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** The text, as far as it is read. */
    public String text() {
        return text;
    }

    Meaning meaning() {
        return meaning;
    }
}
