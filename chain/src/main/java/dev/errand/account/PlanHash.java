package dev.errand.account;

import dev.errand.chain.ContractEvent;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** EIP-712 over a plan, word for word what {@code PlanHash.sol} computes; a golden vector and the chain itself hold them equal. */
final class PlanHash {

    private static final String AMOUNT = "Amount(uint256 value,uint256 source)";
    private static final String ASSET = "Asset(address token,Amount amount)";
    private static final String CALL = "Call(address to,Amount value,bytes data,uint256 nested,Insert[] inserts)";
    private static final String CHECK = "Check(address target,bytes data,uint256 word,uint256 min,uint256 max)";
    private static final String INSERT = "Insert(uint256 offset,address token,Amount amount)";
    private static final String STEP = "Step(uint8 lane,Asset[] spend,Asset[] gain,Call[] calls,Check[] checks)";
    private static final String PLAN =
            "Plan(uint256 intentId,bytes32 proposalHash,address submitter,uint256 deadline,Step[] steps)";

    // EIP-712: the struct's own type first, then those it refers to, sorted by name
    private static final Bytes32 AMOUNT_TYPE = Keccak256.hash(AMOUNT);
    private static final Bytes32 ASSET_TYPE = Keccak256.hash(ASSET + AMOUNT);
    private static final Bytes32 CALL_TYPE = Keccak256.hash(CALL + AMOUNT + INSERT);
    private static final Bytes32 CHECK_TYPE = Keccak256.hash(CHECK);
    private static final Bytes32 INSERT_TYPE = Keccak256.hash(INSERT + AMOUNT);
    private static final Bytes32 STEP_TYPE = Keccak256.hash(STEP + AMOUNT + ASSET + CALL + CHECK + INSERT);
    private static final Bytes32 PLAN_TYPE = Keccak256.hash(PLAN + AMOUNT + ASSET + CALL + CHECK + INSERT + STEP);

    private static final Bytes32 DOMAIN_TYPE =
            Keccak256.hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final Bytes32 NAME = Keccak256.hash("Errand");
    private static final Bytes32 VERSION = Keccak256.hash("1");

    private PlanHash() {}

    static Bytes32 digest(ExecutionPlan plan) {
        Bytes32 domain = hash(
                DOMAIN_TYPE, NAME, VERSION, word(BigInteger.valueOf(plan.chain().value())), word(plan.account()));
        return Keccak256.hash(
                new byte[] {0x19, 0x01},
                domain.toBytes(),
                hash(FlatPlan.of(plan)).toBytes());
    }

    private static Bytes32 hash(FlatPlan plan) {
        return hash(
                PLAN_TYPE,
                word(plan.intentId()),
                plan.proposalHash(),
                word(plan.submitter()),
                word(plan.deadline()),
                hashAll(plan.steps(), PlanHash::hash));
    }

    private static Bytes32 hash(FlatPlan.Step step) {
        return hash(
                STEP_TYPE,
                word(step.lane()),
                hashAll(step.spend(), PlanHash::hash),
                hashAll(step.gain(), PlanHash::hash),
                hashAll(step.calls(), PlanHash::hash),
                hashAll(step.checks(), PlanHash::hash));
    }

    private static Bytes32 hash(FlatPlan.Asset asset) {
        return hash(ASSET_TYPE, word(asset.token()), hash(asset.amount()));
    }

    private static Bytes32 hash(FlatPlan.FlatCall call) {
        return hash(
                CALL_TYPE,
                word(call.to()),
                hash(call.value()),
                hash(call.data()),
                word(call.nested()),
                hashAll(call.inserts(), PlanHash::hash));
    }

    private static Bytes32 hash(FlatPlan.Insert insert) {
        return hash(INSERT_TYPE, word(insert.offset()), word(insert.token()), hash(insert.amount()));
    }

    private static Bytes32 hash(PlanStep.Check check) {
        return hash(
                CHECK_TYPE,
                word(check.target()),
                hash(check.data()),
                word(BigInteger.valueOf(check.word())),
                word(check.min()),
                word(check.max()));
    }

    private static Bytes32 hash(FlatPlan.Amount amount) {
        return hash(AMOUNT_TYPE, word(amount.value()), word(amount.source()));
    }

    private static Bytes32 hash(Bytes data) {
        return Keccak256.hash(data.toBytes());
    }

    private static <T> Bytes32 hashAll(List<T> elements, Function<T, Bytes32> hash) {
        return Keccak256.hash(elements.stream().map(hash).map(Bytes32::toBytes).toArray(byte[][]::new));
    }

    private static Bytes32 hash(Bytes32... words) {
        return Keccak256.hash(Arrays.stream(words).map(Bytes32::toBytes).toArray(byte[][]::new));
    }

    private static Bytes32 word(BigInteger number) {
        return Bytes32.of(number);
    }

    private static Bytes32 word(Address address) {
        return ContractEvent.topicOf(address);
    }
}
