package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pools in a row.
 *
 * @param from the token that goes into the first
 */
record Path(String from, List<Pool> pools) {

    Path {
        pools = List.copyOf(pools);
    }

    /** The trades that sell, or buy, exactly that much; empty if a pool on the way cannot. */
    Optional<List<Trade>> trades(Side side, BigInteger amount) {
        return switch (side) {
            case EXACT_IN -> forward(amount);
            case EXACT_OUT -> neededFor(amount).flatMap(this::forward);
        };
    }

    private Optional<List<Trade>> forward(BigInteger in) {
        List<Trade> trades = new ArrayList<>(pools.size());
        String token = from;
        BigInteger amount = in;
        for (Pool pool : pools) {
            Optional<BigInteger> out = pool.amountOut(token, amount);
            if (out.isEmpty()) {
                return Optional.empty();
            }
            trades.add(new Trade(pool, token, amount, out.get()));
            token = pool.other(token);
            amount = out.get();
        }
        return Optional.of(trades);
    }

    private Optional<BigInteger> neededFor(BigInteger out) {
        String token = from;
        for (Pool pool : pools) {
            token = pool.other(token);
        }
        Optional<BigInteger> amount = Optional.of(out);
        for (Pool pool : pools.reversed()) {
            token = pool.other(token);
            String tokenIn = token;
            amount = amount.flatMap(wanted -> pool.amountIn(tokenIn, wanted));
        }
        return amount;
    }

    boolean sharesAPoolWith(Path other) {
        return pools.stream().anyMatch(other.pools::contains);
    }

    /** Every path of at most {@code hops} pools that passes no token twice, shorter ones first, at most {@code most} of them. */
    static List<Path> between(PoolGraph graph, RouteRequest request, int hops, int most) {
        Search search = new Search(graph, request, most);
        for (int length = 1; length <= hops; length++) {
            search.extend(graph.token(request.sell()), length);
        }
        return search.found;
    }

    /** A depth-first walk that turns back where the rest of the way is too long. */
    private static final class Search {

        private final PoolGraph graph;
        private final String sell;
        private final int buy;
        private final int most;
        private final int[] distance;
        private final boolean[] passed;
        private final List<Pool> walked = new ArrayList<>();
        private final List<Path> found = new ArrayList<>();

        Search(PoolGraph graph, RouteRequest request, int most) {
            this.graph = graph;
            this.sell = request.sell();
            this.buy = graph.token(request.buy());
            this.most = most;
            this.distance = graph.distances(buy);
            this.passed = new boolean[graph.tokens()];
        }

        void extend(int token, int left) {
            passed[token] = true;
            for (int pool : graph.at(token)) {
                int next = graph.other(pool, token);
                boolean fits = (left == 1) == (next == buy) && distance[next] < left && !passed[next];
                if (!fits || found.size() >= most) {
                    continue;
                }
                walked.add(graph.pool(pool));
                if (left == 1) {
                    found.add(new Path(sell, walked));
                } else {
                    extend(next, left - 1);
                }
                walked.removeLast();
            }
            passed[token] = false;
        }
    }
}
