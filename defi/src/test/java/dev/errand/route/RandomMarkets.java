package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Random but reproducible market makers of all kinds, and something to trade with them for. */
final class RandomMarkets {

    private static final int MOST_TOKENS = 17;
    private static final int MOST_POOLS = 30;
    private static final int MOST_WEIGHT = 9;
    private static final double LEAST_WORTH = 1e12;
    private static final double ORDERS = 7;

    private final Random random;
    private final double spread;
    private final double[] prices;
    private final List<MarketMaker> makers = new ArrayList<>();

    private RandomMarkets(long seed, double spread) {
        this.random = new Random(seed);
        this.spread = spread;
        this.prices = random.doubles(3 + random.nextInt(MOST_TOKENS - 2), -6, 6)
                .map(Math::exp)
                .toArray();
    }

    record Case(List<MarketMaker> makers, Objective objective) {}

    /**
     * The case of that seed. With each even seed a basket is liquidated, with each odd one arbitrage is taken.
     *
     * @param spread how far pools stand from one price vector, as a logarithm
     */
    static Case of(long seed, double spread) {
        RandomMarkets maker = new RandomMarkets(seed, spread);
        int pools = maker.prices.length + maker.random.nextInt(MOST_POOLS);
        for (int i = 0; i < pools; i++) {
            maker.add(i);
        }
        return new Case(maker.makers, seed % 2 == 0 ? maker.liquidation() : maker.arbitrage());
    }

    /** The first pools join all tokens. */
    private void add(int i) {
        int tokens = prices.length;
        boolean joins = i < tokens - 1;
        int one = joins ? i + 1 : random.nextInt(tokens);
        int other = joins ? random.nextInt(one) : (one + 1 + random.nextInt(tokens - 1)) % tokens;
        double worth = worth();
        switch (random.nextInt(4)) {
            case 0 -> makers.add(product("p" + i, "T" + one, one, other, worth));
            case 1 -> twins(i, one, other, worth);
            default -> makers.add(weighted(i, one, other, worth));
        }
    }

    private V2Pool product(String id, String token0, int one, int other, double worth) {
        return new V2Pool(id, token0, "T" + other, units(worth, one), units(worth * off(), other), 30);
    }

    /** A token that is worth another, and leads on. */
    private void twins(int i, int one, int other, double worth) {
        makers.add(new ConstantSumPool(
                "p" + i, "T" + one, "S" + i, units(worth, one), units(worth * random.nextDouble(), one), 1_000));
        makers.add(product("q" + i, "S" + i, one, other, worth));
    }

    private WeightedPool weighted(int i, int one, int other, double worth) {
        TreeSet<Integer> among = new TreeSet<>(List.of(one, other));
        random.ints(random.nextInt(MOST_WEIGHT), 0, prices.length).forEach(among::add);
        List<String> tokens = new ArrayList<>();
        List<BigInteger> reserves = new ArrayList<>();
        List<BigInteger> weights = new ArrayList<>();
        for (int token : among) {
            int weight = 1 + random.nextInt(MOST_WEIGHT);
            tokens.add("T" + token);
            weights.add(BigInteger.valueOf(weight));
            reserves.add(units(worth * weight * off(), token));
        }
        return new WeightedPool("p" + i, tokens, reserves, weights, 1_000 * random.nextInt(3));
    }

    private Objective liquidation() {
        Map<String, BigInteger> basket = new HashMap<>();
        for (int token = 1; token < prices.length; token++) {
            if (token == 1 || random.nextBoolean()) {
                basket.put("T" + token, units(worth(), token));
            }
        }
        return new Objective.Liquidation(basket, "T0");
    }

    private Objective arbitrage() {
        Map<String, BigDecimal> values = new HashMap<>();
        for (int token = 0; token < prices.length; token++) {
            values.put("T" + token, BigDecimal.valueOf(prices[token] * off()));
        }
        return new Objective.Arbitrage(values);
    }

    private double worth() {
        return LEAST_WORTH * Math.exp(ORDERS * random.nextDouble());
    }

    private double off() {
        return Math.exp(spread * random.nextGaussian());
    }

    private BigInteger units(double worth, int token) {
        return BigDecimal.valueOf(worth / prices[token]).toBigInteger();
    }
}
