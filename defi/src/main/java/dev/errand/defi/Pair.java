package dev.errand.defi;

import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;

/**
 * A Uniswap v2 pair as it stands at one moment, seen in one direction.
 *
 * @param address its contract
 */
record Pair(Address address, TokenAmount reserveIn, TokenAmount reserveOut) {

    Token tokenIn() {
        return reserveIn.token();
    }

    Token tokenOut() {
        return reserveOut.token();
    }
}
