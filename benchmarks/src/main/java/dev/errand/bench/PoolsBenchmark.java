package dev.errand.bench;

import dev.errand.chain.ChainClient;
import dev.errand.defi.PoolCache;
import dev.errand.defi.ScriptedPools;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * How long the pool cache takes to read pools whole and to follow a block, and how much memory they take; against a node that answers
 * at once, so that only the cache's own work counts, and the scripted node's.
 */
final class PoolsBenchmark implements Benchmark {

    private static final int TOKENS = 200;
    private static final int BLOCKS = 100;
    private static final int EVENTS = 300;

    @Override
    public String name() {
        return "pools";
    }

    @Override
    public String about() {
        return "the pool cache: time to read 1,000 and 10,000 pools, to follow a block, and memory; a minute at most";
    }

    @Override
    public void run(Report report) {
        measure(new Report(new PrintStream(OutputStream.nullOutputStream()), System.err), 1_000); // warms up
        measure(report, 1_000);
        measure(report, 10_000);
    }

    private static void measure(Report report, int pools) {
        ScriptedPools chain = new ScriptedPools(6, TOKENS, pools);
        ChainClient node = chain.node();
        PoolCache cache = new PoolCache(chain.profile(), node);
        long before = used();
        long start = System.nanoTime();
        int found = cache.pools().size();
        double load = (System.nanoTime() - start) / 1e9;
        long taken = used() - before;
        int requests = chain.requests("request") + chain.requests("logs");
        double[] millis = new double[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            chain.mine(EVENTS);
            long from = System.nanoTime();
            cache.pools();
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        Arrays.sort(millis);
        String name = "pools." + found;
        report.figure(name + ".read whole", load, "s");
        report.figure(name + ".requests", requests, "");
        report.figure(name + ".memory", taken / 1e6, "MB");
        report.figure(name + ".follow a block of " + EVENTS + " events, p50", millis[BLOCKS / 2], "ms");
        report.figure(name + ".follow a block of " + EVENTS + " events, p99", millis[BLOCKS * 99 / 100], "ms");
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
