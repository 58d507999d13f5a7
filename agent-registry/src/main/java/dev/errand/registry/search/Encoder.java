package dev.errand.registry.search;

import java.util.List;

/** Text to meaning. Thread-safe. */
interface Encoder {

    /** Takes the time now that the first text would take. */
    default void prepare() {}

    /** What a person asks. */
    Meaning query(String text);

    /** What cards say; one meaning for each text, in order. */
    List<Meaning> passages(List<String> texts);

    /** What cards say at a look, by the quickest of the models alone: to be compared by {@link Meaning#likeness} only. */
    default List<Meaning> looks(List<String> texts) {
        return passages(texts);
    }
}
