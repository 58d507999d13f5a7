package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random but reproducible pools to try routers on: tokens of different prices and decimals, v2 and v3 pools of different depth and fee,
 * connected, with prices that agree or leave arbitrage.
 */
public final class RandomPools {

    private static final int[] V2_FEES = {5, 30, 30, 30, 100};
    private static final int[] V3_FEES = {100, 500, 3_000, 10_000};
    private static final int[] V3_SPACINGS = {1, 10, 60, 200};
    private static final int[] DECIMALS = {6, 8, 18, 18, 18};
    private static final int MOST_POSITIONS = 6;
    private static final double LOG_TICK = Math.log(1.0001);
    private static final double X96 = Math.pow(2, SqrtPriceMath.RESOLUTION);

    /** How the prices of pools agree. */
    public enum Prices {
        /** Each pool stands within its fee of one price vector, so no cycle of pools gains. */
        AGREE,
        /** Pools stand a few per cent away from it, so many cycles gain. */
        DISAGREE
    }

    private final Random random;
    private final Prices prices;
    private final int[] decimals;
    private final double[] dollars;

    private RandomPools(long seed, int tokens, Prices prices) {
        this.random = new Random(seed);
        this.prices = prices;
        this.decimals = new int[tokens];
        this.dollars = new double[tokens];
        for (int i = 0; i < tokens; i++) {
            decimals[i] = DECIMALS[random.nextInt(DECIMALS.length)];
            dollars[i] = Math.exp(random.nextGaussian() * (decimals[i] == 6 ? 1 : 3));
        }
    }

    /**
     * Pools and something to swap over them.
     *
     * @param request sells between a thousand and a million dollars' worth for the other token
     */
    public record Case(List<Pool> pools, RouteRequest request) {}

    /** The case of that seed; tokens are called T0, T1, and so on. At least two tokens, and one pool fewer than tokens. */
    public static Case of(long seed, int tokens, int pools, Prices prices) {
        RandomPools maker = new RandomPools(seed, tokens, prices);
        List<Pool> made = new ArrayList<>();
        for (int i = 0; i < pools; i++) {
            int one = i + 1 < tokens ? i + 1 : maker.random.nextInt(tokens);
            int other = maker.random.nextInt(i + 1 < tokens ? one : tokens - 1);
            other = i + 1 >= tokens && other >= one ? other + 1 : other;
            made.add(maker.pool("p" + i, one, other));
        }
        int sell = maker.random.nextInt(tokens);
        int buy = (sell + 1 + maker.random.nextInt(tokens - 1)) % tokens;
        double worth = Math.exp(Math.log(1e3) + maker.random.nextDouble() * Math.log(1e3));
        return new Case(made, RouteRequest.selling("T" + sell, maker.units(worth, sell), "T" + buy));
    }

    /**
     * Many cases of up to 40 tokens and 120 pools, for a seed always the same ones, on which a single path of three pools brings at
     * least a billion base units: with less, the rounding of the contracts would count.
     */
    public static List<Case> graphs(long seed, Prices prices, int count) {
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>(count);
        while (cases.size() < count) {
            int tokens = 3 + random.nextInt(38);
            int pools = Math.clamp(tokens + random.nextInt(100), tokens, 120);
            Case made = of(random.nextLong(), tokens, pools, prices);
            if (Router.singlePath(3).route(made.pools(), made.request()) instanceof Route route
                    && route.out().compareTo(BigInteger.TEN.pow(9)) >= 0) {
                cases.add(made);
            }
        }
        return cases;
    }

    private BigInteger units(double worth, int token) {
        return new BigDecimal(worth / dollars[token] * Math.pow(10, decimals[token]))
                .toBigInteger()
                .max(BigInteger.ONE);
    }

    private Pool pool(String id, int one, int other) {
        double worth = Math.exp(Math.log(1e4) + random.nextDouble() * Math.log(1e3));
        return random.nextBoolean() ? v2(id, one, other, worth) : v3(id, one, other, worth);
    }

    private double offset(double fee) {
        return switch (prices) {
            case AGREE -> (random.nextDouble() * 2 - 1) * fee * 0.95;
            case DISAGREE -> random.nextGaussian() * 0.02;
        };
    }

    private Pool v2(String id, int one, int other, double worth) {
        int fee = V2_FEES[random.nextInt(V2_FEES.length)];
        double off = offset(fee * 1e-4);
        return new V2Pool(id, "T" + one, "T" + other, units(worth, one), units(worth * Math.exp(off), other), fee);
    }

    private Pool v3(String id, int one, int other, double worth) {
        int kind = random.nextInt(V3_FEES.length);
        int spacing = V3_SPACINGS[kind];
        double perUnit = dollars[one] / dollars[other] * Math.pow(10, decimals[other] - decimals[one]);
        double root = Math.sqrt(perUnit * Math.exp(offset(V3_FEES[kind] * 1e-6)));
        BigInteger rootX96 = new BigDecimal(root * X96).toBigInteger();
        int tick = TickMath.tickAt(rootX96);
        double full = worth / dollars[one] * Math.pow(10, decimals[one]) * root; // as deep as a v2 pool of that worth
        TreeMap<Integer, BigInteger> nets = new TreeMap<>();
        int positions = 1 + random.nextInt(MOST_POSITIONS);
        for (int i = 0; i < positions; i++) {
            double width = Math.exp(Math.log(0.005) + random.nextDouble() * Math.log(200)); // half a per cent to e
            int lower = Math.floorDiv((int) (tick - width * random.nextDouble() / LOG_TICK), spacing) * spacing;
            int upper = (Math.floorDiv((int) (tick + width * random.nextDouble() / LOG_TICK), spacing) + 1) * spacing;
            double size = full / positions / (1 - Math.exp(-width / 4));
            BigInteger liquidity = new BigDecimal(size).toBigInteger().max(BigInteger.ONE);
            nets.merge(lower, liquidity, BigInteger::add);
            nets.merge(upper, liquidity.negate(), BigInteger::add);
        }
        BigInteger active = nets.headMap(tick, true).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<V3Pool.Tick> ticks = nets.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> new V3Pool.Tick(entry.getKey(), entry.getValue()))
                .toList();
        return new V3Pool(id, "T" + one, "T" + other, V3_FEES[kind], rootX96, tick, active, spacing, ticks);
    }
}
