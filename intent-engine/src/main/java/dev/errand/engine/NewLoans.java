package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LoanMove.Kind;
import dev.errand.engine.PlanDraft.Planned;
import dev.errand.intent.Amount;
import dev.errand.intent.Intent;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is lent or borrowed anew: agents choose among the markets that can take it or give it. */
final class NewLoans {

    private final Surroundings its;
    private final PlanDraft draft;
    private final ProjectedPositions positions;
    private final LoanSteps steps;

    NewLoans(Surroundings its, PlanDraft draft, ProjectedPositions positions) {
        this.its = its;
        this.draft = draft;
        this.positions = positions;
        this.steps = new LoanSteps(its, draft, positions);
    }

    void supply(Intent.Supply intent, Token asked, List<LendingReserve> reserves) throws Refusal, InterruptedException {
        Planned planned = draft.planned(intent.asset(), asked);
        draft.wallet().spend(planned.forecast());
        TokenAmount amount =
                new TokenAmount(reserves.getFirst().token(), planned.forecast().units());
        List<String> objections = new ArrayList<>();
        List<LendingReserve> open = new ArrayList<>();
        for (LendingReserve reserve : reserves) {
            Optional<String> objection = Reserves.closed(reserve)
                    .or(() -> reserve.supplyRoom()
                            .filter(room -> room.compareTo(amount) < 0)
                            .map(room -> reserve.market() + " takes only " + room + " more (its supply cap)"));
            objection.ifPresentOrElse(objections::add, () -> open.add(reserve));
        }
        requireSome(open, objections, "lend " + amount);
        Placement placement = new Placement(its, draft, Side.LEND, amount, planned.estimated(), open);
        Placement.Placed placed =
                placement.place(parts -> steps.of(Kind.SUPPLY, parts, planned, open, asked.isNative()));
        placed.steps().forEach(draft::add);
        for (LoanOffer.Part part : placed.parts()) {
            LendingReserve reserve = Reserves.of(open, part.market());
            positions.lend(reserve, reserve.dollars(part.amount()));
        }
        BigInteger interest =
                ConsideredLoan.interest(amount, placed.terms().rate()).units();
        draft.counts(amount.token(), amount.units().add(interest));
        steps.show(Kind.SUPPLY, amount, planned.estimated(), false, placed);
    }

    void borrow(int index, Intent.Borrow intent, Token asked, List<LendingReserve> reserves)
            throws Refusal, InterruptedException {
        Amount said = intent.asset().amount();
        if (said instanceof Amount.Share || said instanceof Amount.OfStep) {
            throw new Refusal("say how much " + asked + " to borrow: a share of nothing that you own is no amount");
        }
        Planned planned = draft.planned(intent.asset(), asked);
        TokenAmount amount =
                new TokenAmount(reserves.getFirst().token(), planned.forecast().units());
        List<String> objections = new ArrayList<>();
        List<LendingReserve> possible = new ArrayList<>();
        for (LendingReserve reserve : reserves) {
            Optional<String> objection = Reserves.closed(reserve)
                    .or(() -> reserve.unborrowable().map(why -> reserve.market() + ": " + why))
                    .or(() -> Reserves.tooLittleLeft(reserve, amount))
                    .or(() -> positions.tooMuchDebt(reserve, amount));
            objection.ifPresentOrElse(objections::add, () -> possible.add(reserve));
        }
        requireSome(possible, objections, "borrow " + amount);
        Planned exact = Planned.of(amount);
        // what a later step takes a share of must be one gain
        List<LendingReserve> among = draft.isBuiltOn(index) ? List.of(Reserves.cheapest(possible)) : possible;
        Placement placement = new Placement(its, draft, Side.BORROW, amount, false, among);
        Placement.Placed placed = placement.place(parts -> steps.of(Kind.BORROW, parts, exact, among, false));
        for (int i = 0; i < placed.parts().size(); i++) {
            LoanOffer.Part part = placed.parts().get(i);
            steps.receive(index, asked, draft.add(placed.steps().get(i)), part.amount());
            LendingReserve reserve = Reserves.of(among, part.market());
            positions.owe(reserve, reserve.dollars(part.amount()));
        }
        BigInteger interest =
                ConsideredLoan.interest(amount, placed.terms().rate()).units();
        draft.counts(amount.token(), amount.units().add(interest).negate());
        steps.show(Kind.BORROW, amount, false, false, placed);
    }

    private static void requireSome(List<LendingReserve> open, List<String> objections, String what) throws Refusal {
        if (open.isEmpty()) {
            throw new Refusal("you cannot " + what + " now: " + String.join("; ", objections));
        }
    }
}
