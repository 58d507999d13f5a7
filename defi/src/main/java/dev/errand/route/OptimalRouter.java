package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Solves the dual for the best prices, takes the pools' trades at them, and proves the route by the bound of the same prices.
 *
 * <p>Where the proof fails, the plainer routers are asked too (of many pools, only where something is amiss or gas counts, and only for the
 * best single path), and the best route is returned. Where the
 * pools sell out before all of the amount is sold, the answer is a refusal, unless a plainer route could sell all of it: then as much is
 * sold as buys nearly everything there is.
 *
 * @see <a href="https://arxiv.org/abs/2204.05238">Angeris, Chitra, Evans, Boyd 2022: Optimal Routing for Constant Function Market
 *     Makers</a>
 * @see <a href="https://arxiv.org/abs/2302.04938">Diamandis, Resnick, Chitra, Angeris 2023: An Efficient Algorithm for Optimal Routing
 *     Through Constant Function Market Makers</a>
 */
final class OptimalRouter implements Router {

    /** In basis points: a route that is proved to be so near needs no other beside it. */
    private static final BigDecimal PROVED = new BigDecimal("0.01");

    /** In basis points: the least gap that can be shown, bounds being rounded up. */
    private static final BigDecimal LEAST_GAP = new BigDecimal("0.0001");

    /** As shares of the largest flow: what such a one gains is less by as much again. */
    private static final double[] NEGLIGIBLE = {1e-6};

    private static final double[] SMALL = {1e-6, 1e-5, 1e-4, 1e-3};

    /** As a power of two. */
    private static final int BILLIONTH = 30;

    private static final int HOPS = 3;

    /** With more pools than this the plainer routers may take longer than the optimum does. */
    private static final int FEW_POOLS = 200;

    /**
     * A way through the pools, and what nothing can beat.
     *
     * @param route empty if there is none
     */
    record Found(Optional<Route> route, BigInteger bound) {}

    @Override
    public Routing route(List<? extends Pool> pools, RouteRequest request) {
        PoolGraph all = new PoolGraph(pools);
        Optional<Routing.NoRoute> unconnected = all.unconnected(request);
        if (unconnected.isPresent()) {
            return unconnected.get();
        }
        PoolGraph graph = all.useful(request);
        Found found = request.gas().counts() ? new GasSearch(graph, request).run() : solve(graph, request);
        Optional<Route> optimum = found.route().map(route -> route.within(found.bound()));
        Optional<String> left = optimum.flatMap(Leftover::of);
        if (isWithin(PROVED, optimum) && left.isEmpty()) {
            return optimum.get();
        }
        boolean lacking = optimum.isEmpty() || left.isPresent() || request.gas().counts();
        Optional<Route> plain = plainer(pools, request, lacking).reduce((best, next) -> next.beats(best) ? next : best);
        if (left.isPresent() && plain.isEmpty()) {
            return new Routing.NoRoute(left.get());
        }
        Optional<Route> whole = left.flatMap(words -> everything(graph, request, found.bound()));
        return Stream.concat(whole.or(() -> optimum).stream(), plain.stream())
                .reduce((best, next) -> next.beats(best) ? next : best)
                .<Routing>map(best -> best.within(found.bound()))
                .orElse(new Routing.NoRoute("these pools cannot take that much"));
    }

    /** A route that buys all there is but for a billionth, for as little as that takes; what it does not sell stays with the seller. */
    private static Optional<Route> everything(PoolGraph graph, RouteRequest request, BigInteger bound) {
        BigInteger most = bound.subtract(bound.shiftRight(BILLIONTH));
        if (request.side() != Side.EXACT_IN || request.gas().counts() || most.signum() <= 0) {
            return Optional.empty();
        }
        return solve(graph, RouteRequest.buying(request.sell(), request.buy(), most))
                .route()
                .filter(route -> route.in().compareTo(request.amount()) <= 0)
                .map(route -> Route.of(request, route.trades(), route.atomic()));
    }

    private static Found solve(PoolGraph graph, RouteRequest request) {
        DualProblem problem = new DualProblem(graph, request);
        DualSearch search = new DualSearch(problem);
        double[] logPrices = search.run(problem.guess());
        BigInteger bound = DualBound.at(problem, graph, request, logPrices);
        return new Found(round(graph, request, problem, search.shift(), bound), bound);
    }

    /**
     * The route at the best prices, to the unit. Flows that hardly carry anything gain next to nothing and lose to rounding, so it is tried
     * without them, too; among many pools, where that takes a while, once, and only if the bound shows that something was lost.
     */
    static Optional<Route> round(
            PoolGraph graph, RouteRequest request, DualProblem problem, double[] shift, BigInteger bound) {
        Flows flows = Flows.at(graph, problem, shift);
        Optional<Route> best = new Rounding(graph, request, flows).route();
        boolean many = graph.pools() > FEW_POOLS;
        if (many && isWithin(LEAST_GAP, best.map(route -> route.within(bound)))) {
            return best;
        }
        for (double share : many ? NEGLIGIBLE : SMALL) {
            Flows fewer = flows.atLeast(share);
            if (fewer.count() < flows.count()) {
                flows = fewer;
                best = SinglePathRouter.better(best, new Rounding(graph, request, flows).route());
            }
        }
        return best;
    }

    private static boolean isWithin(BigDecimal gap, Optional<Route> route) {
        return route.flatMap(Route::gapBps)
                .filter(known -> known.compareTo(gap) <= 0)
                .isPresent();
    }

    /** @param lacking whether a plain route is wanted even where it takes a while to look for one */
    private static Stream<Route> plainer(List<? extends Pool> pools, RouteRequest request, boolean lacking) {
        Stream<Router> routers = Stream.empty();
        if (pools.size() <= FEW_POOLS) {
            routers = Stream.of(Router.singlePath(HOPS), Router.grid(HOPS));
        } else if (lacking) {
            routers = Stream.of(Router.singlePath(HOPS));
        }
        return routers.map(router -> router.route(pools, request))
                .filter(Route.class::isInstance)
                .map(Route.class::cast);
    }
}
