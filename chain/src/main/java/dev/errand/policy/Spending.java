package dev.errand.policy;

import dev.errand.value.Address;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one execution takes out of an account, as the policy sees it.
 *
 * @param dollars all that leaves, gas included, in US dollars at time-weighted prices; empty if something has no price
 * @param recipients to whom transfers go
 * @param newRecipients those of them that the account has never paid before
 * @param mostGasCost the most that it can cost in gas, in wei
 * @param surprises what the simulation found that no intent asked for, in words: an approval left, a token that leaves
 */
public record Spending(
        Optional<BigDecimal> dollars,
        Set<Address> recipients,
        Set<Address> newRecipients,
        BigInteger mostGasCost,
        List<String> surprises) {

    /** Copies the collections. */
    public Spending {
        recipients = Set.copyOf(recipients);
        newRecipients = Set.copyOf(newRecipients);
        surprises = List.copyOf(surprises);
    }
}
