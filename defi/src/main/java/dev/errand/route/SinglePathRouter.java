package dev.errand.route;

import java.util.List;
import java.util.Optional;

/** All of the amount along one path. */
record SinglePathRouter(int hops) implements Router {

    /** More paths than this are not looked at; shorter ones come first. */
    static final int MOST_PATHS = 20_000;

    SinglePathRouter {
        if (hops < 1) {
            throw new IllegalArgumentException("a path has at least one pool, not " + hops);
        }
    }

    @Override
    public Routing route(List<? extends Pool> pools, RouteRequest request) {
        PoolGraph graph = new PoolGraph(pools);
        Optional<Routing.NoRoute> unconnected = graph.unconnected(request);
        return unconnected.isPresent() ? unconnected.get() : route(graph, request);
    }

    Routing route(PoolGraph graph, RouteRequest request) {
        Optional<Route> best = Optional.empty();
        for (Path path : Path.between(graph, request, hops, MOST_PATHS)) {
            Optional<Route> route =
                    path.trades(request.side(), request.amount()).map(trades -> Route.of(request, trades, false));
            best = better(best, route);
        }
        return best.isPresent()
                ? best.get()
                : new Routing.NoRoute("no path of at most " + hops + " pools can take the whole amount");
    }

    static Optional<Route> better(Optional<Route> one, Optional<Route> other) {
        return one.isEmpty() || (other.isPresent() && other.get().beats(one.get())) ? other : one;
    }
}
