package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.BalanceChange;
import dev.errand.account.ExecutionPlan;
import dev.errand.intent.Attachment;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.List;

/** Makes one proposal of one reading: resolves amounts, asks agents, judges, chooses, simulates. Used once, by one thread. */
final class Planner {

    private final Surroundings its;
    private final PlanDraft draft;

    Planner(Surroundings its, Reading reading) {
        this.its = its;
        this.draft = new PlanDraft(its, reading);
    }

    Proposal plan() throws Refusal, InterruptedException {
        return proposal(new Course(its, draft).follow().draft());
    }

    /** The same for a job on rented machines, which stands by itself. */
    Proposal planRental(Intent job, Attachment attachment)
            throws Refusal, LeasePlanner.NobodyOffers, InterruptedException {
        new LeasePlanner(its, draft, attachment).plan(job);
        return proposal(draft);
    }

    private Proposal proposal(PlanDraft draft) throws Refusal {
        ExecutionPlan unnamed = draft.planWith(List.of());
        Assessment.Feasible assessment = switch (its.executor().assess(unnamed, draft.recipients())) {
            case Assessment.Infeasible infeasible ->
                throw new Refusal("the chain would revert it: " + infeasible.reason());
            case Assessment.Feasible feasible -> feasible;
        };
        if (assessment.decision().denies()) {
            throw new Refusal(assessment.decision().reasons(), List.of());
        }
        requireEtherForGas(draft, assessment);
        for (Intent intent : draft.reading().intents()) {
            if (intent instanceof Intent.Balance balance) {
                holdings(draft, balance, assessment);
            }
        }
        List<String> notes = draft.wallet().notes();
        Bytes32 hash = Proposal.hash(draft.reading(), draft.steps(), assessment, unnamed, notes, draft.validUntil());
        return new Proposal(
                draft.reading(),
                draft.steps(),
                assessment,
                unnamed.withProposalHash(hash),
                draft.recipients(),
                notes,
                draft.validUntil(),
                hash);
    }

    /** What the account will hold, as the simulation found it; of ether less the gas that is not known yet. */
    private void holdings(PlanDraft draft, Intent.Balance balance, Assessment.Feasible assessment) throws Refusal {
        List<Token> tokens = balance.token() == null
                ? its.profile().tokens()
                : List.of(draft.wallet().token(balance.token()));
        for (Token token : tokens) {
            TokenAmount now = its.chain().balance(its.executor().account(), token);
            BigInteger change = assessment.simulation().changes().stream()
                    .filter(one -> one.token().equals(token))
                    .map(BalanceChange::units)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            draft.show(new ProposedStep.Holding(
                    now, new TokenAmount(token, now.units().add(change))));
        }
    }

    private static void requireEtherForGas(PlanDraft draft, Assessment.Feasible assessment) throws Refusal {
        BigInteger left = draft.wallet().balance(Token.ETH).units();
        if (left.compareTo(assessment.mostGasCost()) < 0) {
            throw new Refusal("gas may cost up to " + new TokenAmount(Token.ETH, assessment.mostGasCost())
                    + ", and only " + new TokenAmount(Token.ETH, left) + " would be left for it");
        }
    }
}
