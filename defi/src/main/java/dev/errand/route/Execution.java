package dev.errand.route;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts trades in an order in which each one's input is there when its turn comes, as far as any order found does. */
final class Execution {

    private final Map<String, BigInteger> start;
    private List<Trade> best = List.of();
    private int fewestShort = Integer.MAX_VALUE;

    private Execution(RouteRequest request, BigInteger sold) {
        this.start = Map.of(request.sell(), sold);
    }

    /**
     * The trades in order. Of several orders tried, the one in which the fewest trades must wait for later ones to pay.
     *
     * @param trades in an order that suits if there is no cycle
     * @param sold what the seller brings
     */
    static List<Trade> order(RouteRequest request, BigInteger sold, List<Trade> trades) {
        Execution execution = new Execution(request, sold);
        execution.attempt(trades);
        if (execution.fewestShort > 0) {
            execution.attempt(split(trades, trade -> !trade.tokenOut().equals(request.buy())));
            execution.attempt(split(trades, trade -> trade.tokenIn().equals(request.buy())));
            execution.attempt(split(trades, trade -> trade.tokenOut().equals(request.sell())));
            execution.attempt(trades.reversed());
        }
        return execution.best;
    }

    private static List<Trade> split(List<Trade> trades, Predicate<Trade> first) {
        List<Trade> ordered = new ArrayList<>(trades.stream().filter(first).toList());
        ordered.addAll(trades.stream().filter(first.negate()).toList());
        return ordered;
    }

    /** Makes whichever trade of the list can be made; where none can, the one that is short of the least. */
    private void attempt(List<Trade> trades) {
        Map<String, BigInteger> held = new HashMap<>(start);
        List<Trade> waiting = new ArrayList<>(trades);
        List<Trade> made = new ArrayList<>(trades.size());
        int waited = 0;
        while (!waiting.isEmpty()) {
            int next = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < waiting.size() && least > 0; i++) {
                Trade trade = waiting.get(i);
                BigInteger missing = trade.in().subtract(held.getOrDefault(trade.tokenIn(), BigInteger.ZERO));
                double share = Math.max(0, missing.doubleValue() / trade.in().doubleValue());
                if (share < least) {
                    least = share;
                    next = i;
                }
            }
            Trade trade = waiting.remove(next);
            waited += least > 0 ? 1 : 0;
            held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
            held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
            made.add(trade);
        }
        if (waited < fewestShort) {
            fewestShort = waited;
            best = made;
        }
    }
}
