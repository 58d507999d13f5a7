package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.errand.route.Objective.Arbitrage;
import dev.errand.route.Objective.Liquidation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The examples that were published with the two papers, with their pools, fees and objectives as they stand there.
 *
 * <p>The papers print no values, so the optimum was computed anew, apart from all code of this project: a logarithmic barrier method on
 * the trades themselves, in sixty digits, to a gap of 1e-16. The search must come to the same value, its bound must hold and be as near,
 * and the trades must keep each pool's rule and leave nothing short.
 *
 * @see <a href="https://github.com/angeris/cfmm-routing-code">Angeris et al. 2022: Optimal Routing for Constant Function Market
 *     Makers, its code</a>
 * @see <a href="https://github.com/bcc-research/CFMMRouter.jl">Diamandis et al. 2023: CFMMRouter.jl</a>
 */
class PublishedCasesTest {

    private static final double UNIT = 1e12;

    /** How near values must come, as a share: a pool of constant sum is taken to have a price that moves by 1e-9. */
    private static final double NEAR = 2e-9;

    /** To what share of the optimum pools without constant sums are solved. */
    private static final double EXACT = 1e-13;

    private static final double LOG_TICK = Math.log(1.0001);

    private final List<MarketMaker> makers = new ArrayList<>();

    @Test
    void arbitrageOfAngeris() {
        weighted("0123", new double[] {4, 4, 4, 4}, 2_000, 4, 3, 2, 1);
        product("01", 10, 1, 30);
        product("12", 1, 5, 30);
        product("23", 40, 50, 30);
        constantSum("23", 10, 10, 1_000);

        holds(arbitrage(1.5, 10, 2, 3), 21.49980876354466, NEAR);
    }

    @Test
    void liquidationOfAngeris() {
        weighted("01234", new double[] {4, 4, 4, 4, 4}, 2_000, 5, 4, 3, 2, 1);
        product("01", 10, 1, 30);
        product("23", 1, 5, 30);
        product("34", 40, 50, 30);
        constantSum("34", 10, 10, 1_000);

        holds(liquidation("4", 2, 1, 3, 5), 15.88301084107828, NEAR);
    }

    /** @param index of the fifty amounts from 0 to 50 */
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/errand/route/angeris-two-asset.csv")
    void twoAssetsOfAngeris(int index, double optimum) {
        weighted("012", new double[] {3, 0.2, 1}, 20_000, 3, 2, 1);
        product("01", 10, 1, 100);
        product("12", 1, 10, 400);
        product("02", 20, 50, 300);
        constantSum("02", 10, 10, 10_000);

        holds(liquidation("2", 50.0 * index / 49), optimum, NEAR);
    }

    @Test
    void arbitrageOfCfmmRouter() {
        product("01", 1e6, 1e6, 0);
        product("01", 1e3, 2e3, 0);
        weighted("01", new double[] {1e4, 2e4}, 0, 2, 3);

        holds(arbitrage(1, 1), 456.3197589400659, EXACT);
    }

    @Test
    void basketLiquidatedByCfmmRouter() {
        triangle();
        holds(liquidation("0", 0, 10, 100), 60.26894392616578, EXACT);
    }

    @Test
    void tokenLiquidatedByCfmmRouter() {
        triangle();
        holds(liquidation("1", 10), 697.9965285433811, EXACT);
    }

    /** The same through the router, whose route is in whole base units. */
    @Test
    void tokenLiquidatedByCfmmRouterOverARoute() {
        triangle();
        Route route = route("0", 10, "1");
        assertThat(route.atomic()).isTrue();
        assertThat(route.out().doubleValue() / UNIT).isCloseTo(697.9965285433811, within(1e-9));
        assertThat(route.bound().orElseThrow().doubleValue() / UNIT).isCloseTo(697.9965285433811, within(1e-9));
    }

    private void triangle() {
        product("01", 1e3, 1e4, 30);
        product("12", 1e3, 1e2, 30);
        product("02", 1e3, 2e4, 30);
    }

    @Test
    void arbitrageOfCfmmRoutersTests() {
        for (int i = 0; i < 2; i++) {
            product("01", 100, 100, 0);
            product("01", 1, 2, 0);
        }
        holds(arbitrage(1, 1), 0.3397482678293265, EXACT);
    }

    /** A swap of a token for itself, of which none counts as given: what the pools' arbitrage brings of it. */
    @Test
    void swapOfCfmmRoutersTests() {
        product("01", 100, 100, 0);
        product("01", 1, 2, 0);
        holds(new Arbitrage(Map.of("0", BigDecimal.ONE)), 0.1682087012292254, EXACT);
    }

    @Test
    void concentratedLiquidityOfCfmmRouterIsBoughtUpToThePriceOutside() {
        double outside = 25;
        int ten = tick(10);
        int twenty = tick(20);
        int thirty = tick(30);
        concentrated("01", 15, 3_000, Map.of(ten, Math.sqrt(2), twenty, 1.0, thirty, 0.0));
        product("01", 1e20, outside * 1e20, 0); // too deep to move
        double kept = .997;
        double last = Math.sqrt(outside * kept);
        double boundary = Math.exp(twenty * LOG_TICK / 2);
        double bought = Math.sqrt(2) * (1 / Math.sqrt(15) - 1 / boundary) + 1 / boundary - 1 / last;
        double paid = (Math.sqrt(2) * (boundary - Math.sqrt(15)) + last - boundary) / kept;
        double profit = outside * bought - paid;

        assertThat(route("0", 1, "1").out().doubleValue() / UNIT).isCloseTo(outside + profit, within(1e-9 * outside));
    }

    private void holds(Objective objective, double expected, double share) {
        Optimum optimum = Optimum.of(makers, objective).orElseThrow();
        assertThat(optimum.value() / UNIT).isCloseTo(expected, within(share * expected));
        assertThat(optimum.bound() / UNIT)
                .isGreaterThanOrEqualTo(expected * (1 - EXACT))
                .isLessThanOrEqualTo(expected * (1 + share));
        Trades.assertKeepAllRules(optimum, makers, share);
    }

    private Route route(String sell, double amount, String buy) {
        List<Pool> pools = makers.stream()
                .filter(Pool.class::isInstance)
                .map(Pool.class::cast)
                .toList();
        return (Route) Router.optimal().route(pools, RouteRequest.selling(sell, units(amount), buy));
    }

    /** @param amounts of the tokens 0, 1, and so on, in whole tokens */
    private static Liquidation liquidation(String into, double... amounts) {
        Map<String, BigInteger> basket = new HashMap<>();
        for (int token = 0; token < amounts.length; token++) {
            if (!into.equals(String.valueOf(token))) {
                basket.put(String.valueOf(token), units(amounts[token]));
            }
        }
        return new Liquidation(basket, into);
    }

    private static Arbitrage arbitrage(double... values) {
        Map<String, BigDecimal> of = new HashMap<>();
        for (int token = 0; token < values.length; token++) {
            of.put(String.valueOf(token), BigDecimal.valueOf(values[token]));
        }
        return new Arbitrage(of);
    }

    /** @param tokens a digit each */
    private void weighted(String tokens, double[] reserves, int fee, long... weights) {
        makers.add(new WeightedPool(
                "p" + makers.size(),
                List.of(tokens.split("")),
                Arrays.stream(reserves).mapToObj(PublishedCasesTest::units).toList(),
                Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList(),
                fee));
    }

    private void product(String tokens, double reserve0, double reserve1, int feeBps) {
        makers.add(new V2Pool(
                "p" + makers.size(),
                tokens.substring(0, 1),
                tokens.substring(1),
                units(reserve0),
                units(reserve1),
                feeBps));
    }

    private void constantSum(String tokens, double reserve0, double reserve1, int fee) {
        makers.add(new ConstantSumPool(
                "p" + makers.size(),
                tokens.substring(0, 1),
                tokens.substring(1),
                units(reserve0),
                units(reserve1),
                fee));
    }

    /** @param liquidity from each tick up to the next one */
    private void concentrated(String tokens, double price, int fee, Map<Integer, Double> liquidity) {
        List<V3Pool.Tick> ticks = new ArrayList<>();
        BigInteger below = BigInteger.ZERO;
        BigInteger active = BigInteger.ZERO;
        for (Map.Entry<Integer, Double> range : new TreeMap<>(liquidity).entrySet()) {
            BigInteger here = units(range.getValue());
            ticks.add(new V3Pool.Tick(range.getKey(), here.subtract(below)));
            if (priceAt(range.getKey()) <= price) {
                active = here;
            }
            below = here;
        }
        BigInteger root = new BigDecimal(Math.sqrt(price))
                .multiply(new BigDecimal(BigInteger.TWO.pow(96)))
                .toBigInteger();
        makers.add(new V3Pool(
                "p" + makers.size(),
                tokens.substring(0, 1),
                tokens.substring(1),
                fee,
                root,
                tick(price),
                active,
                1,
                ticks));
    }

    private static int tick(double price) {
        return (int) Math.floor(Math.log(price) / LOG_TICK);
    }

    private static double priceAt(int tick) {
        return Math.exp(tick * LOG_TICK);
    }

    private static BigInteger units(double amount) {
        return BigDecimal.valueOf(amount).multiply(new BigDecimal(UNIT)).toBigInteger();
    }
}
