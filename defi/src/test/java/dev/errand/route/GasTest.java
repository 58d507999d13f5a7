package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.route.RandomPools.Prices;
import dev.errand.route.RouteRequest.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gas per pool, on graphs so small that every set of pools can be tried. */
class GasTest {

    private static final int GRAPHS = 10;
    private static final BigDecimal PROVED = new BigDecimal("0.01");

    /** Gas of up to a hundredth of what comes out, and of up to half of it where little is sold. */
    @ParameterizedTest
    @CsvSource({
        "AGREE, EXACT_IN, 1", "AGREE, EXACT_IN, 1000", "AGREE, EXACT_OUT, 1000",
        "DISAGREE, EXACT_IN, 1", "DISAGREE, EXACT_IN, 1000", "DISAGREE, EXACT_OUT, 1000"
    })
    void findsTheBestOfAllSetsOfPools(Prices prices, Side side, long share) {
        for (int seed = 0; seed < GRAPHS; seed++) {
            RandomPools.Case made = RandomPools.of(seed, 4, 6, prices);
            RouteRequest free = part(made, side, BigInteger.valueOf(share));
            if (!(Router.optimal().route(made.pools(), free) instanceof Route without)) {
                continue;
            }
            BigInteger gas = without.net()
                    .multiply(BigInteger.valueOf(1 + new Random(seed).nextInt(200)))
                    .divide(BigInteger.valueOf(share == 1 ? 20_000 : 400));
            RouteRequest request = withGas(
                    free, new Gas(gas, gas.multiply(BigInteger.valueOf(7)).divide(BigInteger.valueOf(5))));
            Route route = (Route) Router.optimal().route(made.pools(), request);
            BigInteger best = bestOfAllSets(made.pools(), request);
            assertThat(isBeyond(best, route.bound().orElseThrow(), side)).isFalse();
            BigDecimal worse = new BigDecimal(best.subtract(route.net()).abs());
            assertThat(isBeyond(best, route.net(), side)
                            && worse.compareTo(new BigDecimal(best.abs()).movePointLeft(6)) > 0)
                    .as("seed %s: %s, the best set of pools %s", seed, route.net(), best)
                    .isFalse();
        }
    }

    /** The request of that case for a small part of the amount, or for what that part would buy. */
    private static RouteRequest part(RandomPools.Case made, Side side, BigInteger share) {
        RouteRequest whole = made.request();
        BigInteger amount = whole.amount().divide(share).max(BigInteger.ONE);
        RouteRequest selling = RouteRequest.selling(whole.sell(), amount, whole.buy());
        return side == Side.EXACT_OUT && Router.singlePath(3).route(made.pools(), selling) instanceof Route route
                ? RouteRequest.buying(whole.sell(), whole.buy(), route.out())
                : selling;
    }

    /** Whether the first is better than the second. */
    private static boolean isBeyond(BigInteger one, BigInteger other, Side side) {
        return side == Side.EXACT_IN ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
    }

    private static BigInteger bestOfAllSets(List<Pool> pools, RouteRequest request) {
        RouteRequest free = withGas(request, Gas.NONE);
        Optional<BigInteger> best = Optional.empty();
        for (int set = 1; set < 1 << pools.size(); set++) {
            List<Pool> some = new ArrayList<>();
            for (int i = 0; i < pools.size(); i++) {
                if ((set >> i & 1) == 1) {
                    some.add(pools.get(i));
                }
            }
            if (Router.optimal().route(some, free) instanceof Route route) {
                BigInteger net =
                        Route.of(request, route.trades(), route.atomic()).net();
                best = best.filter(known -> !isBeyond(net, known, request.side()))
                        .or(() -> Optional.of(net));
            }
        }
        return best.orElseThrow();
    }

    private static RouteRequest withGas(RouteRequest request, Gas gas) {
        return new RouteRequest(request.sell(), request.buy(), request.side(), request.amount(), gas);
    }

    /** No pool gains its gas, and yet one way must be paid for: so little is sold that the best is the best single pool. */
    @Test
    void provesASmallSaleOverManyPools() {
        List<Pool> pools = new ArrayList<>();
        BigInteger reserve = BigInteger.TEN.pow(24);
        for (int i = 0; i < 30; i++) {
            BigInteger deeper = reserve.multiply(BigInteger.valueOf(100 + i)).divide(BigInteger.valueOf(100));
            pools.add(new V2Pool("ab" + i, "A", "B", deeper, deeper, 30));
            pools.add(new V2Pool("bc" + i, "B", "C", deeper, deeper, 30));
        }
        RouteRequest free = RouteRequest.selling("A", BigInteger.TEN.pow(17), "C");
        BigInteger gas = BigInteger.TEN.pow(16);
        Route route = (Route) Router.optimal().route(pools, withGas(free, Gas.each(gas)));
        assertThat(route.trades()).extracting(trade -> trade.pool().id()).containsExactly("ab29", "bc29");
        assertThat(route.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
    }

    /** Two equal pools: the second pays for itself only while gas is below what it adds. */
    @Test
    void leavesAPoolOutThatDoesNotPayItsGas() {
        BigInteger reserve = BigInteger.TEN.pow(24);
        List<Pool> pools = List.of(
                new V2Pool("one", "A", "B", reserve, reserve, 30), new V2Pool("two", "A", "B", reserve, reserve, 30));
        RouteRequest request = RouteRequest.selling("A", BigInteger.TEN.pow(23), "B");
        BigInteger alone = pools.getFirst().amountOut("A", request.amount()).orElseThrow();
        BigInteger adds = ((Route) Router.optimal().route(pools, request)).out().subtract(alone);
        Route cheap = (Route) Router.optimal()
                .route(
                        pools,
                        withGas(
                                request,
                                Gas.each(adds.multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN))));
        Route dear = (Route) Router.optimal()
                .route(
                        pools,
                        withGas(
                                request,
                                Gas.each(adds.multiply(BigInteger.valueOf(11)).divide(BigInteger.TEN))));
        assertThat(cheap.trades()).hasSize(2);
        assertThat(dear.trades()).hasSize(1);
        assertThat(cheap.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
        assertThat(dear.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
    }
}
