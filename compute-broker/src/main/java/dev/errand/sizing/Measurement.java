package dev.errand.sizing;

import java.util.ArrayList;
import java.util.List;

/** A run that somebody timed and published, and the tokens a second that came out. */
record Measurement(String id, String group, Run run, double tokensPerSecond) {

    /** All that come with Errand, in the order of {@code llm_throughput.csv}. */
    static List<Measurement> bundled(Catalog catalog) {
        List<Measurement> all = new ArrayList<>();
        for (Csv.Row row : Catalog.bundledRows("llm_throughput.csv")) {
            all.add(of(row, catalog));
        }
        return all;
    }

    private static Measurement of(Csv.Row row, Catalog catalog) {
        int count = row.whole("n_gpus", 1);
        int tp = row.whole("tp", 1);
        int pp = row.whole("pp", 1);
        double perReplica = row.number("batch_per_replica", 0);
        double concurrency = row.number("concurrency", perReplica * count / (tp * pp));
        Run run = new Run(
                catalog.model(row.text("model")),
                Precision.of(row.text("weight_prec")),
                Precision.of(row.text("kv_prec")),
                catalog.gpu(row.text("gpu")),
                count,
                tp,
                pp,
                row.whole("ep", 1),
                row.number("isl", 0),
                row.number("osl", 0),
                concurrency,
                row.text("engine"),
                Measure.of(row.text("metric")));
        double rate = row.number("tput_out_tps", 0);
        if (rate == 0) {
            rate = run.inputTokens() * 1000 / row.number("ttft_ms", 0);
        }
        return new Measurement(row.text("id"), row.text("group"), run, rate);
    }
}
