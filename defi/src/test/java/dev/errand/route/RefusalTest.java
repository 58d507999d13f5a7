package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be swapped is said in words, by every router. */
class RefusalTest {

    private static final BigInteger UNIT = BigInteger.TEN.pow(18);
    private static final List<Router> ROUTERS = List.of(Router.optimal(), Router.grid(3), Router.singlePath(3));

    private static Pool pool(String id, BigInteger one, BigInteger other) {
        return new V2Pool(id, "A", "B", one, other, 30);
    }

    /** One token of liquidity from half to double the price of one, and nothing beyond. */
    private static V3Pool narrow() {
        return new V3Pool(
                "narrow",
                "A",
                "B",
                3_000,
                BigInteger.ONE.shiftLeft(96),
                0,
                UNIT,
                60,
                List.of(new V3Pool.Tick(-6_960, UNIT), new V3Pool.Tick(6_960, UNIT.negate())));
    }

    private static void refused(List<Pool> pools, RouteRequest request, String word) {
        for (Router router : ROUTERS) {
            assertThat(router.route(pools, request))
                    .isInstanceOfSatisfying(
                            Routing.NoRoute.class,
                            none -> assertThat(none.reason()).contains(word));
        }
    }

    @Test
    void poolsWithoutLiquidity() {
        refused(
                List.of(pool("p", BigInteger.ZERO, BigInteger.ZERO)),
                RouteRequest.selling("A", UNIT, "B"),
                "liquidity");
    }

    @Test
    void aTokenThatIsNotInTheGraph() {
        refused(List.of(pool("p", UNIT, UNIT)), RouteRequest.selling("A", UNIT, "C"), "C");
    }

    @Test
    void tokensThatNothingConnects() {
        List<Pool> apart = List.of(pool("p", UNIT, UNIT), new V2Pool("q", "C", "D", UNIT, UNIT, 30));
        refused(apart, RouteRequest.selling("A", UNIT, "D"), "connect");
    }

    @Test
    void moreThanThePoolsCanTake() {
        refused(List.of(narrow()), RouteRequest.selling("A", UNIT.multiply(BigInteger.TEN), "B"), "take");
    }

    /** A detour adds to what the one path could sell whole, until all that can be bought is bought: the rest stays with the seller. */
    @Test
    void sellsNoMoreThanBuysAllThereIs() {
        BigInteger shallow = UNIT.multiply(BigInteger.TWO).divide(BigInteger.valueOf(5));
        BigInteger deep = UNIT.multiply(BigInteger.valueOf(1_000));
        List<Pool> pools = List.of(
                new V2Pool("first", "A", "C", shallow, shallow, 30),
                new V2Pool("second", "A", "C", deep, deep, 30),
                new V3Pool("last", "C", "B", 3_000, BigInteger.ONE.shiftLeft(96), 0, UNIT, 60, narrow().ticks()));
        BigInteger amount = UNIT.multiply(BigInteger.TWO);
        assertThat(Router.singlePath(3).route(pools, RouteRequest.selling("A", amount, "B")))
                .isInstanceOf(Route.class);
        Route route = (Route) Router.optimal().route(pools, RouteRequest.selling("A", amount, "B"));
        assertThat(route.in()).isLessThan(amount.divide(BigInteger.TWO));
        assertThat(route.gapBps().orElseThrow()).isLessThanOrEqualTo(new BigDecimal("0.0001"));
    }

    @Test
    void moreThanThePoolsHold() {
        refused(List.of(narrow(), pool("p", UNIT, UNIT)), RouteRequest.buying("A", "B", UNIT.shiftLeft(2)), "take");
    }

    @Test
    void poolsThatCannotBe() {
        assertThatThrownBy(() -> pool("p", UNIT.negate(), UNIT)).hasMessageContaining("reserve");
        assertThatThrownBy(() -> pool("p", BigInteger.TWO.pow(112), UNIT)).hasMessageContaining("reserve");
        assertThatThrownBy(() -> new V2Pool("p", "A", "A", UNIT, UNIT, 30)).hasMessageContaining("both sides");
        for (Router router : ROUTERS) {
            List<Pool> twice = List.of(pool("p", UNIT, UNIT), pool("p", UNIT, UNIT));
            assertThatThrownBy(() -> router.route(twice, RouteRequest.selling("A", UNIT, "B")))
                    .hasMessageContaining("two pools are called p");
        }
    }

    /** Every split of the amount over two pools, one unit at a time. */
    @Test
    void buyingIsAsCheapAsTheBestOfAllSplits() {
        Pool one = pool("one", BigInteger.valueOf(1_000_000), BigInteger.valueOf(1_000_000));
        Pool two = pool("two", BigInteger.valueOf(500_000), BigInteger.valueOf(480_000));
        int wanted = 50_000;
        BigInteger least = BigInteger.valueOf(Long.MAX_VALUE);
        for (int part = 1; part < wanted; part++) {
            least = least.min(one.amountIn("A", BigInteger.valueOf(part))
                    .orElseThrow()
                    .add(two.amountIn("A", BigInteger.valueOf(wanted - part)).orElseThrow()));
        }
        Route route = (Route)
                Router.optimal().route(List.of(one, two), RouteRequest.buying("A", "B", BigInteger.valueOf(wanted)));
        assertThat(route.out()).isGreaterThanOrEqualTo(BigInteger.valueOf(wanted));
        assertThat(route.in()).isLessThanOrEqualTo(least.add(BigInteger.TWO));
        assertThat(route.bound().orElseThrow()).isLessThanOrEqualTo(least);
    }
}
