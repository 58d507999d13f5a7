package dev.errand.account;

import dev.errand.offer.DollarPrices;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What leaves an account, in US dollars. */
final class Dollars {

    private Dollars() {}

    /** The sum over all that leaves and the gas at its most; empty if anything of it has no price. */
    static Optional<BigDecimal> leaving(List<BalanceChange> changes, BigInteger mostGasCost, DollarPrices prices) {
        Optional<BigDecimal> sum = value(Token.ETH, mostGasCost, prices);
        for (BalanceChange change : changes) {
            if (change.units().signum() < 0) {
                Optional<BigDecimal> leaves =
                        value(change.token(), change.units().negate(), prices);
                sum = sum.flatMap(so -> leaves.map(so::add));
            }
        }
        return sum;
    }

    private static Optional<BigDecimal> value(Token token, BigInteger units, DollarPrices prices) {
        return prices.dollarsPerToken(token).map(price -> price.multiply(new BigDecimal(units, token.decimals())));
    }
}
