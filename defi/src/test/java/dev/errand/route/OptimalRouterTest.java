package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.route.RandomPools.Prices;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimalRouterTest {

    /** Not one that anything was tried on before it was written here. */
    private static final long SEED = 20_261_128;

    private static final int GRAPHS = 30;
    private static final BigDecimal PROVED = new BigDecimal("0.01");
    private static final List<Router> OTHERS = List.of(Router.singlePath(3), Router.grid(3));

    @ParameterizedTest
    @EnumSource(Prices.class)
    void everyTradePaysWhatItSaysAndNoTokenIsLeftShort(Prices prices) {
        for (RandomPools.Case each : cases(prices)) {
            Route route = optimal(each);
            Map<String, BigInteger> held = new HashMap<>();
            held.put(each.request().sell(), each.request().amount());
            boolean lacking = false;
            for (Trade trade : route.trades()) {
                assertThat(trade.pool().amountOut(trade.tokenIn(), trade.in())).contains(trade.out());
                held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
                lacking |= held.get(trade.tokenIn()).signum() < 0;
                held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
            }
            assertThat(held.values()).allMatch(left -> left.signum() >= 0);
            assertThat(held.get(each.request().buy())).isEqualTo(route.out());
            assertThat(lacking)
                    .as("only a cycle may need its trades all at once")
                    .matches(s -> !s || route.atomic());
        }
    }

    @ParameterizedTest
    @EnumSource(Prices.class)
    void noRouterBeatsItOrItsBound(Prices prices) {
        for (RandomPools.Case each : cases(prices)) {
            Route route = optimal(each);
            BigInteger bound = route.bound().orElseThrow();
            assertThat(route.net()).isLessThanOrEqualTo(bound);
            for (Router other : OTHERS) {
                if (other.route(each.pools(), each.request()) instanceof Route found) {
                    assertThat(found.net()).isLessThanOrEqualTo(route.net());
                }
            }
        }
    }

    /** The bound belongs to the dual's best prices, so it is the tighter the better the route; it is not made to fit. */
    @ParameterizedTest
    @EnumSource(Prices.class)
    void provesNearlyEveryRouteToAHundredthOfABasisPoint(Prices prices) {
        List<BigDecimal> gaps = new ArrayList<>();
        for (RandomPools.Case each : cases(prices)) {
            gaps.add(optimal(each).gapBps().orElseThrow());
        }
        assertThat(gaps.stream().filter(gap -> gap.compareTo(PROVED) <= 0).count())
                .isGreaterThanOrEqualTo(GRAPHS * 99 / 100);
    }

    /** Equal pools share a sale evenly, and together pay what one pool of their summed reserves would. */
    @Test
    void equalPoolsShareASaleAsOneLargePoolWould() {
        BigInteger reserve = BigInteger.TEN.pow(24);
        BigInteger amount = BigInteger.TEN.pow(23);
        List<Pool> pools = List.of(
                new V2Pool("one", "A", "B", reserve, reserve, 30), new V2Pool("two", "A", "B", reserve, reserve, 30));
        Route route = (Route) Router.optimal().route(pools, RouteRequest.selling("A", amount, "B"));
        BigInteger merged = new V2Pool("both", "A", "B", reserve.shiftLeft(1), reserve.shiftLeft(1), 30)
                .amountOut("A", amount)
                .orElseThrow();
        assertThat(route.trades()).hasSize(2);
        assertThat(merged.subtract(route.out()).abs()).isLessThanOrEqualTo(BigInteger.TEN);
    }

    @Test
    void saysWhenThereIsNoWay() {
        List<Pool> pools = List.of(new V2Pool("p", "A", "B", BigInteger.TEN.pow(9), BigInteger.TEN.pow(9), 30));
        assertThat(Router.optimal().route(pools, RouteRequest.selling("A", BigInteger.TEN, "C")))
                .isInstanceOf(Routing.NoRoute.class);
        assertThat(Router.optimal().route(pools, RouteRequest.buying("A", "B", BigInteger.TEN.pow(10))))
                .isInstanceOf(Routing.NoRoute.class);
    }

    private static Route optimal(RandomPools.Case each) {
        return (Route) Router.optimal().route(each.pools(), each.request());
    }

    private static List<RandomPools.Case> cases(Prices prices) {
        return RandomPools.graphs(SEED, prices, GRAPHS);
    }
}
