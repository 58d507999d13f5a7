package dev.errand.bench;

import dev.errand.route.RandomPools;
import dev.errand.route.RandomPools.Prices;
import dev.errand.route.Route;
import dev.errand.route.Router;
import dev.errand.route.Routing;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long the optimal router takes, with prices that agree and with arbitrage, and how its time grows with the number of pools; beside
 * the 5 % grid over paths of at most three pools, which is the baseline for time and for what comes out.
 */
final class RouteBenchmark implements Benchmark {

    private static final int HOPS = 3;
    private static final int WARM_UP = 300;
    private static final long WARM_UP_SEED = 1;

    private final Router optimal = Router.optimal();
    private final Router grid = Router.grid(HOPS);

    @Override
    public String name() {
        return "route";
    }

    @Override
    public String about() {
        return "the best route: time against the grid router, growth with the number of pools; some minutes";
    }

    @Override
    public void run(Report report) {
        for (Prices prices : Prices.values()) {
            for (RandomPools.Case each : RandomPools.graphs(WARM_UP_SEED, prices, WARM_UP)) {
                optimal.route(each.pools(), each.request());
            }
            speed(report, prices, 6, 12, 1_000);
            speed(report, prices, 200, 1_000, 20);
            speed(report, prices, 2_000, 10_000, 5);
        }
        growth(report);
    }

    private void speed(Report report, Prices prices, int tokens, int pools, int runs) {
        double[] millis = new double[runs];
        double[] gridMillis = new double[runs];
        double ahead = 0;
        int both = 0;
        for (int i = 0; i < runs; i++) {
            RandomPools.Case each = RandomPools.of(i, tokens, pools, prices);
            long start = System.nanoTime();
            Routing best = optimal.route(each.pools(), each.request());
            long middle = System.nanoTime();
            Routing split = grid.route(each.pools(), each.request());
            millis[i] = (middle - start) / 1e6;
            gridMillis[i] = (System.nanoTime() - middle) / 1e6;
            if (best instanceof Route one && split instanceof Route other) {
                ahead += Math.log(one.net().doubleValue() / other.net().doubleValue());
                both++;
            }
        }
        Arrays.sort(millis);
        Arrays.sort(gridMillis);
        String name = "route." + prices.name().toLowerCase(Locale.ROOT) + "." + pools + " pools, " + tokens + " tokens";
        report.figure(name + ".p50", millis[runs / 2], "ms", gridMillis[runs / 2]);
        report.figure(name + ".p99", millis[runs * 99 / 100], "ms", gridMillis[runs * 99 / 100]);
        report.figure(name + ".the grid finds none", runs - both, "graphs");
        if (both > 0) {
            report.figure(name + ".ahead of the grid, mean", Math.expm1(ahead / both) * 10_000, "bp");
        }
    }

    /** Time against pools, five pools a token, and the power with which it grows. */
    private void growth(Report report) {
        int[] sizes = {100, 300, 1_000, 3_000, 10_000};
        double first = 0;
        for (int pools : sizes) {
            double[] millis = new double[5];
            for (int i = 0; i < millis.length; i++) {
                RandomPools.Case each = RandomPools.of(100 + i, pools / 5, pools, Prices.AGREE);
                long start = System.nanoTime();
                optimal.route(each.pools(), each.request());
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            double median = millis[millis.length / 2];
            first = first == 0 ? median : first;
            report.figure("route.growth." + pools + " pools", median, "ms");
            if (pools > sizes[0]) {
                double power = Math.log(median / first) / Math.log((double) pools / sizes[0]);
                report.figure("route.growth.power to " + pools + " pools", power, "");
            }
        }
    }
}
