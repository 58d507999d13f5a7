package dev.errand.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an account lent and owes on one market altogether, in dollars by the market's own oracle.
 *
 * @param collateral what it lent and counts
 * @param weighted the same, each token weighted by its liquidation threshold: debts above it can be liquidated
 * @param borrowable the same, weighted by its loan to value: debts cannot be made beyond it
 * @param debt what it owes
 */
public record LendingPosition(
        String market, BigDecimal collateral, BigDecimal weighted, BigDecimal borrowable, BigDecimal debt) {

    private static final int DECIMALS = 4;

    /** How far it is from liquidation, which comes below 1, rounded down; empty while nothing is owed. */
    public Optional<BigDecimal> healthFactor() {
        return debt.signum() == 0 ? Optional.empty() : Optional.of(weighted.divide(debt, DECIMALS, RoundingMode.DOWN));
    }

    /** The position with so many dollars more of one token lent; less, where negative. */
    public LendingPosition lending(LendingReserve reserve, BigDecimal dollars) {
        BigDecimal counted = reserve.threshold().signum() == 0 ? BigDecimal.ZERO : dollars;
        return new LendingPosition(
                market,
                collateral.add(counted),
                weighted.add(counted.multiply(reserve.threshold())),
                borrowable.add(counted.multiply(reserve.loanToValue())),
                debt);
    }

    /** The position with so many dollars more owed; less, where negative. */
    public LendingPosition owing(BigDecimal dollars) {
        return new LendingPosition(
                market, collateral, weighted, borrowable, debt.add(dollars).max(BigDecimal.ZERO));
    }

    /** How many dollars more may be owed so that the health factor stays at {@code floor} and the market agrees. */
    public BigDecimal room(BigDecimal floor) {
        return weighted.divide(floor, DECIMALS, RoundingMode.DOWN)
                .min(borrowable)
                .subtract(debt)
                .max(BigDecimal.ZERO);
    }
}
