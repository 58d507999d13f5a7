package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TokenAmount;
import java.time.Instant;
import java.util.List;

/**
 * One loan with everything resolved, as agents are asked where to take it. They choose among the account's own markets and how
 * to split; the calls are never theirs.
 *
 * @param intentId id of the plan
 * @param step position of this step in the plan, from 0
 * @param chain where it is to happen
 * @param account whose loan it is
 * @param side whether it is lent out or borrowed
 * @param amount how much; where {@code estimated}, a forecast of what an earlier step will give
 * @param markets names of the markets that may be chosen
 * @param answerBy after this instant no answer counts
 */
public record LoanOrder(
        Bytes32 intentId,
        int step,
        ChainId chain,
        Address account,
        Side side,
        TokenAmount amount,
        boolean estimated,
        List<String> markets,
        Instant answerBy) {

    /** Which side of a market. */
    public enum Side {
        /** Lending out, to earn interest. */
        LEND,
        /** Borrowing, against what was lent out. */
        BORROW
    }

    /** @throws IllegalArgumentException if {@code step} is negative or the amount zero */
    public LoanOrder {
        markets = List.copyOf(markets);
        if (step < 0) {
            throw new IllegalArgumentException("step " + step);
        }
        if (amount.isZero()) {
            throw new IllegalArgumentException("nothing to lend or borrow");
        }
    }
}
