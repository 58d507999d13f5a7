package dev.errand.account;

import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What becomes of the account's balance of one token, gas left out.
 *
 * @param units smallest units, negative where they leave
 */
public record BalanceChange(Token token, BigInteger units) {

    /** Whole tokens with sign and symbol: {@code +6000 USDC}. */
    @Override
    public String toString() {
        String amount =
                new BigDecimal(units, token.decimals()).stripTrailingZeros().toPlainString();
        return (units.signum() > 0 ? "+" : "") + amount + " " + token;
    }
}
