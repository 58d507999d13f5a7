package dev.errand.sizing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** Measured runs, shared out so that each part can be held back from a fit on the others. The same on every machine. */
final class Folds {

    private static final long SEED = 7;

    private final List<List<Measurement>> parts;

    private Folds(List<List<Measurement>> parts) {
        this.parts = parts;
    }

    /** One part and all others. */
    record Split(List<Measurement> held, List<Measurement> seen) {}

    /** At random, row by row. */
    static Folds byRow(List<Measurement> rows, int count) {
        return of(rows.stream().map(List::of).toList(), count);
    }

    /** All rows of a group together, the largest groups apart from each other. */
    static Folds byGroup(List<Measurement> rows, int count, Function<Measurement, String> group) {
        TreeMap<String, List<Measurement>> groups = new TreeMap<>();
        rows.forEach(row -> groups.computeIfAbsent(group.apply(row), any -> new ArrayList<>())
                .add(row));
        return of(groups.values(), count);
    }

    private static Folds of(Collection<List<Measurement>> groups, int count) {
        List<List<Measurement>> shuffled = new ArrayList<>(groups);
        Collections.shuffle(shuffled, new Random(SEED));
        List<List<Measurement>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        shuffled.stream()
                .sorted(Comparator.comparingInt((List<Measurement> group) -> -group.size()))
                .forEach(group -> parts.stream()
                        .min(Comparator.comparingInt(List::size))
                        .orElseThrow()
                        .addAll(group));
        return new Folds(parts);
    }

    /** Each part held back once. */
    List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Measurement> seen = new ArrayList<>();
            parts.subList(0, i).forEach(seen::addAll);
            parts.subList(i + 1, parts.size()).forEach(seen::addAll);
            splits.add(new Split(parts.get(i), seen));
        }
        return splits;
    }
}
