package dev.errand.route;

import dev.errand.route.RouteRequest.Side;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a route could not sell: pools of limited liquidity take no more than there is behind them. */
final class Leftover {

    private static final BigInteger DUST_SHARE = BigInteger.valueOf(1_000_000);
    private static final BigInteger DUST = BigInteger.valueOf(1_000);

    private Leftover() {}

    /** In words, if more than dust is left of a token other than the one bought. */
    static Optional<String> of(Route route) {
        RouteRequest request = route.request();
        Map<String, BigInteger> held = new HashMap<>();
        Map<String, BigInteger> passed = new HashMap<>();
        BigInteger brought = request.side() == Side.EXACT_IN ? request.amount() : route.in();
        held.put(request.sell(), brought);
        passed.put(request.sell(), brought);
        for (Trade trade : route.trades()) {
            held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
            held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
            passed.merge(trade.tokenOut(), trade.out(), BigInteger::add);
        }
        held.remove(request.buy());
        for (Map.Entry<String, BigInteger> each : held.entrySet()) {
            BigInteger whole = passed.getOrDefault(each.getKey(), BigInteger.ZERO);
            if (each.getValue().compareTo(whole.divide(DUST_SHARE).add(DUST)) > 0) {
                return Optional.of("these pools cannot take that much: " + each.getValue() + " of " + each.getKey()
                        + " would be left, ask for less");
            }
        }
        return Optional.empty();
    }
}
