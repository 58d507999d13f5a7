package dev.errand.testkit;

import dev.errand.value.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was said between the agent under test and its scripted peers, in order. Thread-safe. */
public final class Recorder {

    private final List<Entry> entries = new ArrayList<>(); // guarded by this

    Recorder() {}

    /**
     * One message or answer.
     *
     * @param at virtual time
     * @param conversation id that both sides know it by
     */
    public record Entry(Instant at, Address from, Address to, String conversation, Object message) {}

    /** Everything so far. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The messages of one type so far. */
    public <M> List<M> messages(Class<M> type) {
        return entries().stream()
                .map(Entry::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }
}
