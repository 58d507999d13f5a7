package dev.errand.account;

import dev.errand.contracts.ErrandAccount;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;

/** Encodes a plan for the contract through its generated wrapper's structs. */
final class PlanCodec {

    private PlanCodec() {}

    static Bytes callData(ExecutionPlan plan, Bytes signature) {
        Function function = new Function(
                ErrandAccount.FUNC_EXECUTEPLAN,
                List.of(toAbi(FlatPlan.of(plan)), new DynamicBytes(signature.toBytes())),
                List.of());
        return Bytes.parse(FunctionEncoder.encode(function));
    }

    private static ErrandAccount.Plan toAbi(FlatPlan plan) {
        return new ErrandAccount.Plan(
                plan.intentId(),
                plan.proposalHash().toBytes(),
                plan.submitter().toString(),
                plan.deadline(),
                plan.steps().stream().map(PlanCodec::toAbi).toList());
    }

    private static ErrandAccount.Step toAbi(FlatPlan.Step step) {
        return new ErrandAccount.Step(
                step.lane(),
                step.spend().stream().map(PlanCodec::toAbi).toList(),
                step.gain().stream().map(PlanCodec::toAbi).toList(),
                step.calls().stream().map(PlanCodec::toAbi).toList(),
                step.checks().stream().map(PlanCodec::toAbi).toList());
    }

    private static ErrandAccount.Asset toAbi(FlatPlan.Asset asset) {
        return new ErrandAccount.Asset(asset.token().toString(), toAbi(asset.amount()));
    }

    private static ErrandAccount.Call toAbi(FlatPlan.FlatCall call) {
        return new ErrandAccount.Call(
                call.to().toString(),
                toAbi(call.value()),
                call.data().toBytes(),
                call.nested(),
                call.inserts().stream().map(PlanCodec::toAbi).toList());
    }

    private static ErrandAccount.Insert toAbi(FlatPlan.Insert insert) {
        return new ErrandAccount.Insert(insert.offset(), insert.token().toString(), toAbi(insert.amount()));
    }

    private static ErrandAccount.Check toAbi(PlanStep.Check check) {
        return new ErrandAccount.Check(
                check.target().toString(),
                check.data().toBytes(),
                BigInteger.valueOf(check.word()),
                check.min(),
                check.max());
    }

    private static ErrandAccount.Amount toAbi(FlatPlan.Amount amount) {
        return new ErrandAccount.Amount(amount.value(), amount.source());
    }
}
