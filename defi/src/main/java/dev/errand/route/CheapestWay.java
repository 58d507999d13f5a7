package dev.errand.route;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/** The way between two tokens whose pools together cost the least. */
final class CheapestWay {

    private CheapestWay() {}

    private record Reached(int token, BigInteger cost) {}

    /**
     * What that way costs; empty if no pools connect the two.
     *
     * @param price what a pool costs, zero or more; empty if it may not be used
     */
    static Optional<BigInteger> cost(Links links, int from, int to, IntFunction<Optional<BigInteger>> price) {
        BigInteger[] least = new BigInteger[links.tokens()];
        boolean[] done = new boolean[least.length];
        PriorityQueue<Reached> queue = new PriorityQueue<>(Comparator.comparing(Reached::cost));
        queue.add(new Reached(from, BigInteger.ZERO));
        while (!queue.isEmpty()) {
            Reached reached = queue.remove();
            int token = reached.token();
            if (token == to) {
                return Optional.of(reached.cost());
            }
            if (done[token]) {
                continue;
            }
            done[token] = true;
            for (int pool : links.at(token)) {
                int next = links.other(pool, token);
                Optional<BigInteger> cost = price.apply(pool).map(reached.cost()::add);
                if (cost.isPresent() && (least[next] == null || cost.get().compareTo(least[next]) < 0)) {
                    least[next] = cost.get();
                    queue.add(new Reached(next, cost.get()));
                }
            }
        }
        return Optional.empty();
    }
}
