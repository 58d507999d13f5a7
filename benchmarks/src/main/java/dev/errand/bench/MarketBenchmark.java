package dev.errand.bench;

import dev.errand.lease.simulation.Count;
import dev.errand.lease.simulation.Outcome;
import dev.errand.lease.simulation.Setting;
import dev.errand.lease.simulation.Simulation;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A simulated market, in which four of ten providers and two of ten tenants cheat or vanish, with its money counted. */
final class MarketBenchmark implements Benchmark {

    private static final Setting SETTING = new Setting(2_000, 250, 1_000_000, Duration.ofHours(2), 1);

    @Override
    public String name() {
        return "market";
    }

    @Override
    public String about() {
        return "2,000 providers and a million requests with failures and fraud, in virtual time, their money counted";
    }

    @Override
    public void run(Report report) {
        long start = System.nanoTime();
        Outcome outcome = Simulation.run(SETTING);
        report.figure("market.time", (System.nanoTime() - start) / 1e9, "s");
        report.exact("market.providers", BigInteger.valueOf(SETTING.providers()), "providers");
        report.exact("market.requests", BigInteger.valueOf(SETTING.requests()), "requests");
        for (Count count : Count.values()) {
            report.exact(name("count", count.name()), BigInteger.valueOf(outcome.count(count)), count.words());
        }
        for (Map.Entry<String, BigInteger> sum : new TreeMap<>(outcome.money()).entrySet()) {
            report.exact(name("money", sum.getKey()), sum.getValue(), "base units");
        }
        report.exact("market.money.held-at-the-end", outcome.held(), "base units");
        report.figure("market.violations", outcome.violations().size(), "violations");
        outcome.violations().forEach(report::remark);
    }

    private static String name(String kind, String what) {
        return "market." + kind + "." + what.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
