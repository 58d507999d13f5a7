package dev.errand.bench;

/** Something that {@code ./errand bench} can measure. */
interface Benchmark {

    /** What a user types. */
    String name();

    /** What it measures, in a few words. */
    String about();

    /** Measures, and reports each figure as soon as it is known. */
    void run(Report report) throws Exception;
}
