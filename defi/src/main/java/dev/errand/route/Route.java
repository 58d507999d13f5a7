package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A route to the last unit: trades that, made in order while the pools stand as given, take and pay exactly what they say.
 *
 * @param in what is taken from the seller, in base units of the token sold
 * @param out what arrives, in base units of the token bought
 * @param trades in order of execution, each pool at most once. Unless {@code atomic}, each trade's input is there when its turn
 *     comes, from what is sold and what earlier trades paid
 * @param atomic whether the flows form a cycle, because the pools hold arbitrage. Then all trades belong into one transaction. They are
 *     ordered so that each input is there when its turn comes wherever some order allows it; where none does, a trade may be short
 *     until later ones have paid, and the pools' own flash swaps bridge it (v2 and v3 pools pay first and are paid in the callback).
 *     All trades together never leave any token short
 * @param bound what no route over these pools can beat, in the terms of {@link #net}: at least the best net where the sold amount is
 *     fixed, at most the best net where the bought one is. Empty if the router proves nothing
 */
public record Route(
        RouteRequest request,
        BigInteger in,
        BigInteger out,
        List<Trade> trades,
        boolean atomic,
        Optional<BigInteger> bound)
        implements Routing {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int SHOWN = 4;

    /** Copies the list. */
    public Route {
        trades = List.copyOf(trades);
    }

    /** A route without a bound, from trades that leave no token short. */
    static Route of(RouteRequest request, List<Trade> trades, boolean atomic) {
        BigInteger in = balance(trades, request.sell()).negate().max(BigInteger.ZERO);
        return new Route(request, in, balance(trades, request.buy()), trades, atomic, Optional.empty());
    }

    private static BigInteger balance(List<Trade> trades, String token) {
        BigInteger balance = BigInteger.ZERO;
        for (Trade trade : trades) {
            if (trade.tokenIn().equals(token)) {
                balance = balance.subtract(trade.in());
            } else if (trade.tokenOut().equals(token)) {
                balance = balance.add(trade.out());
            }
        }
        return balance;
    }

    Route within(BigInteger newBound) {
        return new Route(request, in, out, trades, atomic, Optional.of(newBound));
    }

    /** What the pools cost in gas, in the terms of the request. */
    public BigInteger gas() {
        return trades.stream().map(trade -> request.gas().of(trade.pool())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What counts: the output less the gas where the sold amount is fixed, the input and the gas where the bought one is. */
    public BigInteger net() {
        return switch (request.side()) {
            case EXACT_IN -> out.subtract(gas());
            case EXACT_OUT -> in.add(gas());
        };
    }

    /**
     * How far the net may be from the best one there is, at most: in basis points of the bound where the sold amount is fixed, of the
     * net where the bought one is or the bound is zero, rounded up at four decimals.
     */
    public Optional<BigDecimal> gapBps() {
        return bound.map(limit -> {
            boolean bounded = request.side() == RouteRequest.Side.EXACT_IN && limit.signum() != 0;
            BigInteger whole = bounded ? limit : net();
            BigDecimal gap = new BigDecimal(limit.subtract(net()).abs()).multiply(BPS);
            return whole.signum() == 0
                    ? BigDecimal.ZERO.setScale(SHOWN)
                    : gap.divide(new BigDecimal(whole.abs()), SHOWN, RoundingMode.CEILING);
        });
    }

    /** Whether this route's net is better than the other's; both must answer the same request. */
    boolean beats(Route other) {
        int order = net().compareTo(other.net());
        return request.side() == RouteRequest.Side.EXACT_IN ? order > 0 : order < 0;
    }
}
