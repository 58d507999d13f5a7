package dev.errand.bench;

import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.Mutations;

/** Five million texts near ones that people write: none may throw, none may be ready with a value that has no ground. */
final class MutationsBenchmark implements Benchmark {

    private static final int TEXTS = 5_000_000;

    @Override
    public String name() {
        return "mutations";
    }

    @Override
    public String about() {
        return "five million mutated texts; some minutes";
    }

    @Override
    public void run(Report report) {
        Mutations mutations = new Mutations(5_000_000);
        long faults = 0;
        long start = System.nanoTime();
        for (int i = 0; i < TEXTS; i++) {
            String text = mutations.next();
            String fault = mutations.fault(text, Conversation.EMPTY);
            if (!fault.isEmpty()) {
                faults++;
                report.remark(fault + ": " + text);
            }
        }
        report.figure("mutations.texts", TEXTS, "texts");
        report.figure("mutations.faults", (double) faults, "texts");
        report.figure("mutations.rate", TEXTS / ((System.nanoTime() - start) / 1e9), "texts/s");
    }
}
