package dev.errand.account;

import dev.errand.offer.DollarPrices;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What leaves an account, in US dollars.
 *
 * @param known the sum over all that has a price
 * @param unpriced what leaves besides, without a price
 */
record Dollars(BigDecimal known, List<Token> unpriced) {

    Dollars {
        unpriced = List.copyOf(unpriced);
    }

    /** All that leaves, and the gas at its most. */
    static Dollars leaving(List<BalanceChange> changes, BigInteger mostGasCost, DollarPrices prices) {
        List<BalanceChange> leaving = new ArrayList<>();
        changes.stream().filter(change -> change.units().signum() < 0).forEach(leaving::add);
        leaving.add(new BalanceChange(Token.ETH, mostGasCost.negate()));
        BigDecimal known = BigDecimal.ZERO;
        Set<Token> unpriced = new LinkedHashSet<>();
        for (BalanceChange change : leaving) {
            Token token = change.token();
            Optional<BigDecimal> price = prices.dollarsPerToken(token);
            if (price.isPresent()) {
                BigDecimal tokens = new BigDecimal(change.units().negate(), token.decimals());
                known = known.add(price.get().multiply(tokens));
            } else {
                unpriced.add(token);
            }
        }
        return new Dollars(known, List.copyOf(unpriced));
    }

    /** What the journal is to count against the day's limit; empty if nothing has a price. */
    Optional<BigDecimal> counted() {
        return unpriced.isEmpty() || known.signum() > 0 ? Optional.of(known) : Optional.empty();
    }
}
