package dev.errand.engine;

import dev.errand.account.LendingPosition;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.offer.LoanOffer;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account's positions on the markets as they will be after the steps planned so far, and whether its floor bears them. */
final class ProjectedPositions {

    private final LendingVenues venues;
    private final Address account;
    private final BigDecimal floor;
    private final Map<String, LendingPosition> positions = new HashMap<>();

    /** @param floor the least health factor that the user wants to be left with */
    ProjectedPositions(LendingVenues venues, Address account, BigDecimal floor) {
        this.venues = venues;
        this.account = account;
        this.floor = floor;
    }

    ProjectedPositions copy() {
        ProjectedPositions copy = new ProjectedPositions(venues, account, floor);
        copy.positions.putAll(positions);
        return copy;
    }

    /** More is lent there, or, below zero, less. */
    void lend(LendingReserve reserve, BigDecimal dollars) {
        positions.put(reserve.market(), on(reserve.market()).lending(reserve, dollars));
    }

    /** More is owed there, or, below zero, less. */
    void owe(LendingReserve reserve, BigDecimal dollars) {
        positions.put(reserve.market(), on(reserve.market()).owing(dollars));
    }

    List<LendingPosition> onMarketsOf(List<LoanOffer.Part> parts) {
        return parts.stream().map(part -> on(part.market())).toList();
    }

    private LendingPosition on(String market) {
        return positions.computeIfAbsent(market, name -> venues.position(name, account));
    }

    /** Why the account cannot bear that debt there, with the numbers. */
    Optional<String> tooMuchDebt(LendingReserve reserve, TokenAmount amount) {
        LendingPosition now = on(reserve.market());
        if (now.borrowable().signum() == 0) {
            return Optional.of("nothing that counts as collateral is lent on " + reserve.market()
                    + "; lend something there first");
        }
        BigDecimal dollars = reserve.dollars(amount);
        BigDecimal room = now.room(floor);
        if (dollars.compareTo(room) <= 0) {
            return Optional.empty();
        }
        BigDecimal most =
                room.divide(reserve.price(), Math.min(6, reserve.token().decimals()), RoundingMode.DOWN);
        String factor =
                now.owing(dollars).healthFactor().map(BigDecimal::toPlainString).orElse("none");
        return Optional.of("on " + reserve.market() + " it would leave a health factor of " + factor
                + ", and your floor is " + floor.toPlainString()
                + " (at 1 a market may sell your collateral);"
                + " at most " + most.stripTrailingZeros().toPlainString() + " " + reserve.token()
                + " can be borrowed there");
    }

    /** Less is lent there. Refused, with the numbers, if what is owed there would then stand below the floor. */
    void takeBack(LendingReserve reserve, TokenAmount amount) throws Refusal {
        LendingPosition now = on(reserve.market());
        LendingPosition after = now.lending(reserve, reserve.dollars(amount).negate());
        positions.put(reserve.market(), after);
        Optional<BigDecimal> factor = after.healthFactor();
        if (factor.isPresent() && factor.get().compareTo(floor) < 0) {
            BigDecimal spare = now.weighted().subtract(now.debt().multiply(floor));
            BigDecimal most = reserve.threshold().signum() == 0 || spare.signum() <= 0
                    ? BigDecimal.ZERO
                    : spare.divide(
                            reserve.threshold().multiply(reserve.price()),
                            Math.min(6, reserve.token().decimals()),
                            RoundingMode.DOWN);
            throw new Refusal("taking " + amount + " from " + reserve.market() + " would leave a health factor of "
                    + factor.get().toPlainString() + " for what you owe there, and your floor is "
                    + floor.toPlainString() + "; at most "
                    + most.stripTrailingZeros().toPlainString() + " " + reserve.token()
                    + " can be taken now, or repay first");
        }
    }
}
