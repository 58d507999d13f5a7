package dev.errand.account;

import dev.errand.value.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a simulation found that the plan does not declare. */
final class Surprises {

    private Surprises() {}

    static List<String> in(ExecutionPlan plan, Simulation.Succeeded simulated) {
        Set<Token> declared = plan.steps().stream()
                .flatMap(step -> step.spend().stream())
                .map(PlanStep.Asset::token)
                .collect(Collectors.toUnmodifiableSet());
        List<String> surprises = new ArrayList<>();
        for (BalanceChange change : simulated.changes()) {
            if (change.units().signum() < 0 && !declared.contains(change.token())) {
                surprises.add("it would take " + change + ", which the plan does not say");
            }
        }
        for (Approval approval : simulated.approvals()) {
            surprises.add(approval.spender() + " could take more of the token " + approval.token() + " afterwards");
        }
        return surprises;
    }
}
