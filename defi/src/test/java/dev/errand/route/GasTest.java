package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.route.RandomPools.Prices;
import dev.errand.route.RouteRequest.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gas per pool, on graphs so small that every set of pools can be tried. */
class GasTest {

    private static final int GRAPHS = 15;
    private static final BigDecimal PROVED = new BigDecimal("0.01");

    @ParameterizedTest
    @EnumSource(Prices.class)
    void findsTheBestOfAllSetsOfPools(Prices prices) {
        for (int seed = 0; seed < GRAPHS; seed++) {
            RandomPools.Case made = RandomPools.of(seed, 4, 6, prices);
            if (!(Router.optimal().route(made.pools(), made.request()) instanceof Route free)) {
                continue;
            }
            BigInteger gas = free.out()
                    .multiply(BigInteger.valueOf(1 + new Random(seed).nextInt(200)))
                    .divide(BigInteger.valueOf(20_000));
            Route route = (Route) Router.optimal().route(made.pools(), withGas(made.request(), gas));
            BigInteger best = bestOfAllSets(made, gas);
            assertThat(best).isLessThanOrEqualTo(route.bound().orElseThrow());
            BigDecimal worse = new BigDecimal(best.subtract(route.net()));
            assertThat(worse).isLessThanOrEqualTo(new BigDecimal(best.abs()).movePointLeft(6));
        }
    }

    private static BigInteger bestOfAllSets(RandomPools.Case made, BigInteger gas) {
        BigInteger best = BigInteger.ZERO.subtract(gas).shiftLeft(20);
        for (int set = 1; set < 1 << made.pools().size(); set++) {
            List<Pool> some = new ArrayList<>();
            for (int i = 0; i < made.pools().size(); i++) {
                if ((set >> i & 1) == 1) {
                    some.add(made.pools().get(i));
                }
            }
            if (Router.optimal().route(some, made.request()) instanceof Route route) {
                best = best.max(route.out()
                        .subtract(gas.multiply(BigInteger.valueOf(route.trades().size()))));
            }
        }
        return best;
    }

    private static RouteRequest withGas(RouteRequest request, BigInteger gas) {
        return new RouteRequest(request.sell(), request.buy(), Side.EXACT_IN, request.amount(), gas);
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
                        withGas(request, adds.multiply(BigInteger.valueOf(9)).divide(BigInteger.TEN)));
        Route dear = (Route) Router.optimal()
                .route(
                        pools,
                        withGas(request, adds.multiply(BigInteger.valueOf(11)).divide(BigInteger.TEN)));
        assertThat(cheap.trades()).hasSize(2);
        assertThat(dear.trades()).hasSize(1);
        assertThat(cheap.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
        assertThat(dear.gapBps().orElseThrow()).isLessThanOrEqualTo(PROVED);
    }
}
