package dev.errand.engine;

import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.chain.Erc20;
import dev.errand.intent.Intent;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.util.List;

/** Plans a payment, which the account makes by itself. */
final class TransferPlanner {

    private static final int AMOUNT_OFFSET = 36;

    private final Surroundings its;
    private final PlanDraft draft;

    TransferPlanner(Surroundings its, PlanDraft draft) {
        this.its = its;
        this.draft = draft;
    }

    void plan(Intent.Transfer transfer) throws Refusal {
        Wallet wallet = draft.wallet();
        Token token = wallet.token(transfer.asset());
        String calledBy = String.valueOf(transfer.to());
        Address to = new Recipients(its, wallet.notes()).find(calledBy);
        PlanDraft.Planned planned = draft.planned(transfer.asset(), token);
        wallet.spend(planned.forecast());
        draft.add(new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(token, planned.amount())),
                List.of(),
                List.of(call(token, to, planned.amount())),
                List.of()));
        draft.show(new ProposedStep.Transfer(planned.forecast(), planned.estimated(), to, calledBy));
        draft.recipients().add(to);
        draft.counts(token, planned.forecast().units());
    }

    private static PlanStep.AccountCall call(Token token, Address to, PlanAmount amount) {
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
                        List.of(new PlanStep.Insert(AMOUNT_OFFSET, share)));
        };
    }
}
