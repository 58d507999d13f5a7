package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples that were published with the two papers, as far as Uniswap's pools can say them, against the optimum by arithmetic
 * that shares nothing with the router.
 *
 * <p>A price given from outside, as in the arbitrage examples, is a pool without a fee and too deep to move. Weighted pools of two
 * tokens, constant sums and baskets are v3 pools with that liquidity. Left out are the Balancer pools of three to five tokens, which no
 * pair of tokens can say, and the liquidation of Angeris et al., whose basket hangs together by such a pool alone.
 *
 * @see <a href="https://github.com/angeris/cfmm-routing-code">Angeris et al. 2022: Optimal Routing for Constant Function Market
 *     Makers, its code</a>
 * @see <a href="https://github.com/bcc-research/CFMMRouter.jl">Diamandis et al. 2023: CFMMRouter.jl</a>
 */
class PublishedCasesTest {

    private static final double UNIT = 1e12;
    private static final double DEPTH = 1e20;
    private static final BigDecimal PROVED = new BigDecimal("0.01");
    private static final double LOG_TICK = Math.log(1.0001);

    private final List<Pool> pools = new ArrayList<>();

    @Test
    void swapOfCfmmRouterTestsGainsTheirArbitrage() {
        product("1", "2", 100, 100, 0);
        product("1", "2", 1, 2, 0);
        market("seller", 1, "1", 1);
        double profit = Math.pow(Math.sqrt(200) - 10, 2) / 102; // most of 200x / (100 + 102x) - x

        assertThat(optimum("seller", 5, "1")).isCloseTo(5 + profit, relative(1e-9, 5));
    }

    @Test
    void oneTokenLiquidatedInCfmmRoutersExampleGoesAroundACycle() {
        product("1", "2", 1e3, 1e4, 30);
        product("2", "3", 1e3, 1e2, 30);
        product("1", "3", 1e3, 2e4, 30);
        double most = most(
                back -> productOut(1e2, 1e3, .997, productOut(1e3, 2e4, .997, 10 + productOut(1e4, 1e3, .997, back)))
                        - back,
                1e3);

        assertThat(optimum("1", 10, "2")).isCloseTo(most, relative(1e-9, most));
    }

    @Test
    void basketLiquidatedInCfmmRoutersExampleGoesAroundTheSameCycle() {
        product("1", "2", 1e3, 1e4, 30);
        product("2", "3", 1e3, 1e2, 30);
        product("1", "3", 1e3, 2e4, 30);
        gives("basket", 10, "2");
        gives("basket", 100, "3");
        double most = most(
                around -> productOut(
                                1e4,
                                1e3,
                                .997,
                                10 + productOut(1e2, 1e3, .997, 100 + productOut(1e3, 2e4, .997, around)))
                        - around,
                1e3);

        double whole = 110 * Math.exp(LOG_TICK / 2); // a tick's liquidity is paid its mean price
        assertThat(optimum("basket", whole - 1e-6, "1")).isCloseTo(most, relative(1e-7, most));
    }

    @Test
    void arbitrageOfCfmmRoutersExampleTakesAllProfitAtPricesFromOutside() {
        product("1", "2", 1e6, 1e6, 0);
        product("1", "2", 1e3, 2e3, 0);
        weighted("1", "2", 1e4, 2e4, .4);
        market("1", 1, "2", 1);
        double fromSmall = 3e3 - 2 * Math.sqrt(2e6);
        double level = Math.pow(1e4, .4) * Math.pow(2e4, .6);
        double fromWeighted = 3e4 - level * (Math.pow(1.5, .4) + Math.pow(1.5, -.6));

        assertThat(optimum("1", 1, "2")).isCloseTo(1 + fromSmall + fromWeighted, within(1e-3));
    }

    @Test
    void concentratedLiquidityOfCfmmRoutersExampleIsBoughtUpToThePriceOutside() {
        double outside = 25;
        int ten = tick(10);
        int twenty = tick(20);
        int thirty = tick(30);
        concentrated("1", "2", 15, 3_000, Map.of(ten, Math.sqrt(2), twenty, 1.0, thirty, 0.0));
        market("1", 1, "2", outside);
        double kept = .997;
        double last = Math.sqrt(outside * kept);
        double boundary = Math.exp(twenty * LOG_TICK / 2);
        double bought = Math.sqrt(2) * (1 / Math.sqrt(15) - 1 / boundary) + 1 / boundary - 1 / last;
        double paid = (Math.sqrt(2) * (boundary - Math.sqrt(15)) + last - boundary) / kept;
        double profit = outside * bought - paid;

        assertThat(optimum("1", 1, "2")).isCloseTo(outside + profit, relative(1e-9, outside));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 5, 20, 50})
    void twoAssetsOfAngerisAreTradedOverAllPoolsAtOnePrice(double given) {
        product("0", "1", 10, 1, 100);
        product("1", "2", 1, 10, 400);
        product("0", "2", 20, 50, 300);
        constantSum("0", "2", 10, 10_000);
        // over token 1 as over one pool; the constant sum is emptied of token 0 as long as that is worth more than one
        DoubleUnaryOperator over1 = in -> productOut(1, 10, .96, productOut(10, 1, .99, in));
        DoubleUnaryOperator direct = in -> productOut(20, 50, .97, in);
        DoubleUnaryOperator split = in -> most(x -> over1.applyAsDouble(x) + direct.applyAsDouble(in - x), in);
        double cycling = most(back -> split.applyAsDouble(given + .99 * back) - back, 10 / .99);
        double straight = most(sum -> split.applyAsDouble(given - sum) + .99 * sum, Math.min(given, 10 / .99));

        // a constant sum as concentrated liquidity has a price that moves by a basis point from end to end
        double best = Math.max(cycling, straight);
        assertThat(optimum("0", given, "2")).isCloseTo(best, relative(2e-4, best + 10));
    }

    @Test
    void arbitrageOfAngerisTakesFromEachPoolWhatPaysAtMarketValues() {
        double[] value = {1.5, 10, 2, 3};
        product("0", "1", 10, 1, 30);
        product("1", "2", 1, 5, 30);
        product("2", "3", 40, 50, 30);
        for (int token = 0; token < value.length; token++) {
            market(String.valueOf(token), 1, "money", value[token]);
        }
        double profit = profit(10, value[0], 1, value[1])
                + profit(1, value[1], 5, value[2])
                + profit(40, value[2], 50, value[3]);
        assertThat(profit).isPositive();

        assertThat(optimum("0", 1, "money")).isCloseTo(value[0] + profit, relative(1e-9, value[0]));
    }

    /** What trading a product pool to the market's prices brings at these, with a fee of 30 basis points. */
    private static double profit(double reserve0, double value0, double reserve1, double value1) {
        return Math.max(
                most(in -> value1 * productOut(reserve0, reserve1, .997, in) - value0 * in, 100),
                most(in -> value0 * productOut(reserve1, reserve0, .997, in) - value1 * in, 100));
    }

    /** The router's answer in whole tokens; it must have proved it. */
    private double optimum(String sell, double amount, String buy) {
        Routing routing = Router.optimal().route(pools, RouteRequest.selling(sell, units(amount), buy));
        assertThat(routing).isInstanceOf(Route.class);
        Route route = (Route) routing;
        assertThat(route.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
        return route.out().doubleValue() / UNIT;
    }

    private void product(String token0, String token1, double reserve0, double reserve1, int feeBps) {
        pools.add(new V2Pool("p" + pools.size(), token0, token1, units(reserve0), units(reserve1), feeBps));
    }

    /** A price from outside, of the first token in the second, that no trade here can move. */
    private void market(String token0, double amount0, String token1, double amount1) {
        product(token0, token1, amount0 * DEPTH, amount1 * DEPTH, 0);
    }

    private static double productOut(double reserveIn, double reserveOut, double kept, double in) {
        return reserveOut * kept * in / (reserveIn + kept * in);
    }

    /** A pool that holds x^w · y^(1-w) constant, without a fee, as v3 liquidity in steps of a tick. */
    private void weighted(String token0, String token1, double reserve0, double reserve1, double weight) {
        double level = Math.pow(reserve0, weight) * Math.pow(reserve1, 1 - weight);
        double price = weight / (1 - weight) * reserve1 / reserve0;
        Map<Integer, Double> liquidity = new TreeMap<>();
        for (int tick = tick(price / 2); tick < tick(price * 2); tick++) {
            // of token0 at a price p there is level · (w / (1-w) / p)^(1-w)
            double odds = weight / (1 - weight);
            double sold = level
                    * (Math.pow(odds / priceAt(tick), 1 - weight) - Math.pow(odds / priceAt(tick + 1), 1 - weight));
            liquidity.put(tick, sold / (1 / Math.sqrt(priceAt(tick)) - 1 / Math.sqrt(priceAt(tick + 1))));
        }
        liquidity.put(tick(price * 2), 0.0);
        concentrated(token0, token1, price, 0, liquidity);
    }

    /** A pool that hands out {@code amount} of a token, one for one and no more: so much of it is in the basket. */
    private void gives(String basket, double amount, String token) {
        double liquidity = amount / (1 - Math.exp(-LOG_TICK / 2));
        concentrated(basket, token, 1, 0, Map.of(-1, liquidity, 0, 0.0));
    }

    /** A pool that pays one for one, up to {@code reserve} of either. */
    private void constantSum(String token0, String token1, double reserve, int fee) {
        double liquidity = reserve / (1 - Math.exp(-LOG_TICK / 2));
        concentrated(token0, token1, 1, fee, Map.of(-1, liquidity, 0, liquidity, 1, 0.0));
    }

    /** @param liquidity from each tick up to the next one */
    private void concentrated(String token0, String token1, double price, int fee, Map<Integer, Double> liquidity) {
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
        pools.add(new V3Pool("p" + pools.size(), token0, token1, fee, root, tick(price), active, 1, ticks));
    }

    private static int tick(double price) {
        return (int) Math.floor(Math.log(price) / LOG_TICK);
    }

    private static double priceAt(int tick) {
        return Math.exp(tick * LOG_TICK);
    }

    private static BigInteger units(double amount) {
        return new BigDecimal(amount).multiply(new BigDecimal(UNIT)).toBigInteger();
    }

    private static Offset<Double> relative(double share, double whole) {
        return within(share * whole);
    }

    /** The greatest value of a concave function on 0 to {@code until}, by thirds. */
    private static double most(DoubleUnaryOperator function, double until) {
        double low = 0;
        double high = until;
        for (int i = 0; i < 200; i++) {
            double third = (high - low) / 3;
            if (function.applyAsDouble(low + third) < function.applyAsDouble(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return function.applyAsDouble((low + high) / 2);
    }
}
