package dev.errand.route;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Shares of the amount over paths that have no pool in common.
 *
 * <p>Each path is quoted for every multiple of 5 %. Then shares are put together, largest first: each next share goes to the path that is
 * best for it and shares no pool with the ones before; the best whole wins.
 */
record GridRouter(int hops) implements Router {

    private static final int STEPS = 20;
    private static final int MOST_PARTS = 7;
    private static final int KEPT_PER_STEP = 60;
    private static final int FIRST_TRIED = 2;

    GridRouter {
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
        Search search = new Search(request, Path.between(graph, request, hops, SinglePathRouter.MOST_PATHS));
        search.run();
        return search.best.isPresent()
                ? search.best.get()
                : new Routing.NoRoute("no paths of at most " + hops + " pools can take the whole amount");
    }

    /** A path with what it gives, or takes, for one share. */
    private record Quote(Path path, Route route) {}

    /** Quotes by share, best first, and the best whole so far. */
    private static final class Search {

        private final RouteRequest request;
        private final List<List<Quote>> quotes = new ArrayList<>();
        private Optional<Route> best = Optional.empty();

        Search(RouteRequest request, List<Path> paths) {
            this.request = request;
            quotes.add(List.of());
            for (int share = 1; share <= STEPS; share++) {
                quotes.add(quotes(share, paths));
            }
        }

        private List<Quote> quotes(int share, List<Path> paths) {
            BigInteger amount = part(share);
            List<Quote> found = new ArrayList<>();
            for (Path path : paths) {
                path.trades(request.side(), amount)
                        .map(trades -> new Quote(path, Route.of(request, trades, false)))
                        .ifPresent(found::add);
            }
            Comparator<Quote> byNet =
                    Comparator.comparing(quote -> quote.route().net());
            found.sort(request.side() == RouteRequest.Side.EXACT_IN ? byNet.reversed() : byNet);
            return found.size() > KEPT_PER_STEP ? List.copyOf(found.subList(0, KEPT_PER_STEP)) : found;
        }

        private BigInteger part(int share) {
            return request.amount().multiply(BigInteger.valueOf(share)).divide(BigInteger.valueOf(STEPS));
        }

        void run() {
            for (int share = STEPS; share >= 1; share--) {
                for (Quote quote : quotes.get(share).stream().limit(FIRST_TRIED).toList()) {
                    extend(List.of(quote), List.of(share), STEPS - share);
                }
            }
        }

        private void extend(List<Quote> chosen, List<Integer> shares, int left) {
            if (left == 0) {
                best = SinglePathRouter.better(best, whole(chosen, shares));
                return;
            }
            if (chosen.size() == MOST_PARTS) {
                return;
            }
            for (int share = Math.min(left, shares.getLast()); share >= 1; share--) {
                Optional<Quote> next = quotes.get(share).stream()
                        .filter(quote ->
                                chosen.stream().noneMatch(other -> quote.path().sharesAPoolWith(other.path())))
                        .findFirst();
                if (next.isPresent()) {
                    extend(with(chosen, next.get()), with(shares, share), left - share);
                }
            }
        }

        /** The whole amount over the chosen paths: what the rounding of shares left goes with the largest. */
        private Optional<Route> whole(List<Quote> chosen, List<Integer> shares) {
            BigInteger rest = request.amount();
            for (int share : shares.subList(1, shares.size())) {
                rest = rest.subtract(part(share));
            }
            List<Trade> trades = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                Optional<List<Trade>> along =
                        chosen.get(i).path().trades(request.side(), i == 0 ? rest : part(shares.get(i)));
                if (along.isEmpty()) {
                    return Optional.empty();
                }
                trades.addAll(along.get());
            }
            return Optional.of(Route.of(request, trades, false));
        }

        private static <T> List<T> with(List<T> list, T more) {
            List<T> longer = new ArrayList<>(list);
            longer.add(more);
            return longer;
        }
    }
}
