package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanMove.Kind;
import dev.errand.account.LoanTerms;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.chain.ContractFunction;
import dev.errand.engine.PlanDraft.Planned;
import dev.errand.offer.LoanOffer;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that move loans, as a plan has them: the chain's, what they give later ones, and what the user is shown. */
final class LoanSteps {

    private static final ContractFunction UNWRAP = ContractFunction.parse("withdraw(uint256)");
    private static final int FIRST_ARGUMENT = 4;

    private final Surroundings its;
    private final PlanDraft draft;
    private final LendingVenues venues;
    private final Address account;
    private final ProjectedPositions positions;

    LoanSteps(Surroundings its, PlanDraft draft, ProjectedPositions positions) {
        this.its = its;
        this.draft = draft;
        this.venues = its.lending();
        this.account = its.executor().account();
        this.positions = positions;
    }

    /** A step for each part; of an amount that only the chain will know, each takes its share, rounded down. */
    List<PlanStep> of(
            Kind kind, List<LoanOffer.Part> parts, Planned planned, List<LendingReserve> reserves, boolean asNative) {
        List<PlanStep> steps = new ArrayList<>();
        BigInteger all = planned.forecast().units();
        for (LoanOffer.Part part : parts) {
            PlanAmount amount = switch (planned.amount()) {
                case PlanAmount.Units number -> PlanAmount.units(part.amount().units());
                case PlanAmount.OfGain share ->
                    parts.size() == 1
                            ? share
                            : new PlanAmount.OfGain(
                                    share.gain(),
                                    share.share()
                                            .multiply(part.amount().units())
                                            .divide(all));
            };
            steps.add(venues.step(
                    new LoanMove(
                            kind,
                            Reserves.of(reserves, part.market()),
                            amount,
                            part.amount(),
                            false,
                            asNative,
                            its.healthFloor()),
                    account));
        }
        return steps;
    }

    /** What arrives is there for later steps; the native coin arrives wrapped, and is unwrapped. */
    void receive(int index, Token asked, int gain, TokenAmount amount) {
        TokenAmount received = new TokenAmount(asked, amount.units());
        int given = gain;
        if (asked.isNative()) {
            PlanAmount all = new PlanAmount.OfGain(gain, PlanAmount.ALL);
            given = draft.add(new PlanStep.FromAccount(
                    List.of(new PlanStep.Asset(amount.token(), all)),
                    List.of(new PlanStep.Asset(Token.ETH, all)),
                    List.of(new PlanStep.AccountCall(
                            amount.token().address(),
                            PlanAmount.ZERO,
                            UNWRAP.encode(BigInteger.ZERO),
                            List.of(new PlanStep.Insert(FIRST_ARGUMENT, all)))),
                    List.of()));
        }
        draft.wallet().receive(received);
        draft.gives(index, given, received);
    }

    void show(Kind kind, TokenAmount amount, boolean estimated, boolean whole, Placement.Placed placed) {
        draft.show(new ProposedStep.Loan(
                kind,
                amount,
                estimated,
                whole,
                placed.parts(),
                Optional.of(placed.terms()),
                placed.considered(),
                positions.onMarketsOf(placed.parts())));
    }

    void show(Kind kind, TokenAmount amount, boolean estimated, boolean whole, List<LoanOffer.Part> parts) {
        draft.show(new ProposedStep.Loan(
                kind,
                amount,
                estimated,
                whole,
                parts,
                Optional.<LoanTerms>empty(),
                List.of(),
                positions.onMarketsOf(parts)));
    }
}
