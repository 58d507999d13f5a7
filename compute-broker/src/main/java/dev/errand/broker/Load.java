package dev.errand.broker;

import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import java.util.Locale;

/** What placing asks of a job, whatever its kind: how much there is to do, and what must be fetched and held for it. */
final class Load {

    private static final double GB = 1e9;

    private Load() {}

    /** Requests, tokens to train on, or frames. */
    static double amount(Job job) {
        return switch (job) {
            case Inference it -> it.requests();
            case Training it -> it.tokens();
            case Rendering it -> it.frames();
        };
    }

    /** The same job with so much to do. */
    static Job withAmount(Job job, double amount) {
        return switch (job) {
            case Inference it ->
                new Inference(
                        it.model(),
                        it.weights(),
                        it.cache(),
                        it.inputTokens(),
                        it.outputTokens(),
                        amount,
                        it.concurrency(),
                        it.measure());
            case Training it -> new Training(it.model(), it.precision(), amount);
            case Rendering it -> new Rendering(amount, it.secondsPerFrame(), it.reference());
        };
    }

    /** The model whose weights are fetched first; empty for frames, which need none. */
    static String model(Job job) {
        return switch (job) {
            case Inference it -> it.model().name();
            case Training it -> it.model().name();
            case Rendering it -> "";
        };
    }

    /** What is fetched before the work can begin; scenes are taken to come with the frames' own time. */
    static double fetchedBytes(Job job) {
        return switch (job) {
            case Inference it -> it.model().weightBytes(it.weights());
            case Training it -> it.model().weightBytes(it.precision());
            case Rendering it -> 0;
        };
    }

    /** What must be in memory, in words. */
    static String held(Job job) {
        return switch (job) {
            case Inference it ->
                String.format(
                        Locale.ROOT,
                        "%.0f GB of weights and %.2f GB of cache",
                        it.model().weightBytes(it.weights()) / GB,
                        it.model().cacheBytes(it.inputTokens() + it.outputTokens(), it.cache()) / GB);
            case Training it ->
                String.format(Locale.ROOT, "%.0f GB of weights, gradients and optimiser state", it.memoryBytes() / GB);
            case Rendering it -> "nothing";
        };
    }
}
