package dev.errand.bench;

import dev.errand.route.RandomPools;
import dev.errand.route.RandomPools.Prices;
import dev.errand.route.Route;
import dev.errand.route.Router;
import dev.errand.route.Routing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the optimal router proves, beside the 5 % grid and the single path over at most three pools: for each seed 500 graphs of up to 40
 * tokens and 120 pools, half with prices that agree, half with arbitrage. The seeds are those in the environment's {@code SEEDS},
 * separated by blanks; without it, one that the clock draws.
 */
final class GraphsBenchmark implements Benchmark {

    private static final int HALF = 250;
    private static final int HOPS = 3;
    private static final BigDecimal PROVED = new BigDecimal("0.01");
    private static final double FIVE_BASIS_POINTS = 1.0005;

    private final Router optimal = Router.optimal();
    private final List<Router> others = List.of(Router.grid(HOPS), Router.singlePath(HOPS));

    @Override
    public String name() {
        return "graphs";
    }

    @Override
    public String about() {
        return "proofs of the best route on 500 random graphs; SEEDS=\"1 2 3\" for 500 of each seed";
    }

    @Override
    public void run(Report report) {
        String seeds = System.getenv().getOrDefault("SEEDS", String.valueOf(System.currentTimeMillis()));
        Stream.of(seeds.strip().split("\\s+")).mapToLong(Long::parseLong).forEach(seed -> {
            for (Prices prices : Prices.values()) {
                half(report, seed, prices);
            }
        });
    }

    private void half(Report report, long seed, Prices prices) {
        int proved = 0;
        int ahead = 0;
        int broken = 0;
        int worse = 0;
        int atomic = 0;
        double widest = 0;
        for (RandomPools.Case each : RandomPools.graphs(seed, prices, HALF)) {
            Route best = (Route) optimal.route(each.pools(), each.request());
            BigDecimal gap = best.gapBps().orElseThrow();
            proved += gap.compareTo(PROVED) <= 0 ? 1 : 0;
            widest = Math.max(widest, gap.doubleValue());
            atomic += best.atomic() ? 1 : 0;
            double grid = 0;
            broken += breaks(best, best) ? 1 : 0;
            for (Router other : others) {
                Routing routing = other.route(each.pools(), each.request());
                if (routing instanceof Route found) {
                    broken += breaks(found, best) ? 1 : 0;
                    worse += found.net().compareTo(best.net()) > 0 ? 1 : 0;
                    grid = grid == 0 ? found.net().doubleValue() : grid;
                }
            }
            ahead += best.net().doubleValue() > FIVE_BASIS_POINTS * grid ? 1 : 0;
        }
        String name = "graphs." + seed + "." + prices.name().toLowerCase(Locale.ROOT);
        report.figure(name + ".proved to 0.01 bp", 100.0 * proved / HALF, "%");
        report.figure(name + ".widest gap", widest, "bp");
        report.figure(name + ".ahead of the grid by 5 bp", ahead, "graphs");
        report.figure(name + ".with cycles", atomic, "graphs");
        report.figure(name + ".bounds broken", broken, "graphs");
        report.figure(name + ".worse than grid or path", worse, "graphs");
    }

    private static boolean breaks(Route found, Route bounded) {
        return found.net().compareTo(bounded.bound().orElseThrow()) > 0;
    }
}
