package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.route.Gas;
import dev.errand.route.Pool;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.RouteRequest.Side;
import dev.errand.route.Router;
import java.math.BigInteger;
import java.util.List;

/** What trading in one more pool costs in gas, in the token by which a route is measured. */
final class PoolGas {

    /** Of one more Uniswap v2 pair in a route, measured on the devnet; what the first one costs more, every route pays. */
    static final long V2 = 81_000;

    /** Of one more Uniswap v3 pool, measured on the devnet: 118,000 within its ticks, 130,000 as routes of two or three pools are. */
    static final long V3 = 125_000;

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
        Gas gas = new Gas(cost(V2, request, pools), cost(V3, request, pools));
        return new RouteRequest(request.sell(), request.buy(), request.side(), request.amount(), gas);
    }

    private BigInteger cost(long gas, RouteRequest request, List<Pool> pools) {
        BigInteger wei = chain.fees().expected(gas);
        String counted = request.side() == Side.EXACT_IN ? request.buy() : request.sell();
        if (counted.equals(wrappedNative)) {
            return wei;
        }
        return ROUTER.route(pools, RouteRequest.selling(wrappedNative, CONVERTED, counted)) instanceof Route route
                ? wei.multiply(route.out()).divide(CONVERTED)
                : BigInteger.ZERO;
    }
}
