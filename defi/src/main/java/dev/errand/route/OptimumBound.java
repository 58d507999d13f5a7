package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map.Entry;

/**
 * What no trades with market makers can beat, from any prices: the most that each of them gains at these, and the worth of what is given,
 * in exact integers rounded up.
 */
final class OptimumBound {

    private final Network network;
    private final BigInteger[] prices;

    private OptimumBound(Network network, BigInteger[] prices) {
        this.network = network;
        this.prices = prices;
    }

    /** @param logPrices natural logarithms of the tokens' prices; where there are values from outside, these are the least */
    static double at(Network network, Objective objective, double[] logPrices) {
        BigInteger[] prices = new BigInteger[network.tokens()];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = DualBound.fixedPoint(Math.exp(logPrices[t])).max(BigInteger.ONE);
        }
        prices[network.unit()] = BigInteger.ONE.shiftLeft(DualBound.POINT);
        BigInteger sum = BigInteger.ZERO;
        switch (objective) {
            case Objective.Liquidation liquidation -> {
                for (Entry<String, BigInteger> each : liquidation.basket().entrySet()) {
                    if (network.holds(each.getKey())) {
                        sum = sum.add(each.getValue().multiply(prices[network.token(each.getKey())]));
                    }
                }
            }
            case Objective.Arbitrage arbitrage -> {
                for (Entry<String, BigDecimal> each : arbitrage.values().entrySet()) {
                    int token = network.token(each.getKey());
                    prices[token] = prices[token].max(fixedPoint(each.getValue()));
                }
            }
        }
        sum = sum.add(new OptimumBound(network, prices).gains());
        BigDecimal bound = new BigDecimal(sum).divide(new BigDecimal(BigInteger.ONE.shiftLeft(DualBound.POINT)));
        double near = bound.doubleValue();
        return new BigDecimal(near).compareTo(bound) < 0 ? Math.nextUp(near) : near;
    }

    private static BigInteger fixedPoint(BigDecimal value) {
        return value.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(DualBound.POINT)))
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
    }

    private BigInteger gains() {
        BigInteger sum = BigInteger.ZERO;
        List<MarketMaker> makers = network.makers();
        for (int i = 0; i < makers.size(); i++) {
            sum = sum.add(
                    switch (makers.get(i)) {
                        case Pool pool -> {
                            BigInteger price0 = price(pool.token0());
                            BigInteger price1 = price(pool.token1());
                            yield Gains.of(pool, true, price0, price1).max(Gains.of(pool, false, price1, price0));
                        }
                        case ConstantSumPool pool -> Gains.of(pool, price(pool.token0()), price(pool.token1()));
                        case WeightedPool pool ->
                            Gains.of(
                                    pool,
                                    pool.tokens().stream().map(this::price).toList(),
                                    prices[network.level(i)]);
                    });
        }
        return sum;
    }

    private BigInteger price(String token) {
        return prices[network.token(token)];
    }
}
