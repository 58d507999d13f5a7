package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanMove.Kind;
import dev.errand.account.PlanAmount;
import dev.errand.engine.PlanDraft.Planned;
import dev.errand.intent.Amount;
import dev.errand.intent.Intent;
import dev.errand.offer.LoanOffer;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the account has lent or owes, taken back or repaid: from which markets follows from what it has there. */
final class StandingLoans {

    private final Surroundings its;
    private final PlanDraft draft;
    private final LendingVenues venues;
    private final Address account;
    private final ProjectedPositions positions;
    private final LoanSteps steps;

    StandingLoans(Surroundings its, PlanDraft draft, ProjectedPositions positions) {
        this.its = its;
        this.draft = draft;
        this.venues = its.lending();
        this.account = its.executor().account();
        this.positions = positions;
        this.steps = new LoanSteps(its, draft, positions);
    }

    void withdraw(int index, Intent.Withdraw intent, Token asked, List<LendingReserve> reserves) throws Refusal {
        List<LendingReserve> lent = reserves.stream()
                .filter(reserve -> !reserve.lent().isZero())
                .sorted(Comparator.comparing(LendingReserve::supplyRate)) // what earns least goes first
                .toList();
        TokenAmount total = Reserves.total(reserves, LendingReserve::lent);
        if (total.isZero()) {
            throw new Refusal("you have lent no " + asked + Reserves.on(reserves));
        }
        boolean whole = isAll(intent.asset().amount());
        TokenAmount amount = whole ? total : share(intent.asset().amount(), total, asked, "lent");
        if (amount.compareTo(total) > 0) {
            throw new Refusal("you have lent only " + total + Reserves.on(reserves) + ", not " + amount);
        }
        List<LoanOffer.Part> parts =
                Reserves.spread(amount, lent, reserve -> Reserves.smaller(reserve.lent(), reserve.liquidity()));
        if (draft.isBuiltOn(index) && parts.size() > 1) {
            throw new Refusal("it would come from several markets at once; say from which one to take it");
        }
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = Reserves.of(lent, part.market());
            Reserves.requireMovable(reserve);
            boolean all = whole && part.amount().equals(reserve.lent());
            positions.takeBack(reserve, part.amount());
            LoanMove move = new LoanMove(
                    Kind.WITHDRAW,
                    reserve,
                    PlanAmount.units(part.amount().units()),
                    part.amount(),
                    all,
                    false,
                    its.healthFloor());
            steps.receive(index, asked, draft.add(venues.step(move, account)), part.amount());
        }
        draft.counts(amount.token(), amount.units().negate());
        steps.show(Kind.WITHDRAW, amount, false, whole, parts);
    }

    void repay(Intent.Repay intent, Token asked, List<LendingReserve> reserves) throws Refusal {
        List<LendingReserve> owed = reserves.stream()
                .filter(reserve -> !reserve.owed().isZero())
                .sorted(Comparator.comparing(LendingReserve::borrowRate).reversed()) // what costs most goes first
                .toList();
        TokenAmount total = Reserves.total(reserves, LendingReserve::owed);
        if (total.isZero()) {
            throw new Refusal("you owe no " + asked + Reserves.on(reserves));
        }
        Amount said = intent.asset().amount();
        if (said instanceof Amount.OfStep) {
            repayWithGain(intent, asked, owed);
            return;
        }
        TokenAmount amount = isAll(said) ? total : share(said, total, asked, "owe");
        if (amount.compareTo(total) > 0) {
            draft.wallet()
                    .notes()
                    .add("you owe " + total + ", less than " + amount + ": all of it is repaid, and no more");
        }
        boolean whole = isAll(said) || amount.compareTo(total) >= 0;
        List<LoanOffer.Part> parts = Reserves.spread(Reserves.smaller(amount, total), owed, LendingReserve::owed);
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = Reserves.of(owed, part.market());
            Reserves.requireMovable(reserve);
            TokenAmount given = whole ? venues.mostOwed(reserve) : part.amount();
            draft.wallet().spend(new TokenAmount(asked, given.units()));
            draft.add(venues.step(
                    new LoanMove(
                            Kind.REPAY,
                            reserve,
                            PlanAmount.units(part.amount().units()),
                            part.amount(),
                            whole,
                            asked.isNative(),
                            its.healthFloor()),
                    account));
            positions.owe(reserve, reserve.dollars(part.amount()).negate());
            draft.counts(reserve.token(), part.amount().units());
        }
        if (whole) {
            draft.wallet()
                    .notes()
                    .add(
                            "a debt grows by the second: what it is when the chain runs this is paid, and nothing is left");
        }
        steps.show(Kind.REPAY, Reserves.smaller(amount, total), false, whole, parts);
    }

    private void repayWithGain(Intent.Repay intent, Token asked, List<LendingReserve> owed) throws Refusal {
        LendingReserve reserve = owed.getFirst();
        Reserves.requireMovable(reserve);
        Planned planned = draft.planned(intent.asset(), asked);
        draft.wallet().spend(planned.forecast());
        TokenAmount amount = new TokenAmount(reserve.token(), planned.forecast().units());
        draft.add(venues.step(
                new LoanMove(Kind.REPAY, reserve, planned.amount(), amount, false, asked.isNative(), its.healthFloor()),
                account));
        positions.owe(reserve, reserve.dollars(amount).negate());
        draft.counts(reserve.token(), amount.units());
        steps.show(Kind.REPAY, amount, true, false, List.of(new LoanOffer.Part(reserve.market(), amount)));
    }

    private TokenAmount share(@Nullable Amount said, TokenAmount total, Token asked, String verb) throws Refusal {
        TokenAmount amount = switch (said) {
            case null -> throw new Refusal("how much " + asked + " is not said");
            case Amount.Share share -> total.share(share.share());
            case Amount.Value value -> draft.wallet().resolve(value, asked);
            case Amount.Usd usd -> draft.wallet().resolve(usd, asked);
            case Amount.OfStep of ->
                throw new Refusal(
                        "what step " + (of.step() + 1) + " gives is not what you " + verb + "; say how much " + asked);
        };
        if (amount.isZero()) {
            throw new Refusal("that is no " + asked + " at all");
        }
        return new TokenAmount(total.token(), amount.units());
    }

    private static boolean isAll(@Nullable Amount amount) {
        return amount instanceof Amount.Share(BigDecimal share) && share.compareTo(BigDecimal.ONE) == 0;
    }
}
