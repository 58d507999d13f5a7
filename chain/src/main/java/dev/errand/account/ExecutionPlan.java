package dev.errand.account;

import dev.errand.offer.Call;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.time.Instant;
import java.util.List;

/**
 * What the account is to execute, all of it or nothing: the value that the user's key signs.
 *
 * @param chain the one chain where it counts
 * @param account whose it is: the user's own address
 * @param intentId burned when it is executed; random, so that nobody can guess a sandbox's address before
 * @param proposalHash the proposal that the user approved
 * @param submitter the only address that may send it, or {@link Address#ZERO} for anybody
 * @param deadline last block time at which it counts, in whole seconds
 */
public record ExecutionPlan(
        ChainId chain,
        Address account,
        Bytes32 intentId,
        Bytes32 proposalHash,
        Address submitter,
        Instant deadline,
        List<PlanStep> steps) {

    /** Copies the steps. */
    public ExecutionPlan {
        steps = List.copyOf(steps);
    }

    /** The EIP-712 digest that the account's key signs, and the plan's name in the {@code Executed} log. */
    public Bytes32 hash() {
        return PlanHash.digest(this);
    }

    /** The data of the call {@code executePlan(plan, signature)}. */
    public Bytes callData(Bytes signature) {
        return PlanCodec.callData(this, signature);
    }

    /** How many callbacks wait for one another at the most: none, one as a Uniswap v3 pool makes, or more for flash swaps. */
    int callbackDepth() {
        return steps.stream()
                .filter(PlanStep.InSandbox.class::isInstance)
                .mapToInt(step -> depth(((PlanStep.InSandbox) step).calls()))
                .max()
                .orElse(0);
    }

    private static int depth(List<Call> calls) {
        return calls.stream()
                .filter(call -> !call.inCallback().isEmpty())
                .mapToInt(call -> 1 + depth(call.inCallback()))
                .max()
                .orElse(0);
    }

    /** The same plan under another proposal's hash. */
    public ExecutionPlan withProposalHash(Bytes32 hash) {
        return new ExecutionPlan(chain, account, intentId, hash, submitter, deadline, steps);
    }
}
