package dev.errand.bench;

import dev.errand.engine.reader.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How well sentences are read: accuracy on the labelled corpus, and every wrong reading. */
final class IntentsBenchmark implements Benchmark {

    private static final Set<String> HELD_BACK = Set.of("held", "hard");

    @Override
    public String name() {
        return "intents";
    }

    @Override
    public String about() {
        return "accuracy of reading on the corpus, by half, language, type and tag";
    }

    @Override
    public void run(Report report) {
        for (String half : List.of("held", "hard", "open", "seen")) {
            List<Corpus.Outcome> both = new ArrayList<>();
            for (String part : List.of("en", "zh")) {
                List<Corpus.Outcome> outcomes = Corpus.read(half, part);
                accuracy(report, half + "." + part, outcomes);
                both.addAll(outcomes);
            }
            report.figure(
                    "intents." + half + ".wrongly-ready",
                    count(both.stream().filter(Corpus.Outcome::wronglyReady).toList()),
                    "texts");
            report.figure(
                    "intents." + half + ".sides-confused",
                    count(both.stream().filter(Corpus.Outcome::confused).toList()),
                    "texts");
            groups(report, half, both);
            if (HELD_BACK.contains(half)) {
                // what is read wrongly of these is counted, not shown: whoever reads it would have to replace it
                continue;
            }
            both.stream()
                    .filter(outcome -> !outcome.right())
                    .forEach(outcome -> report.remark("  " + outcome.id() + "  " + outcome.text() + "\n    label  "
                            + outcome.expected() + "\n    read   " + outcome.got()));
        }
    }

    private static double count(List<Corpus.Outcome> outcomes) {
        return outcomes.size();
    }

    private static void groups(Report report, String half, List<Corpus.Outcome> outcomes) {
        Map<String, List<Corpus.Outcome>> groups = new TreeMap<>();
        for (Corpus.Outcome outcome : outcomes) {
            outcome.types().forEach(type -> group(groups, "type." + type).add(outcome));
            outcome.tags().forEach(tag -> group(groups, "tag." + tag).add(outcome));
            group(groups, "language." + outcome.language()).add(outcome);
        }
        groups.forEach((group, of) -> accuracy(report, half + "." + group, of));
    }

    private static List<Corpus.Outcome> group(Map<String, List<Corpus.Outcome>> groups, String name) {
        return groups.computeIfAbsent(name, key -> new ArrayList<>());
    }

    private static void accuracy(Report report, String group, List<Corpus.Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        double right = count(outcomes.stream().filter(Corpus.Outcome::right).toList());
        report.figure("intents." + group, right / outcomes.size(), "of " + outcomes.size() + " read as labelled");
    }
}
