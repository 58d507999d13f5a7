package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.errand.route.Objective.Arbitrage;
import dev.errand.route.Objective.Liquidation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimumTest {

    private static final long SEED = 6_040;
    private static final int NETWORKS = 100;
    private static final int GRAPHS = 60;

    /** As a share; pools of constant sum, whose price is taken to move by 1e-9, may hold much more than counts in the end. */
    private static final double NEAR = 1e-6;

    private static final double NEARER = 5e-8;
    private static final double NEARLY_ALWAYS = 0.98;

    private static final BigInteger DEEP = BigInteger.TEN.pow(20);

    /**
     * Trades that keep all rules are at most the optimum, and a bound of the dual is at least it: where the two meet, both are proved.
     *
     * @param spread how far pools stand from one price vector: with little of it, fees eat up all arbitrage
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.001})
    void tradesWithMarketMakersOfAllKindsMeetTheirBound(double spread) {
        int near = 0;
        for (int i = 0; i < NETWORKS; i++) {
            RandomMarkets.Case each = RandomMarkets.of(SEED + i, spread);
            Optimum optimum = Optimum.of(each.makers(), each.objective()).orElseThrow();
            double gap = optimum.bound() - optimum.value();
            near += gap <= NEARER * optimum.bound() + 1 ? 1 : 0;
            assertThat(gap).as("seed %d", SEED + i).isBetween(0.0, NEAR * optimum.bound() + 1);
            Trades.assertKeepAllRules(optimum, each.makers(), NEAR);
        }
        assertThat(near).isGreaterThanOrEqualTo((int) (NEARLY_ALWAYS * NETWORKS));
    }

    @Test
    void isWhatTheRouterReachesOverPoolsThatCanBeExecuted() {
        for (RandomPools.Prices prices : RandomPools.Prices.values()) {
            for (RandomPools.Case each : RandomPools.graphs(SEED, prices, GRAPHS)) {
                Route route = (Route) Router.optimal().route(each.pools(), each.request());
                Optimum optimum =
                        Optimum.of(each.pools(), each.request().objective()).orElseThrow();
                double out = route.out().doubleValue();
                assertThat(optimum.bound()).isGreaterThanOrEqualTo(out);
                assertThat(optimum.value()).isCloseTo(out, within(1e-6 * out));
            }
        }
    }

    /** With two equal weights a weighted pool is a product pool, whatever else it may be called. */
    @Test
    void equalWeightsTradeAsAProductPool() {
        List<BigInteger> reserves = List.of(DEEP, DEEP.shiftLeft(1));
        MarketMaker weighted =
                new WeightedPool("w", List.of("A", "B"), reserves, List.of(BigInteger.TWO, BigInteger.TWO), 3_000);
        V2Pool product = new V2Pool("v", "A", "B", reserves.get(0), reserves.get(1), 30);
        BigInteger sold = DEEP.divide(BigInteger.valueOf(7));
        double out = product.amountOut("A", sold).orElseThrow().doubleValue();

        assertThat(liquidate(List.of(weighted), Map.of("A", sold), "B").value()).isCloseTo(out, within(1e-13 * out));
    }

    @Test
    void aWeightedPoolTakesAWholeBasketAtOnceForOneFee() {
        BigInteger one = BigInteger.ONE;
        MarketMaker pool = new WeightedPool(
                "w", List.of("A", "B", "C"), List.of(DEEP, DEEP, DEEP), List.of(one, one, BigInteger.TWO), 0);
        BigInteger half = DEEP.shiftRight(1);
        // 1.5 · 1.5 · (1 - out)² = 1
        double out = DEEP.doubleValue() / 3;

        assertThat(liquidate(List.of(pool), Map.of("A", half, "B", half), "C").value())
                .isCloseTo(out, within(1e-13 * out));
    }

    @Test
    void aPoolOfConstantSumPaysUntilItIsEmptyAndTheRestIsLeft() {
        MarketMaker pool = new ConstantSumPool("s", "A", "B", BigInteger.ZERO, DEEP, 1_000);
        BigInteger sold = DEEP.shiftRight(1);
        double half = sold.doubleValue() * 0.999;

        assertThat(liquidate(List.of(pool), Map.of("A", sold), "B").value()).isCloseTo(half, within(1e-8 * half));
        assertThat(liquidate(List.of(pool), Map.of("A", DEEP.shiftLeft(3)), "B").value())
                .isCloseTo(DEEP.doubleValue(), within(1e-8 * DEEP.doubleValue()));
    }

    @Test
    void aPurchaseCostsWhatTheContractAsks() {
        V2Pool pool = new V2Pool("v", "A", "B", DEEP, DEEP, 30);
        BigInteger bought = DEEP.divide(BigInteger.valueOf(9));
        double cost = pool.amountIn("A", bought).orElseThrow().doubleValue();

        assertThat(liquidate(List.of(pool), Map.of("B", bought.negate()), "A").value())
                .isCloseTo(-cost, within(1e-13 * cost));
    }

    @Test
    void whatNobodyHoldsCannotBeLeftOver() {
        V2Pool pool = new V2Pool("v", "A", "B", DEEP, DEEP, 30);
        assertThat(Optimum.of(
                        List.of(pool),
                        new Liquidation(Map.of("B", DEEP.shiftLeft(1).negate()), "A")))
                .isEmpty();
        assertThat(Optimum.of(List.of(pool), new Liquidation(Map.of("C", BigInteger.TEN.negate()), "A")))
                .isEmpty();
    }

    @Test
    void whatNobodyTakesIsLeft() {
        List<MarketMaker> makers = List.of(
                new V2Pool("v", "A", "B", DEEP, DEEP, 30),
                new V2Pool("apart", "C", "D", DEEP, DEEP, 30),
                new V2Pool("empty", "D", "B", BigInteger.ZERO, BigInteger.ZERO, 30));
        double alone = liquidate(makers, Map.of("A", DEEP), "B").value();

        assertThat(liquidate(makers, Map.of("A", DEEP, "C", DEEP, "E", DEEP), "B")
                        .value())
                .isEqualTo(alone);
    }

    @Test
    void wherePricesAgreeThereIsNoArbitrage() {
        List<MarketMaker> makers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            makers.add(new V2Pool("p" + i, "T" + i, "T" + (i + 1) % 4, DEEP, DEEP, 30));
        }
        Optimum optimum = Optimum.of(makers, new Arbitrage(Map.of("T0", BigDecimal.ONE, "T2", BigDecimal.ONE)))
                .orElseThrow();

        assertThat(optimum.value()).isZero();
        assertThat(optimum.bound()).isBetween(0.0, 1e-3);
        assertThat(optimum.exchanges()).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        V2Pool pool = new V2Pool("v", "A", "B", DEEP, DEEP, 30);
        List<BigInteger> two = List.of(DEEP, DEEP);
        refused(() -> new Liquidation(Map.of(), "A"), "nothing to trade for A");
        refused(() -> new Liquidation(Map.of("A", DEEP), "A"), "both A");
        refused(() -> new Arbitrage(Map.of("A", BigDecimal.ZERO)), "above zero");
        refused(() -> new WeightedPool("w", List.of("A"), List.of(DEEP), List.of(DEEP), 0), "two tokens or more");
        refused(() -> new WeightedPool("w", List.of("A", "A"), two, two, 0), "names a token twice");
        refused(() -> new WeightedPool("w", List.of("A", "B"), two, List.of(DEEP), 0), "1 weights");
        refused(() -> new WeightedPool("w", List.of("A", "B"), two, List.of(DEEP, BigInteger.ZERO), 0), "weight");
        refused(() -> new WeightedPool("w", List.of("A", "B"), two, two, 1_000_000), "fee");
        refused(() -> new ConstantSumPool("s", "A", "A", DEEP, DEEP, 0), "both sides");
        refused(() -> liquidate(List.of(pool, pool), Map.of("A", DEEP), "B"), "two pools are called v");
        refused(() -> liquidate(List.of(pool), Map.of("A", DEEP), "C"), "no pool with liquidity holds C");
    }

    private static void refused(Runnable attempt, String words) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static Optimum liquidate(List<MarketMaker> makers, Map<String, BigInteger> basket, String into) {
        Optional<Optimum> optimum = Optimum.of(makers, new Liquidation(basket, into));
        assertThat(optimum).isPresent();
        Trades.assertKeepAllRules(optimum.get(), makers, NEAR);
        return optimum.get();
    }
}
