package dev.errand.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.SigningKey;
import dev.errand.offer.Call;
import dev.errand.offer.Quantity;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plan of {@code contracts/test/vectors}, which forge and {@code cast} computed independently of this code. */
class ExecutionPlanTest {

    private static final JsonNode VECTOR = read("plan.json");
    private static final JsonNode TYPED = read("plan.typed.json");

    private static JsonNode read(String name) {
        return JsonMapper.shared()
                .readTree(Path.of("../contracts/test/vectors").resolve(name).toFile());
    }

    private static Address address(String last) {
        return Address.parse("0x" + "0".repeat(40 - last.length()) + last);
    }

    private static ExecutionPlan plan() {
        BigInteger half = PlanAmount.ALL.shiftRight(1);
        Token dollars = new Token(address("da"), "USDC", 6);
        Call inner = Call.of(address("b0b"), Bytes.EMPTY).withValue(new Quantity.Fixed(BigInteger.ONE));
        Call outer = new Call(
                address("ee"),
                Quantity.BalanceShare.all(Address.ZERO),
                Bytes.parse("0x12345678" + "00".repeat(31) + "ff"),
                List.of(new Call.Insert(4, new Quantity.BalanceShare(dollars.address(), half))),
                List.of(inner));
        PlanStep swap = new PlanStep.InSandbox(
                List.of(new PlanStep.Asset(Token.ETH, PlanAmount.units(new BigInteger("2000000000000000000")))),
                List.of(new PlanStep.Asset(dollars, PlanAmount.units(BigInteger.valueOf(3_000_000_000L)))),
                List.of(outer),
                List.of());
        PlanAmount share = new PlanAmount.OfGain(1, half);
        PlanStep.AccountCall transfer = new PlanStep.AccountCall(
                dollars.address(),
                PlanAmount.ZERO,
                Bytes.parse("0xa9059cbb" + "0".repeat(61) + "b0b" + "0".repeat(64)),
                List.of(new PlanStep.Insert(36, share)));
        PlanStep.Check check = new PlanStep.Check(
                address("ee"),
                Bytes.parse("0xbf92857c"),
                5,
                new BigInteger("1100000000000000000"),
                BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
        PlanStep send = new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(dollars, share)), List.of(), List.of(transfer), List.of(check));
        PlanStep nothing = new PlanStep.FromAccount(List.of(), List.of(), List.of(), List.of());
        return new ExecutionPlan(
                new ChainId(TYPED.at("/domain/chainId").asLong()),
                Address.parse(VECTOR.at("/account").asString()),
                Bytes32.of(BigInteger.valueOf(258)),
                Bytes32.of(BigInteger.valueOf(0xabcd)),
                address("5b"),
                Instant.ofEpochSecond(1_900_000_000L),
                List.of(swap, send, nothing));
    }

    @Test
    void hashesToTheDigestThatTheContractComputes() {
        assertThat(plan().hash()).isEqualTo(Bytes32.parse(VECTOR.at("/digest").asString()));
    }

    @Test
    void encodesToTheCallThatTheContractReads() {
        SigningKey key = SigningKey.of(Bytes32.parse(VECTOR.at("/key").asString()));
        Bytes signature = Bytes.of(key.sign(plan().hash()).toBytes());
        assertThat(signature).isEqualTo(Bytes.parse(VECTOR.at("/signature").asString()));
        assertThat(plan().callData(signature))
                .isEqualTo(Bytes.parse(VECTOR.at("/calldata").asString()));
    }

    @Test
    void hashesToSomethingElseWhereAnythingDiffers() {
        ExecutionPlan plan = plan();
        assertThat(List.of(
                        plan.hash(),
                        plan.withProposalHash(Bytes32.ZERO).hash(),
                        new ExecutionPlan(
                                        new ChainId(2),
                                        plan.account(),
                                        plan.intentId(),
                                        plan.proposalHash(),
                                        plan.submitter(),
                                        plan.deadline(),
                                        plan.steps())
                                .hash(),
                        new ExecutionPlan(
                                        plan.chain(),
                                        address("1"),
                                        plan.intentId(),
                                        plan.proposalHash(),
                                        plan.submitter(),
                                        plan.deadline(),
                                        plan.steps())
                                .hash(),
                        new ExecutionPlan(
                                        plan.chain(),
                                        plan.account(),
                                        plan.intentId(),
                                        plan.proposalHash(),
                                        plan.submitter(),
                                        plan.deadline().plusSeconds(1),
                                        plan.steps())
                                .hash(),
                        new ExecutionPlan(
                                        plan.chain(),
                                        plan.account(),
                                        plan.intentId(),
                                        plan.proposalHash(),
                                        plan.submitter(),
                                        plan.deadline(),
                                        plan.steps().subList(0, 2))
                                .hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAStepInWhichATokenStandsTwice() {
        PlanStep.Asset ether = new PlanStep.Asset(Token.ETH, PlanAmount.ZERO);
        assertThatThrownBy(() -> new PlanStep.InSandbox(List.of(ether), List.of(ether), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ETH stands twice");
    }
}
