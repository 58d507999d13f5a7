package dev.errand.bench;

import dev.errand.route.RandomPools;
import dev.errand.route.RandomPools.Prices;
import dev.errand.route.Route;
import dev.errand.route.Router;
import dev.errand.route.Routing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The optimal router: what it proves on 500 seeded graphs, how long it takes, how its time grows with the number of pools; always
 * beside the 5 % grid over paths of at most three pools, which is the baseline for time and for what comes out.
 */
final class RouteBenchmark implements Benchmark {

    private static final int HALF = 250;
    private static final int HOPS = 3;
    private static final BigDecimal PROVED = new BigDecimal("0.01");
    private static final double FIVE_BASIS_POINTS = 1.0005;
    private static final int WARM_UP = 300;

    private final Router optimal = Router.optimal();
    private final Router grid = Router.grid(HOPS);
    private final Router path = Router.singlePath(HOPS);

    @Override
    public String name() {
        return "route";
    }

    @Override
    public String about() {
        return "the best route: proofs on 500 graphs, time against the grid router, growth; some minutes";
    }

    @Override
    public void run(Report report) {
        for (Prices prices : Prices.values()) {
            claim(report, prices);
        }
        for (RandomPools.Case each : RandomPools.graphs(Prices.AGREE, WARM_UP)) {
            optimal.route(each.pools(), each.request());
        }
        speed(report, 6, 12, 1_000);
        speed(report, 200, 1_000, 20);
        speed(report, 2_000, 10_000, 5);
        growth(report);
    }

    // ---- what is proved

    private void claim(Report report, Prices prices) {
        String half = prices.name().toLowerCase(Locale.ROOT);
        int proved = 0;
        int beaten = 0;
        int broken = 0;
        int worse = 0;
        int atomic = 0;
        double widest = 0;
        List<RandomPools.Case> cases = RandomPools.graphs(prices, HALF);
        for (int i = 0; i < cases.size(); i++) {
            RandomPools.Case each = cases.get(i);
            Route best = (Route) optimal.route(each.pools(), each.request());
            BigDecimal gap = best.gapBps().orElseThrow();
            proved += gap.compareTo(PROVED) <= 0 ? 1 : 0;
            widest = Math.max(widest, gap.doubleValue());
            atomic += best.atomic() ? 1 : 0;
            Routing split = grid.route(each.pools(), each.request());
            for (Routing other : List.of(best, split, path.route(each.pools(), each.request()))) {
                if (other instanceof Route found) {
                    broken += found.net().compareTo(best.bound().orElseThrow()) > 0 ? 1 : 0;
                    worse += found.net().compareTo(best.net()) > 0 ? 1 : 0;
                }
            }
            double ahead = split instanceof Route found ? ratio(best, found) : Double.POSITIVE_INFINITY;
            beaten += ahead > FIVE_BASIS_POINTS ? 1 : 0;
            report.remark(String.format(
                    Locale.ROOT,
                    "%s graph %d: %d pools, %d used, gap %s bp, %.2f bp ahead of the grid",
                    half,
                    i,
                    each.pools().size(),
                    best.trades().size(),
                    gap,
                    (ahead - 1) * 10_000));
        }
        report.figure("route." + half + ".proved to 0.01 bp", 100.0 * proved / HALF, "%");
        report.figure("route." + half + ".widest gap", widest, "bp");
        report.figure("route." + half + ".ahead of the grid by 5 bp", beaten, "graphs");
        report.figure("route." + half + ".with cycles", atomic, "graphs");
        report.figure("route." + half + ".bounds broken", broken, "graphs");
        report.figure("route." + half + ".worse than grid or path", worse, "graphs");
    }

    private static double ratio(Route one, Route other) {
        return one.net().doubleValue() / other.net().doubleValue();
    }

    // ---- how long it takes

    private void speed(Report report, int tokens, int pools, int runs) {
        double[] millis = new double[runs];
        double[] gridMillis = new double[runs];
        double ahead = 0;
        int both = 0;
        for (int i = 0; i < runs; i++) {
            RandomPools.Case each = RandomPools.of(i, tokens, pools, Prices.AGREE);
            long start = System.nanoTime();
            Routing best = optimal.route(each.pools(), each.request());
            long middle = System.nanoTime();
            Routing split = grid.route(each.pools(), each.request());
            millis[i] = (middle - start) / 1e6;
            gridMillis[i] = (System.nanoTime() - middle) / 1e6;
            if (best instanceof Route one && split instanceof Route other) {
                ahead += Math.log(ratio(one, other));
                both++;
            }
        }
        Arrays.sort(millis);
        Arrays.sort(gridMillis);
        String name = "route." + pools + " pools, " + tokens + " tokens";
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
