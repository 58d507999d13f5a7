package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds an optimum's trades to what they must keep, by the pools' own rules as their papers state them. */
final class Trades {

    private Trades() {}

    /**
     * No pool's rule is broken, no token is short, and what is left of what counts is the value.
     *
     * @param share how much may be short, of what is traded, at the optimum's prices
     */
    static void assertKeepAllRules(Optimum optimum, List<MarketMaker> makers, double share) {
        Map<String, Double> net = new HashMap<>();
        double traded = 0;
        for (Optimum.Exchange each : optimum.exchanges()) {
            assertThat(makers).contains(each.maker());
            assertThat(each.tendered().keySet())
                    .doesNotContainAnyElementsOf(each.received().keySet());
            assertKeepsRule(each, share);
            each.tendered().forEach((token, amount) -> net.merge(token, -amount, Double::sum));
            each.received().forEach((token, amount) -> net.merge(token, amount, Double::sum));
            traded += worth(each.tendered(), optimum.prices());
        }
        double counted = counted(optimum.objective(), net);
        net.replaceAll((token, left) -> Math.max(0, -left));
        double lacking = worth(net, optimum.prices());
        assertThat(lacking).isLessThanOrEqualTo(share * traded);
        assertThat(optimum.value()).isCloseTo(counted, within(2 * share * (traded + Math.abs(counted))));
        assertThat(optimum.value()).isLessThanOrEqualTo(Math.min(counted, optimum.bound()));
    }

    private static double worth(Map<String, Double> amounts, Map<String, Double> prices) {
        return amounts.entrySet().stream()
                .mapToDouble(each -> each.getValue() * prices.get(each.getKey()))
                .sum();
    }

    /** What is left of what counts; from then on that is no longer in {@code net}. */
    private static double counted(Objective objective, Map<String, Double> net) {
        switch (objective) {
            case Objective.Liquidation liquidation -> {
                liquidation
                        .basket()
                        .forEach((token, given) ->
                                net.computeIfPresent(token, (key, left) -> left + given.doubleValue()));
                Double left = net.remove(liquidation.into());
                return left == null ? 0 : left;
            }
            case Objective.Arbitrage arbitrage -> {
                double value = 0;
                for (Map.Entry<String, BigDecimal> each : arbitrage.values().entrySet()) {
                    double left = net.getOrDefault(each.getKey(), 0.0);
                    value += Math.max(0, left) * each.getValue().doubleValue();
                }
                return value;
            }
        }
    }

    private static void assertKeepsRule(Optimum.Exchange each, double share) {
        switch (each.maker()) {
            case V2Pool pool ->
                assertProductKept(
                        each,
                        pool.tokens(),
                        List.of(pool.reserve0(), pool.reserve1()),
                        List.of(BigInteger.ONE, BigInteger.ONE),
                        1 - pool.feeBps() / 1e4,
                        share);
            case WeightedPool pool ->
                assertProductKept(each, pool.tokens(), pool.reserves(), pool.weights(), 1 - pool.fee() / 1e6, share);
            case ConstantSumPool pool -> {
                double sum = 0;
                for (String token : pool.tokens()) {
                    sum += each.tendered().getOrDefault(token, 0.0) * (1 - pool.fee() / 1e6)
                            - each.received().getOrDefault(token, 0.0);
                    double reserve = (token.equals(pool.token0()) ? pool.reserve0() : pool.reserve1()).doubleValue();
                    assertThat(each.received().getOrDefault(token, 0.0)).isLessThanOrEqualTo(reserve * (1 + share));
                }
                assertThat(sum)
                        .isGreaterThanOrEqualTo(
                                -share * pool.reserve0().max(pool.reserve1()).doubleValue());
            }
            case V3Pool pool -> {
                String tokenIn = each.tendered().keySet().iterator().next();
                BigInteger in = whole(each.tendered().get(tokenIn));
                double most = pool.sell(pool.sellsFirst(tokenIn), in, V3Pool.end(pool.sellsFirst(tokenIn)))
                        .out()
                        .doubleValue();
                assertThat(each.received().get(pool.other(tokenIn))).isLessThanOrEqualTo(most * (1 + share) + 2);
            }
        }
    }

    private static BigInteger whole(double amount) {
        return new BigDecimal(amount).toBigInteger();
    }

    /** The product of the reserves, each to the power of its weight, must not fall. */
    private static void assertProductKept(
            Optimum.Exchange each,
            List<String> tokens,
            List<BigInteger> reserves,
            List<BigInteger> weights,
            double kept,
            double share) {
        double rise = 0;
        double whole = 0;
        for (int i = 0; i < tokens.size(); i++) {
            double added = each.tendered().getOrDefault(tokens.get(i), 0.0) * kept
                    - each.received().getOrDefault(tokens.get(i), 0.0);
            double logarithm = Math.log1p(added / reserves.get(i).doubleValue());
            rise += weights.get(i).doubleValue() * logarithm;
            whole += weights.get(i).doubleValue() * (1 + Math.abs(logarithm));
        }
        assertThat(rise).isGreaterThanOrEqualTo(-share * whole);
    }
}
