package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LendingReserve.State;
import dev.errand.offer.LoanOffer;
import dev.errand.value.TokenAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one token's reserves on several markets are together. */
final class Reserves {

    private Reserves() {}

    /** Why nothing may be lent to it or borrowed from it. */
    static Optional<String> closed(LendingReserve reserve) {
        return switch (reserve.state()) {
            case OPEN -> Optional.empty();
            case FROZEN ->
                Optional.of(reserve.token() + " is frozen on " + reserve.market()
                        + ": what is there may leave, and nothing may be lent or borrowed");
            case PAUSED ->
                Optional.of(reserve.token() + " is paused on " + reserve.market() + ": nothing moves there now");
        };
    }

    static void requireMovable(LendingReserve reserve) throws Refusal {
        if (reserve.state() == State.PAUSED) {
            throw new Refusal(closed(reserve).orElseThrow());
        }
    }

    /** Why so much cannot be borrowed of it, whoever asks. */
    static Optional<String> tooLittleLeft(LendingReserve reserve, TokenAmount amount) {
        return reserve.borrowRoom().compareTo(amount) >= 0
                ? Optional.empty()
                : Optional.of(reserve.market() + " has only " + reserve.borrowRoom()
                        + " to lend (what is free there, and its borrow cap)");
    }

    /** Takes from each in turn until it is enough. */
    static List<LoanOffer.Part> spread(
            TokenAmount amount, List<LendingReserve> reserves, Function<LendingReserve, TokenAmount> holding)
            throws Refusal {
        List<LoanOffer.Part> parts = new ArrayList<>();
        TokenAmount left = amount;
        for (LendingReserve reserve : reserves) {
            TokenAmount here = smaller(left, holding.apply(reserve));
            if (!here.isZero()) {
                parts.add(new LoanOffer.Part(reserve.market(), here));
                left = left.minus(here);
            }
        }
        if (!left.isZero()) {
            throw new Refusal("only " + amount.minus(left) + " of it is free" + on(reserves)
                    + " now, as the rest is lent on to others; take less, or try later");
        }
        return parts;
    }

    static TokenAmount total(List<LendingReserve> reserves, Function<LendingReserve, TokenAmount> holding) {
        return reserves.stream()
                .map(holding)
                .reduce(TokenAmount.zero(reserves.getFirst().token()), TokenAmount::plus);
    }

    /** Where borrowing costs least. */
    static LendingReserve cheapest(List<LendingReserve> reserves) {
        return reserves.stream()
                .min(Comparator.comparing(LendingReserve::borrowRate))
                .orElseThrow();
    }

    /** The one on a market. */
    static LendingReserve of(List<LendingReserve> reserves, String market) {
        return reserves.stream()
                .filter(reserve -> reserve.market().equals(market))
                .findFirst()
                .orElseThrow();
    }

    static TokenAmount smaller(TokenAmount one, TokenAmount other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** " on aave and spark", to end a sentence with. */
    static String on(List<LendingReserve> reserves) {
        return " on "
                + String.join(
                        " and ", reserves.stream().map(LendingReserve::market).toList());
    }
}
