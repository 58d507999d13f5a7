package dev.errand.engine;

import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan comes to in the end, as far as two plans for one text can differ: what is surely held, lent and paid, each in its token's
 * smallest units, less what is owed, with the interest of {@link ConsideredLoan#HORIZON}; and the gas of all of it, in wei.
 */
record Ending(Map<Token, BigInteger> units, BigInteger gas) {

    /** Copies the map. */
    Ending {
        units = Map.copyOf(units);
    }

    /** The end of a plan that is whole. */
    static Ending of(PlanDraft draft) throws Refusal {
        return new Ending(draft.counted(), draft.gas());
    }

    /** Whether this is worth more, in the native coin by the venues' own prices. What they have no price for is no reason to say so. */
    boolean beats(Ending other, ReferenceQuotes quotes) {
        Set<Token> tokens = new HashSet<>(units.keySet());
        tokens.addAll(other.units.keySet());
        BigInteger gained = other.gas.subtract(gas);
        for (Token token : tokens) {
            BigInteger here = units.getOrDefault(token, BigInteger.ZERO);
            BigInteger there = other.units.getOrDefault(token, BigInteger.ZERO);
            BigInteger more = here.subtract(there);
            if (more.signum() == 0) {
                continue;
            }
            TokenAmount sample = new TokenAmount(token, here.abs().max(there.abs()));
            Optional<BigInteger> worth = token.isNative()
                    ? Optional.of(sample.units())
                    : quotes.quoteSell(sample, Token.ETH)
                            .map(quote -> quote.amount().units());
            if (worth.isEmpty()) {
                return false;
            }
            gained = gained.add(more.multiply(worth.get()).divide(sample.units()));
        }
        return gained.signum() > 0;
    }
}
