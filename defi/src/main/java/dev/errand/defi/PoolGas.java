package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.route.Pool;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.RouteRequest.Side;
import dev.errand.route.Router;
import java.math.BigInteger;
import java.util.List;

/** What trading in one more pool costs in gas, in the token by which a route is measured. */
final class PoolGas {

    /** Of one more pool in a route, measured on the devnet: some 110,000 where it is Uniswap v2's, 150,000 where v3's. */
    private static final long GAS = 130_000;

    /** What is converted, 0.01 of the native coin: the gas itself may come to nothing in the other token's units. */
    private static final BigInteger CONVERTED = BigInteger.TEN.pow(16);

    private static final Router ROUTER = Router.singlePath(2);

    private final ChainClient chain;
    private final String wrappedNative;

    /** @param wrappedNative the native coin's name as pools know it */
    PoolGas(ChainClient chain, String wrappedNative) {
        this.chain = chain;
        this.wrappedNative = wrappedNative;
    }

    /** The same swap with regard to gas; unchanged where no pool trades the native coin for the counted token. */
    RouteRequest weighed(RouteRequest request, List<Pool> pools) {
        return new RouteRequest(
                request.sell(), request.buy(), request.side(), request.amount(), perPool(request, pools));
    }

    private BigInteger perPool(RouteRequest request, List<Pool> pools) {
        BigInteger wei = chain.fees().expected(GAS);
        String counted = request.side() == Side.EXACT_IN ? request.buy() : request.sell();
        if (counted.equals(wrappedNative)) {
            return wei;
        }
        return ROUTER.route(pools, RouteRequest.selling(wrappedNative, CONVERTED, counted)) instanceof Route route
                ? wei.multiply(route.out()).divide(CONVERTED)
                : BigInteger.ZERO;
    }
}
