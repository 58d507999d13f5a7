package dev.errand.account;

import dev.errand.value.TokenAmount;
import java.util.List;

/** What a node found when it ran a plan without a transaction. */
public sealed interface Simulation {

    /**
     * The plan does what it promises, as the chain stands now.
     *
     * @param changes of the account's balances of every token on the profile's list, those that change only
     * @param gains what was measured to arrive, in the plan's order
     * @param approvals that the account would have given and left behind
     * @param gasUsed units of gas, refunds taken off
     */
    record Succeeded(List<BalanceChange> changes, List<TokenAmount> gains, List<Approval> approvals, long gasUsed)
            implements Simulation {

        /** Copies the lists. */
        public Succeeded {
            changes = List.copyOf(changes);
            gains = List.copyOf(gains);
            approvals = List.copyOf(approvals);
        }
    }

    /** The plan reverts. Nothing was signed or sent. */
    record Reverted(String reason) implements Simulation {}
}
