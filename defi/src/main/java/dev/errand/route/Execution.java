package dev.errand.route;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts trades in an order in which each one's input is there when its turn comes, as far as any order found does. */
final class Execution {

    private final Map<String, Integer> tokens = new HashMap<>();
    private final int sold;
    private final BigInteger amount;
    private List<Trade> best = List.of();
    private int fewestShort = Integer.MAX_VALUE;

    private Execution(RouteRequest request, BigInteger amount, List<Trade> trades) {
        this.sold = number(request.sell());
        this.amount = amount;
        for (Trade trade : trades) {
            number(trade.tokenIn());
            number(trade.tokenOut());
        }
    }

    private int number(String token) {
        return tokens.computeIfAbsent(token, name -> tokens.size());
    }

    /**
     * The trades in order. Of several orders tried, the one in which the fewest trades must wait for later ones to pay.
     *
     * @param trades in an order that suits if there is no cycle
     * @param amount what the seller brings
     */
    static List<Trade> order(RouteRequest request, BigInteger amount, List<Trade> trades) {
        Execution execution = new Execution(request, amount, trades);
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
        WaitingTrades waiting = new WaitingTrades(trades, tokens);
        waiting.pay(sold, amount);
        List<Trade> made = new ArrayList<>(trades.size());
        int waited = 0;
        while (made.size() < trades.size() && waited < fewestShort) {
            int next = waiting.takeCovered();
            if (next < 0) {
                waited++;
                next = waiting.takeLeastShort();
            }
            waiting.make(next);
            made.add(trades.get(next));
        }
        if (waited < fewestShort) {
            fewestShort = waited;
            best = made;
        }
    }
}
