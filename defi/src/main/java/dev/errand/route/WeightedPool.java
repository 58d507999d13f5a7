package dev.errand.route;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/**
 * A weighted pool of two or more tokens, as Balancer's: the product of its reserves, each to the power of its weight, never falls. Any
 * tokens may go in and any others come out in one trade; only what goes in pays the fee.
 *
 * @param reserves what it holds of each token, in base units
 * @param weights of each token, in any proportion
 * @param fee on what goes in, in 1e-6
 * @see <a href="https://docs.balancer.fi/whitepaper.pdf">Martinelli, Mushegian 2019: Balancer, a non-custodial portfolio manager</a>
 */
public record WeightedPool(String id, List<String> tokens, List<BigInteger> reserves, List<BigInteger> weights, int fee)
        implements MarketMaker {

    /** @throws IllegalArgumentException if no pool can look like that; the message says why */
    public WeightedPool {
        tokens = List.copyOf(tokens);
        reserves = List.copyOf(reserves);
        weights = List.copyOf(weights);
        if (tokens.size() < 2 || reserves.size() != tokens.size() || weights.size() != tokens.size()) {
            throw new IllegalArgumentException("pool " + id
                    + " must have two tokens or more, with a reserve and a weight each, not " + tokens.size()
                    + " tokens, " + reserves.size() + " reserves, " + weights.size() + " weights");
        }
        Checks.names(id, tokens);
        if (new HashSet<>(tokens).size() < tokens.size()) {
            throw new IllegalArgumentException("pool " + id + " names a token twice: " + tokens);
        }
        for (int i = 0; i < reserves.size(); i++) {
            Checks.reserve(id, reserves.get(i));
            Checks.range(id, "weight", weights.get(i), BigInteger.ONE, Checks.MOST_RESERVE);
        }
        Checks.fee(id, fee);
    }

    @Override
    public boolean hasLiquidity() {
        return reserves.stream().allMatch(reserve -> reserve.signum() > 0);
    }
}
