package dev.errand.registry.search;

import java.util.List;

/** Text to meaning. Thread-safe. */
interface Encoder {

    /** What a person asks. */
    Meaning query(String text);

    /** What cards say; one meaning for each text, in order. */
    List<Meaning> passages(List<String> texts);
}
