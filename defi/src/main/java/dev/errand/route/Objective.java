package dev.errand.route;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * What trades are made for. Whatever it is, nothing else may be short in the end.
 *
 * @see <a href="https://arxiv.org/abs/2204.05238">Angeris, Chitra, Evans, Boyd 2022: Optimal Routing for Constant Function Market
 *     Makers, section 3</a>
 */
public sealed interface Objective {

    /**
     * The most of one token for a basket of others: a swap where the basket holds one token, a purchase at the least cost where it holds
     * what is to be bought, below zero.
     *
     * @param basket what is given of each token, in base units; below zero what must be left over of it
     * @param into the token that counts. None of it is given
     */
    record Liquidation(Map<String, BigInteger> basket, String into) implements Objective {

        /** @throws IllegalArgumentException if the basket is empty, or holds the token that counts */
        public Liquidation {
            basket = Map.copyOf(basket);
            if (basket.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to trade for " + into);
            }
            if (basket.containsKey(into)) {
                throw new IllegalArgumentException("the token given and the token wanted are both " + into);
            }
        }
    }

    /**
     * The most value out of market makers whose prices disagree, for nothing.
     *
     * @param values what a base unit of each token is worth outside; a token that is not named is worth nothing
     */
    record Arbitrage(Map<String, BigDecimal> values) implements Objective {

        /** @throws IllegalArgumentException if nothing is worth anything, or something less than nothing */
        public Arbitrage {
            values = Map.copyOf(values);
            if (values.isEmpty() || values.values().stream().anyMatch(value -> value.signum() <= 0)) {
                throw new IllegalArgumentException("values must be above zero, and at least one be given: " + values);
            }
        }
    }
}
