package dev.errand.account;

import dev.errand.offer.Call;
import dev.errand.offer.Quantity;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as the contract sees it: both lanes in one shape, trees of calls in pre-order, expressions as pairs of numbers. The
 * hash and the encoding are made from this, so that they cannot drift apart.
 */
record FlatPlan(BigInteger intentId, Bytes32 proposalHash, Address submitter, BigInteger deadline, List<Step> steps) {

    private static final BigInteger SANDBOX_LANE = BigInteger.ZERO;
    private static final BigInteger ACCOUNT_LANE = BigInteger.ONE;

    /** {@code source} for a share of the sandbox's balance. */
    private static final BigInteger BALANCE = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    record Amount(BigInteger value, BigInteger source) {}

    record Asset(Address token, Amount amount) {}

    record Insert(BigInteger offset, Address token, Amount amount) {}

    record FlatCall(Address to, Amount value, Bytes data, BigInteger nested, List<Insert> inserts) {}

    record Step(
            BigInteger lane, List<Asset> spend, List<Asset> gain, List<FlatCall> calls, List<PlanStep.Check> checks) {}

    static FlatPlan of(ExecutionPlan plan) {
        return new FlatPlan(
                plan.intentId().toBigInteger(),
                plan.proposalHash(),
                plan.submitter(),
                BigInteger.valueOf(plan.deadline().getEpochSecond()),
                plan.steps().stream().map(FlatPlan::flatten).toList());
    }

    private static Step flatten(PlanStep step) {
        return switch (step) {
            case PlanStep.InSandbox sandbox -> {
                List<FlatCall> calls = new ArrayList<>();
                sandbox.calls().forEach(call -> appendTree(call, calls));
                yield new Step(SANDBOX_LANE, assets(step.spend()), assets(step.gain()), calls, step.checks());
            }
            case PlanStep.FromAccount account ->
                new Step(
                        ACCOUNT_LANE,
                        assets(step.spend()),
                        assets(step.gain()),
                        account.calls().stream().map(FlatPlan::flatten).toList(),
                        step.checks());
        };
    }

    private static List<Asset> assets(List<PlanStep.Asset> assets) {
        return assets.stream()
                .map(asset -> new Asset(asset.token().address(), amount(asset.amount())))
                .toList();
    }

    /** The call, then its subtree; the subtree's size is known only when it has been written. */
    private static void appendTree(Call call, List<FlatCall> calls) {
        int index = calls.size();
        List<FlatCall> subtree = new ArrayList<>();
        call.inCallback().forEach(nested -> appendTree(nested, subtree));
        List<Insert> inserts = call.inserts().stream()
                .map(insert -> new Insert(
                        BigInteger.valueOf(insert.offset()), insert.quantity().token(), amount(insert.quantity())))
                .toList();
        calls.add(
                index,
                new FlatCall(call.to(), value(call.value()), call.data(), BigInteger.valueOf(subtree.size()), inserts));
        calls.addAll(subtree);
    }

    private static FlatCall flatten(PlanStep.AccountCall call) {
        List<Insert> inserts = call.inserts().stream()
                .map(insert -> new Insert(BigInteger.valueOf(insert.offset()), Address.ZERO, amount(insert.amount())))
                .toList();
        return new FlatCall(call.to(), amount(call.value()), call.data(), BigInteger.ZERO, inserts);
    }

    private static Amount amount(PlanAmount amount) {
        return switch (amount) {
            case PlanAmount.Units units -> new Amount(units.value(), BigInteger.ZERO);
            case PlanAmount.OfGain share -> new Amount(share.share(), BigInteger.valueOf(share.gain()));
        };
    }

    private static Amount amount(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Fixed fixed -> new Amount(fixed.units(), BigInteger.ZERO);
            case Quantity.BalanceShare share -> new Amount(share.share(), BALANCE);
        };
    }

    private static Amount value(Quantity value) {
        if (value instanceof Quantity.BalanceShare share && !share.token().isZero()) {
            throw new IllegalArgumentException("the value of a call is ether, not a share of " + share.token());
        }
        return amount(value);
    }
}
