package dev.errand.route;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Market makers of any kind as links between tokens, each with a curve in either direction, as far as they are connected with what
 * counts.
 *
 * <p>A weighted pool holds Σ weight·ln(reserve) constant. That is a sum over its tokens, so the pool is the same as a star of links, each
 * between one of its tokens and a token of its own, its <em>level</em>: what goes in of a token raises the level, what comes out lowers
 * it, and of the level nothing may be short in the end. Values from outside are links, too: one-way, and too deep to move, from each
 * token to one that counts.
 */
final class Network {

    /** How far, as a natural logarithm, the price of a pool of constant sum is taken to fall from end to end. */
    private static final double NARROW = 1e-9;

    /** How much deeper than the market makers the outside is. */
    private static final double DEEP = 1e12;

    /**
     * A link between the tokens of these numbers.
     *
     * @param maker the number of the market maker that trades over it; minus one for the outside
     */
    record Link(int first, int second, int maker, Curve forward, Curve backward) {}

    private final List<MarketMaker> makers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final int[] level;
    private final int tokens;
    private final int unit;

    /** @throws IllegalArgumentException if two market makers have the same id, or none holds what counts */
    Network(List<? extends MarketMaker> all, Objective objective) {
        Set<String> ids = new HashSet<>();
        for (MarketMaker maker : all) {
            if (!ids.add(maker.id())) {
                throw new IllegalArgumentException("two pools are called " + maker.id());
            }
        }
        Set<String> counted = switch (objective) {
            case Objective.Liquidation liquidation -> Set.of(liquidation.into());
            case Objective.Arbitrage arbitrage -> arbitrage.values().keySet();
        };
        connect(all, counted);
        level = new int[makers.size()];
        int next = names.size();
        for (int i = 0; i < level.length; i++) {
            level[i] = makers.get(i) instanceof WeightedPool ? next++ : -1;
        }
        for (int i = 0; i < level.length; i++) {
            switch (makers.get(i)) {
                case Pool pool -> pair(i, pool.tokens(), Curve.of(pool, true), Curve.of(pool, false));
                case ConstantSumPool pool -> pair(i, pool.tokens(), curve(pool, true), curve(pool, false));
                case WeightedPool pool -> star(i, pool);
            }
        }
        switch (objective) {
            case Objective.Liquidation liquidation -> unit = token(liquidation.into());
            case Objective.Arbitrage arbitrage -> {
                unit = next++;
                outside(arbitrage.values());
            }
        }
        tokens = next;
    }

    /** Takes those market makers that trade what counts, or what others trade for it. */
    private void connect(List<? extends MarketMaker> all, Set<String> counted) {
        List<MarketMaker> left =
                new ArrayList<>(all.stream().filter(MarketMaker::hasLiquidity).toList());
        Set<String> reached = new HashSet<>(counted);
        int before;
        do {
            before = left.size();
            left.removeIf(maker -> {
                boolean connected = maker.tokens().stream().anyMatch(reached::contains);
                if (connected) {
                    reached.addAll(maker.tokens());
                    makers.add(maker);
                }
                return connected;
            });
        } while (left.size() < before);
        for (MarketMaker maker : makers) {
            for (String token : maker.tokens()) {
                if (numbers.putIfAbsent(token, names.size()) == null) {
                    names.add(token);
                }
            }
        }
        for (String token : counted) {
            if (!numbers.containsKey(token)) {
                throw new IllegalArgumentException("no pool with liquidity holds " + token);
            }
        }
    }

    private void pair(int maker, List<String> pair, Curve forward, Curve backward) {
        links.add(new Link(token(pair.get(0)), token(pair.get(1)), maker, forward, backward));
    }

    private static Curve curve(ConstantSumPool pool, boolean sellsFirst) {
        double out = (sellsFirst ? pool.reserve1() : pool.reserve0()).doubleValue();
        double kept = 1 - pool.fee() / (double) V3Pool.WHOLE_FEE;
        return out == 0 ? Curve.none() : Curve.of(Math.log(kept), 0, NARROW, out / kept / NARROW, out / NARROW);
    }

    private void star(int maker, WeightedPool pool) {
        double kept = 1 - pool.fee() / (double) V3Pool.WHOLE_FEE;
        for (int i = 0; i < pool.tokens().size(); i++) {
            double reserve = pool.reserves().get(i).doubleValue();
            double weight = pool.weights().get(i).doubleValue();
            double logPrice = Math.log(weight) - Math.log(reserve);
            Curve raise = Curve.of(logPrice + Math.log(kept), 1, Double.POSITIVE_INFINITY, reserve / kept, weight);
            Curve lower = Curve.of(-logPrice, 0, Double.POSITIVE_INFINITY, weight, reserve);
            links.add(new Link(token(pool.tokens().get(i)), level[maker], maker, raise, lower));
        }
    }

    private void outside(Map<String, BigDecimal> values) {
        double[] depth = new double[names.size()];
        for (Link link : links) {
            for (Curve curve : List.of(link.forward(), link.backward())) {
                int from = curve == link.forward() ? link.first() : link.second();
                int to = curve == link.forward() ? link.second() : link.first();
                double slope = curve.pieces() == 0 ? 0 : curve.slope(0);
                if (from < depth.length) {
                    depth[from] += slope;
                }
                if (to < depth.length) {
                    depth[to] += slope * Math.exp(curve.logPrice());
                }
            }
        }
        values.forEach((name, value) -> {
            int token = token(name);
            double price = value.doubleValue();
            double depth0 = DEEP * depth[token];
            Curve sale = Curve.of(Math.log(price), 0, Double.POSITIVE_INFINITY, depth0, depth0 * price);
            links.add(new Link(token, unit, -1, sale, Curve.none()));
        });
    }

    /** How many tokens there are, levels and the one that counts among them. */
    int tokens() {
        return tokens;
    }

    /** How many of them, which are the first, have names. */
    int named() {
        return names.size();
    }

    String name(int token) {
        return names.get(token);
    }

    /** Whether a market maker that takes part holds the token. */
    boolean holds(String token) {
        return numbers.containsKey(token);
    }

    /** The number of a token that some market maker holds. */
    int token(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no pool holds " + name);
        }
        return number;
    }

    /** The number of the token whose price is one. */
    int unit() {
        return unit;
    }

    /** Those that take part. */
    List<MarketMaker> makers() {
        return makers;
    }

    /** The number of a weighted pool's level. */
    int level(int maker) {
        return level[maker];
    }

    List<Link> links() {
        return links;
    }
}
