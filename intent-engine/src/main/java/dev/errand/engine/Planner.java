package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.BalanceChange;
import dev.errand.account.ExecutionPlan;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.chain.Erc20;
import dev.errand.intent.Attachment;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.intent.Trigger;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one proposal of one reading: resolves amounts, asks agents, judges, chooses, simulates. Used once, by one thread. */
final class Planner {

    private static final int TRANSFER_AMOUNT_OFFSET = 36;

    private static final String NO_COMPUTE = "ask for jobs on GPUs by themselves, not among other steps";

    private final Surroundings its;
    private final PlanDraft draft;

    Planner(Surroundings its, Reading reading) {
        this.its = its;
        this.draft = new PlanDraft(its, reading);
    }

    Proposal plan() throws Refusal, InterruptedException {
        List<Intent> intents = draft.reading().intents();
        SwapPlanner swaps = new SwapPlanner(its, draft);
        LoanPlanner loans = new LoanPlanner(its, draft);
        for (int i = 0; i < intents.size(); i++) {
            switch (intents.get(i)) {
                case Intent.Swap swap -> {
                    requireAtOnce(swap.trigger());
                    swaps.plan(i, swap);
                }
                case Intent.Transfer transfer -> {
                    requireAtOnce(transfer.trigger());
                    transfer(transfer);
                }
                case Intent.Loan loan -> {
                    requireAtOnce(loan.trigger());
                    loans.plan(i, loan);
                }
                case Intent.Balance balance -> {} // told at the end, when it is known what the steps change
                case Intent.Quote quote -> throw new Refusal("ask for quotes by themselves, not among other steps");
                case Intent.Infer infer -> throw new Refusal(NO_COMPUTE);
                case Intent.Train train -> throw new Refusal(NO_COMPUTE);
                case Intent.Rent rent -> throw new Refusal(NO_COMPUTE);
                case Intent.Render render -> throw new Refusal(NO_COMPUTE);
                case Intent.Service service ->
                    throw new Refusal("ask agents for services by themselves, not among other steps");
            }
        }
        return proposal();
    }

    /** The same for a job on rented machines, which stands by itself. */
    Proposal planRental(Intent job, Attachment attachment)
            throws Refusal, LeasePlanner.NobodyOffers, InterruptedException {
        new LeasePlanner(its, draft, attachment).plan(job);
        return proposal();
    }

    private Proposal proposal() throws Refusal {
        ExecutionPlan unnamed = draft.planWith(List.of());
        Assessment.Feasible assessment = switch (its.executor().assess(unnamed, draft.recipients())) {
            case Assessment.Infeasible infeasible ->
                throw new Refusal("the chain would revert it: " + infeasible.reason());
            case Assessment.Feasible feasible -> feasible;
        };
        if (assessment.decision().denies()) {
            throw new Refusal(assessment.decision().reasons(), List.of());
        }
        requireEtherForGas(assessment);
        for (Intent intent : draft.reading().intents()) {
            if (intent instanceof Intent.Balance balance) {
                holdings(balance, assessment);
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
    private void holdings(Intent.Balance balance, Assessment.Feasible assessment) throws Refusal {
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

    /** Fails closed: what is to wait for a price must not be done now. */
    private static void requireAtOnce(@Nullable Trigger trigger) throws Refusal {
        if (trigger != null) {
            throw new Refusal("nothing here watches prices or the calendar yet, so this would be done at once or never;"
                    + " nothing was done. Leave the condition out to do it now");
        }
    }

    private void requireEtherForGas(Assessment.Feasible assessment) throws Refusal {
        BigInteger left = draft.wallet().balance(Token.ETH).units();
        if (left.compareTo(assessment.mostGasCost()) < 0) {
            throw new Refusal("gas may cost up to " + new TokenAmount(Token.ETH, assessment.mostGasCost())
                    + ", and only " + new TokenAmount(Token.ETH, left) + " would be left for it");
        }
    }

    private void transfer(Intent.Transfer transfer) throws Refusal {
        Wallet wallet = draft.wallet();
        Token token = wallet.token(transfer.asset());
        String calledBy = String.valueOf(transfer.to());
        Address to = new Recipients(its, wallet.notes()).find(calledBy);
        PlanDraft.Planned planned = draft.planned(transfer.asset(), token);
        wallet.spend(planned.forecast());
        draft.add(new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(token, planned.amount())),
                List.of(),
                List.of(transferCall(token, to, planned.amount())),
                List.of()));
        draft.show(new ProposedStep.Transfer(planned.forecast(), planned.estimated(), to, calledBy));
        draft.recipients().add(to);
    }

    private static PlanStep.AccountCall transferCall(Token token, Address to, PlanAmount amount) {
        if (token.isNative()) {
            return new PlanStep.AccountCall(to, amount, Bytes.EMPTY, List.of());
        }
        return switch (amount) {
            case PlanAmount.Units units ->
                new PlanStep.AccountCall(
                        token.address(), PlanAmount.ZERO, Erc20.TRANSFER.encode(to, units.value()), List.of());
            case PlanAmount.OfGain share ->
                new PlanStep.AccountCall(
                        token.address(),
                        PlanAmount.ZERO,
                        Erc20.TRANSFER.encode(to, BigInteger.ZERO),
                        List.of(new PlanStep.Insert(TRANSFER_AMOUNT_OFFSET, share)));
        };
    }
}
