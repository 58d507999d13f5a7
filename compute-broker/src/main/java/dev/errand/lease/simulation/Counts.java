package dev.errand.lease.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what happens, and keeps what should not. Not thread-safe. */
final class Counts {

    private static final int KEPT = 20;

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final List<String> violations = new ArrayList<>();

    void add(Count what) {
        add(what, 1);
    }

    void add(Count what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** @param holds what must be so */
    void demand(boolean holds, String what) {
        if (!holds && violations.size() < KEPT) {
            violations.add(what);
        }
    }

    long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    Map<Count, Long> all() {
        return counts;
    }

    List<String> violations() {
        return violations;
    }
}
