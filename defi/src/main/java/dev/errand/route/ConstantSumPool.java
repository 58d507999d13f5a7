package dev.errand.route;

import java.math.BigInteger;
import java.util.List;

/**
 * A pool that pays one for one, less the fee, until it holds no more of a token.
 *
 * @param reserve0 what it holds of its first token, in base units
 * @param reserve1 what it holds of the other, whose base unit is worth as much
 * @param fee on what goes in, in 1e-6
 */
public record ConstantSumPool(
        String id, String token0, String token1, BigInteger reserve0, BigInteger reserve1, int fee)
        implements MarketMaker {

    /** @throws IllegalArgumentException if no pool can look like that; the message says why */
    public ConstantSumPool {
        Checks.tokens(id, token0, token1);
        Checks.reserve(id, reserve0);
        Checks.reserve(id, reserve1);
        Checks.fee(id, fee);
    }

    @Override
    public List<String> tokens() {
        return List.of(token0, token1);
    }

    @Override
    public boolean hasLiquidity() {
        return reserve0.signum() > 0 || reserve1.signum() > 0;
    }
}
