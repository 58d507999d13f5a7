package dev.errand.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best trades with market makers of any kind, in real numbers, and a bound that proves them. It is computed, not executed: amounts
 * have fractions of base units, and what is short of a token in the end, some twelve digits down, is taken off the value. What can be
 * executed is a {@link Route}. Immutable; {@link #of} may be called from any thread.
 *
 * @param value what the trades bring of what counts, below zero if they cost it; less the worth of what does not fit together
 * @param bound what no trades can beat
 * @param prices what a little more of each token would bring, of what counts
 * @param exchanges with each market maker that takes part, in no order
 */
public record Optimum(
        Objective objective, double value, double bound, Map<String, Double> prices, List<Exchange> exchanges) {

    /** Copies the map and the list. */
    public Optimum {
        prices = Map.copyOf(prices);
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One trade with one market maker, of any of its tokens for any others.
     *
     * @param tendered what goes in of each token, fee included, in base units
     * @param received what comes out of each token
     */
    public record Exchange(MarketMaker maker, Map<String, Double> tendered, Map<String, Double> received) {

        /** Copies the maps. */
        public Exchange {
            tendered = Map.copyOf(tendered);
            received = Map.copyOf(received);
        }
    }

    /**
     * The best trades there are; empty if none fit together to a millionth, as where nobody holds what must be left over.
     *
     * @throws IllegalArgumentException if two market makers have the same id, or none holds what counts
     */
    public static Optional<Optimum> of(List<? extends MarketMaker> makers, Objective objective) {
        return new OptimumSearch(makers, objective).run();
    }

    /** How far the value may be from the best one there is, at most, as a share of the bound. */
    public double gap() {
        return bound == value ? 0 : (bound - value) / Math.abs(bound);
    }
}
