package dev.errand.engine.reader.draft;

import java.util.Comparator;
import java.util.List;

/** What several readings of the same words agree on. */
public final class Readings {

    private Readings() {}

    /**
     * One draft of readings that differ: it keeps what all of the fullest ones say, and lacks what they contradict each other
     * in, so that it is asked for. A reading that understands less of the words than another does not count.
     */
    public static Draft agreed(List<Draft> readings) {
        int fullest = readings.stream().mapToInt(Draft::size).max().orElse(0);
        List<Draft> best = readings.stream()
                .filter(reading -> reading.size() == fullest)
                .sorted(Comparator.comparing(Draft::type))
                .toList();
        Draft first = best.getFirst();
        for (Draft other : best.subList(1, best.size())) {
            first.keepOnlyWhatAgreesWith(other);
        }
        return first;
    }
}
