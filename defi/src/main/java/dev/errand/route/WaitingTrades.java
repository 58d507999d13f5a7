package dev.errand.route;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Trades not made yet, and what there is of each token for them. Each trade is named by its place in the list. For each token the trades
 * that want it wait by amount, so that it is seen at once which ones a payment covers.
 */
final class WaitingTrades {

    private final List<Trade> trades;
    private final int[] from;
    private final int[] to;
    private final BigInteger[] held;
    private final List<TreeSet<Integer>> waiting = new ArrayList<>();
    private final double[] shortest;
    private final PriorityQueue<Integer> covered = new PriorityQueue<>();

    /** @param numbers of the tokens, from zero */
    WaitingTrades(List<Trade> trades, Map<String, Integer> numbers) {
        this.trades = trades;
        this.from =
                trades.stream().mapToInt(trade -> numbers.get(trade.tokenIn())).toArray();
        this.to =
                trades.stream().mapToInt(trade -> numbers.get(trade.tokenOut())).toArray();
        this.held = new BigInteger[numbers.size()];
        this.shortest = new double[held.length];
        Comparator<Integer> byAmount = Comparator.<Integer, BigInteger>comparing(
                        trade -> trades.get(trade).in())
                .thenComparing(Comparator.naturalOrder());
        for (int token = 0; token < held.length; token++) {
            held[token] = BigInteger.ZERO;
            waiting.add(new TreeSet<>(byAmount));
        }
        for (int trade = 0; trade < from.length; trade++) {
            waiting.get(from[trade]).add(trade);
        }
        for (int token = 0; token < held.length; token++) {
            measure(token);
        }
    }

    /** Adds to what there is of a token. */
    void pay(int token, BigInteger amount) {
        held[token] = held[token].add(amount);
        TreeSet<Integer> wanting = waiting.get(token);
        while (!wanting.isEmpty() && isCovered(wanting.getFirst())) {
            covered.add(wanting.removeFirst());
        }
        measure(token);
    }

    private boolean isCovered(int trade) {
        return trades.get(trade).in().compareTo(held[from[trade]]) <= 0;
    }

    /** Takes out the first trade in the list whose input is there; minus one if there is none. */
    int takeCovered() {
        while (!covered.isEmpty()) {
            int trade = covered.remove();
            if (isCovered(trade)) {
                return trade;
            }
            waiting.get(from[trade]).add(trade);
            measure(from[trade]);
        }
        return -1;
    }

    /** Takes out the trade that lacks the smallest share of its input, where none is covered. */
    int takeLeastShort() {
        int token = 0;
        for (int other = 1; other < shortest.length; other++) {
            token = shortest[other] < shortest[token] ? other : token;
        }
        int trade = nearest(token);
        waiting.get(token).remove(trade);
        return trade;
    }

    /** The one that lacks least of those that wait for a token: the smallest, or the largest where the token is owed. */
    private int nearest(int token) {
        TreeSet<Integer> wanting = waiting.get(token);
        return held[token].signum() >= 0 ? wanting.getFirst() : wanting.getLast();
    }

    private void measure(int token) {
        if (waiting.get(token).isEmpty()) {
            shortest[token] = Double.POSITIVE_INFINITY;
        } else {
            double in = trades.get(nearest(token)).in().doubleValue();
            shortest[token] = (in - held[token].doubleValue()) / in;
        }
    }

    /** Makes a trade that was taken out: its input goes, even where it is not there, and its output comes. */
    void make(int trade) {
        held[from[trade]] = held[from[trade]].subtract(trades.get(trade).in());
        measure(from[trade]);
        pay(to[trade], trades.get(trade).out());
    }
}
