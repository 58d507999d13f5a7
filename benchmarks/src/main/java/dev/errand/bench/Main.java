package dev.errand.bench;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program behind {@code ./errand bench [NAME…]}. */
public final class Main {

    private static final List<Benchmark> ALL = List.of(
            new IntentsBenchmark(),
            new ReaderBenchmark(),
            new BatchBenchmark(),
            new MatchBenchmark(),
            new MessagesBenchmark(),
            new PlacingBenchmark(),
            new GatewayBenchmark(),
            new MarketBenchmark(),
            new SizeBenchmark(),
            new RouteBenchmark(),
            new GraphsBenchmark(),
            new PoolsBenchmark(),
            new MutationsBenchmark());

    /** It asks for an incubating module at every start; held here, as the log manager forgets what nobody holds. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Main() {}

    /** Runs the benchmarks that are named, or all but the longest. Exit code 2 if there is none of that name. */
    public static void main(String[] names) throws Exception {
        LUCENE.setLevel(Level.SEVERE);
        for (String name : names) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("there is no benchmark '" + name + "'; there are:");
                ALL.forEach(each -> System.err.println("  " + each.name() + "  " + each.about()));
                System.exit(2);
            }
        }
        Report report = new Report(System.out, System.err);
        for (Benchmark benchmark : ALL) {
            boolean wanted = names.length == 0
                    ? !(benchmark instanceof MutationsBenchmark) // many minutes
                    : List.of(names).contains(benchmark.name());
            if (wanted) {
                report.remark("── " + benchmark.name() + ": " + benchmark.about());
                benchmark.run(report);
            }
        }
    }
}
