package dev.errand.policy;

import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * What one execution takes out of an account, as the policy sees it.
 *
 * @param dollars what leaves and has a price, gas included, in US dollars at time-weighted prices
 * @param unpriced what leaves and has no price to be trusted: no limit in dollars can be checked for it
 * @param recipients to whom transfers go
 * @param newRecipients those of them that the account has never paid before
 * @param mostGasCost the most that it can cost in gas, in wei
 * @param surprises what the simulation found that no intent asked for, in words: an approval left, a token that leaves
 */
public record Spending(
        BigDecimal dollars,
        List<Token> unpriced,
        Set<Address> recipients,
        Set<Address> newRecipients,
        BigInteger mostGasCost,
        List<String> surprises) {

    /** Copies the collections. */
    public Spending {
        unpriced = List.copyOf(unpriced);
        recipients = Set.copyOf(recipients);
        newRecipients = Set.copyOf(newRecipients);
        surprises = List.copyOf(surprises);
    }
}
