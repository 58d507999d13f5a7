package dev.errand.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How fast sentences and long texts are read, and what that allocates, measured by JMH on one thread. */
final class ReaderBenchmark implements Benchmark {

    private static final double MILLIS = 1_000;

    /** Rounds of two seconds: the median of a sentence falls for some half a minute (measured on two cores) before it is steady. */
    private static final int WARM_UPS = 15;

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public String about() {
        return "time and memory of reading, by JMH";
    }

    @Override
    public void run(Report report) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReaderSpeed.class.getName())
                        .mode(Mode.SampleTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .forks(1)
                        .threads(1)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> median = new HashMap<>();
        for (RunResult result : results) {
            Statistics times = result.getPrimaryResult().getStatistics();
            String length = result.getParams().getParam("length");
            if (length == null) {
                report.figure("reader.sentence.p50", times.getPercentile(50), "µs");
                report.figure("reader.sentence.p99", times.getPercentile(99), "µs");
                result.getSecondaryResults().forEach((name, value) -> {
                    if (name.endsWith("gc.alloc.rate.norm")) {
                        report.figure("reader.sentence.allocated", value.getScore(), "bytes");
                    }
                });
            } else {
                median.put(length, times.getPercentile(50));
                report.figure("reader.text." + length + ".p50", times.getPercentile(50) / MILLIS, "ms");
            }
        }
        growth(report, median, "10000", "1000");
        growth(report, median, "100000", "10000");
    }

    /** Ten times the text takes about ten times as long where time is linear. */
    private static void growth(Report report, Map<String, Double> median, String longer, String shorter) {
        Double more = median.get(longer);
        Double less = median.get(shorter);
        if (more != null && less != null) {
            report.figure(
                    "reader.growth." + shorter + "-" + longer, more / less, "times as long for ten times the text");
        }
    }
}
