package dev.errand.account;

import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.List;
import java.util.Optional;

/**
 * The lending markets of the account's own list: the framework's own reading of them, and the only place where calls to them are
 * written. Never an agent's word.
 *
 * <p>Implementations are thread-safe, may block on the chain, and throw their chain's exception if it does not answer. The native
 * coin is lent and borrowed in its wrapped form: {@code token} is never the native coin here.
 */
public interface LendingVenues {

    /** Names of the markets, in the profile's order; empty where none is connected. */
    List<String> names();

    /** What a market says of one token, and of what the account lent and owes there; empty if the token is not listed there. */
    Optional<LendingReserve> reserve(String market, Token token, Address account);

    /** All that the account has lent and owes: reserves where it has neither are left out. */
    List<LendingReserve> holdings(Address account);

    /** The account's whole position on a market. */
    LendingPosition position(String market, Address account);

    /**
     * What a split earns or costs, after its own effect on the rates.
     *
     * @param markets those that it could have been taken to, for the comparison with each of them alone
     * @throws IllegalArgumentException if a market cannot take its part; the message says why
     */
    LoanTerms terms(Side side, List<LoanOffer.Part> parts, List<String> markets);

    /**
     * The split over these markets that earns most or costs least.
     *
     * @throws IllegalArgumentException if they cannot take that much together; the message says why
     */
    List<LoanOffer.Part> best(Side side, TokenAmount amount, List<String> markets);

    /**
     * Writes a step of the account lane. What it approves it takes back, what it owes afterwards is bounded, and where a loan is
     * left open the chain reads the health factor in the same transaction.
     */
    PlanStep step(LoanMove move, Address account);

    /** What may be owed by the time a plan that is made now has run: interest grows by the second. */
    TokenAmount mostOwed(LendingReserve reserve);
}
