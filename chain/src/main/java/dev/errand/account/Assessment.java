package dev.errand.account;

import dev.errand.policy.Decision;
import dev.errand.policy.Spending;
import java.math.BigInteger;

/** What is known of a plan before it is signed. */
public sealed interface Assessment {

    /**
     * The plan runs in simulation.
     *
     * @param gasLimit the transaction's: simulated gas and 30 % more, for callbacks inside callbacks what they must leave to one another too
     * @param mostGasCost what that can cost, in wei
     * @param decision what the policy says; it is asked again under the journal's lock before anything is signed
     */
    record Feasible(
            Simulation.Succeeded simulation,
            long gasLimit,
            BigInteger mostGasCost,
            Spending spending,
            Decision decision)
            implements Assessment {}

    /** The plan reverts in simulation. */
    record Infeasible(String reason) implements Assessment {}
}
