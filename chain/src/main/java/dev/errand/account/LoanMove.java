package dev.errand.account;

import dev.errand.value.TokenAmount;
import java.math.BigDecimal;

/**
 * One thing that an account does on a lending market.
 *
 * @param amount how much, as the plan writes it
 * @param forecast the same as a number
 * @param whole everything that the account lent, or owes, there: {@code amount} is what it is now, and the chain takes what it has
 *     become
 * @param asNative whether the native coin is wrapped on the way in
 * @param healthFloor the health factor that must be left where something is owed afterwards
 */
public record LoanMove(
        Kind kind,
        LendingReserve reserve,
        PlanAmount amount,
        TokenAmount forecast,
        boolean whole,
        boolean asNative,
        BigDecimal healthFloor) {

    /** What is done. */
    public enum Kind {
        SUPPLY,
        WITHDRAW,
        BORROW,
        REPAY
    }
}
