package dev.errand.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pools with liquidity as the edges of a graph of tokens, both numbered. */
final class PoolGraph {

    private final List<Pool> pools = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Links links;

    /** @throws IllegalArgumentException if two pools have the same id */
    PoolGraph(List<? extends Pool> all) {
        Set<String> ids = HashSet.newHashSet(all.size());
        for (Pool pool : all) {
            if (!ids.add(pool.id())) {
                throw new IllegalArgumentException("two pools are called " + pool.id());
            }
            seen.add(pool.token0());
            seen.add(pool.token1());
            if (pool.hasLiquidity()) {
                pools.add(pool);
            }
        }
        int[] first = new int[pools.size()];
        int[] second = new int[pools.size()];
        for (int i = 0; i < pools.size(); i++) {
            first[i] = number(pools.get(i).token0());
            second[i] = number(pools.get(i).token1());
        }
        links = new Links(tokens.size(), first, second);
    }

    private int number(String token) {
        return numbers.computeIfAbsent(token, name -> {
            tokens.add(name);
            return tokens.size() - 1;
        });
    }

    int pools() {
        return pools.size();
    }

    int tokens() {
        return tokens.size();
    }

    /** The pools as links between the tokens. */
    Links links() {
        return links;
    }

    Pool pool(int pool) {
        return pools.get(pool);
    }

    String token(int token) {
        return tokens.get(token);
    }

    /** The number of a token that some pool with liquidity holds. */
    int token(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no pool holds " + name);
        }
        return number;
    }

    /** The pools that hold a token; not to be written to. */
    int[] at(int token) {
        return links.at(token);
    }

    /** The number of the pool's first token. */
    int first(int pool) {
        return links.first(pool);
    }

    /** The number of the pool's second token. */
    int second(int pool) {
        return links.second(pool);
    }

    int other(int pool, int token) {
        return links.other(pool, token);
    }

    /** Why no route can exist; empty if pools connect the two tokens. */
    Optional<Routing.NoRoute> unconnected(RouteRequest request) {
        for (String token : List.of(request.sell(), request.buy())) {
            if (!seen.contains(token)) {
                return Optional.of(new Routing.NoRoute("no pool holds the token " + token));
            }
            if (!numbers.containsKey(token)) {
                return Optional.of(new Routing.NoRoute("no pool that holds " + token + " has liquidity"));
            }
        }
        return distances(token(request.buy()))[token(request.sell())] < Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Routing.NoRoute(
                        "no pools with liquidity connect " + request.sell() + " and " + request.buy()));
    }

    /**
     * The pools that a route could use: not those that lead only to tokens from which nothing leads on. What goes in there can only
     * come back through the same pool, which takes its fee twice.
     */
    PoolGraph useful(RouteRequest request) {
        int sell = token(request.sell());
        int buy = token(request.buy());
        int[] distance = distances(buy);
        int[] degree = new int[tokens()];
        Arrays.setAll(degree, token -> at(token).length);
        boolean[] gone = new boolean[pools()];
        int[] ends = new int[tokens()];
        int count = 0;
        for (int token = 0; token < degree.length; token++) {
            if (distance[token] == Integer.MAX_VALUE) {
                for (int pool : at(token)) {
                    gone[pool] = true;
                }
            } else if (degree[token] == 1 && token != sell && token != buy) {
                ends[count++] = token;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int pool : at(ends[i])) {
                if (!gone[pool]) {
                    gone[pool] = true;
                    int next = other(pool, ends[i]);
                    if (--degree[next] == 1 && next != sell && next != buy) {
                        ends[count++] = next;
                    }
                }
            }
        }
        List<Pool> left = new ArrayList<>(pools());
        for (int pool = 0; pool < gone.length; pool++) {
            if (!gone[pool]) {
                left.add(pools.get(pool));
            }
        }
        return left.size() == pools() ? this : new PoolGraph(left);
    }

    /** How many pools lie between each token and {@code token}; {@link Integer#MAX_VALUE} where nothing connects them. */
    int[] distances(int token) {
        return links.distances(token);
    }
}
