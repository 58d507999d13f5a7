package dev.errand.defi;

import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A Uniswap v2 pool as it stands at one moment, seen in the direction of a trade.
 *
 * @param pair its contract
 */
record Pool(Address pair, TokenAmount reserveIn, TokenAmount reserveOut) {

    /** What it gives for {@code in} smallest units of its first token. */
    Optional<BigInteger> amountOut(BigInteger in) {
        return ConstantProduct.amountOut(in, reserveIn.units(), reserveOut.units());
    }

    /** What it takes for {@code out} smallest units of its second token. */
    Optional<BigInteger> amountIn(BigInteger out) {
        return ConstantProduct.amountIn(out, reserveIn.units(), reserveOut.units());
    }

    Token tokenIn() {
        return reserveIn.token();
    }

    Token tokenOut() {
        return reserveOut.token();
    }
}
