package dev.errand.account;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Erc20;
import dev.errand.chain.Log;
import dev.errand.chain.NodeAnswers;
import dev.errand.chain.RpcException;
import dev.errand.contracts.ErrandAccountSimulation;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.web3j.abi.FunctionEncoder;

/**
 * Runs a plan on the node, in the state after the newest block, before anything is signed.
 *
 * <p>One {@code eth_simulateV1} reads the account's balances, executes the plan and reads them again. State overrides put our
 * code behind the account, whether it is delegated already or not, in the variant that asks for no signature. Thread-safe.
 *
 * @see <a href="https://github.com/ethereum/execution-apis/blob/main/docs-api/docs/ethsimulatev1-notes.mdx">eth_simulateV1</a>
 */
public final class Simulator {

    /** Where code is put that answers with an account's ether: nothing on a chain stands here. */
    private static final Address ETHER_READER = Address.parse("0x00000000000000000000000000000000e77a4d01");

    /** Two of mainnet's blocks: one may come between asking for the newest and simulating after it, and time must go on. */
    private static final Duration AHEAD = Duration.ofSeconds(24);

    private static final String SUCCESS = "0x1";

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Bytes accountCode;

    /** @throws dev.errand.chain.ChainUnavailableException if the node does not answer */
    public Simulator(ChainProfile profile, ChainClient chain) {
        this.profile = profile;
        this.chain = chain;
        this.accountCode = simulatedAccountCode(profile, chain);
    }

    /**
     * Runs the plan.
     *
     * @throws UnsupportedNodeException if the node cannot simulate: nothing is signed on a guess
     */
    public Simulation simulate(ExecutionPlan plan) {
        List<Token> tokens = watched(plan);
        List<Map<String, Object>> calls = new ArrayList<>();
        tokens.forEach(token -> calls.add(balanceCall(plan.account(), token)));
        int execution = calls.size();
        Address submitter = plan.submitter().isZero() ? plan.account() : plan.submitter();
        calls.add(call(submitter, plan.account(), plan.callData(Bytes.EMPTY)));
        tokens.forEach(token -> calls.add(balanceCall(plan.account(), token)));

        List<?> results = run(plan.account(), calls);
        Map<?, ?> executed = NodeAnswers.object(results.get(execution));
        if (!succeeded(executed)) {
            return new Simulation.Reverted(reason(executed));
        }
        List<BalanceChange> changes = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!succeeded(results.get(i)) || !succeeded(results.get(execution + 1 + i))) {
                return new Simulation.Reverted("the token " + tokens.get(i) + " does not say who holds it");
            }
            BigInteger change = balance(results.get(execution + 1 + i)).subtract(balance(results.get(i)));
            if (change.signum() != 0) {
                changes.add(new BalanceChange(tokens.get(i), change));
            }
        }
        List<Log> logs = NodeAnswers.list(executed.get("logs")).stream()
                .map(NodeAnswers::log)
                .toList();
        return new Simulation.Succeeded(
                changes,
                gains(plan, logs),
                approvals(plan, calls.subList(0, execution + 1), logs),
                NodeAnswers.count(executed.get("gasUsed")));
    }

    /** The plan's own tokens and all that the profile lists, so that what leaves undeclared is seen too. */
    private List<Token> watched(ExecutionPlan plan) {
        Set<Token> tokens = new LinkedHashSet<>();
        tokens.add(Token.ETH);
        plan.steps().forEach(step -> {
            step.spend().forEach(asset -> tokens.add(asset.token()));
            step.gain().forEach(asset -> tokens.add(asset.token()));
        });
        tokens.addAll(profile.tokens());
        return List.copyOf(tokens);
    }

    private List<TokenAmount> gains(ExecutionPlan plan, List<Log> logs) {
        List<Token> declared = plan.steps().stream()
                .flatMap(step -> step.gain().stream())
                .map(PlanStep.Asset::token)
                .toList();
        List<Log> measured = logs.stream()
                .filter(Measurements.EVENT::matches)
                .filter(log -> log.address().equals(plan.account()))
                .toList();
        List<TokenAmount> gains = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            gains.add(new TokenAmount(declared.get(i), Measurements.amount(measured.get(i))));
        }
        return gains;
    }

    /** Approvals of the account that would still stand afterwards; each is read back, as logs may be followed by others. */
    private List<Approval> approvals(ExecutionPlan plan, List<Map<String, Object>> untilExecuted, List<Log> logs) {
        Set<Approval> given = new LinkedHashSet<>();
        for (Log log : logs) {
            boolean ofAccount = Erc20.APPROVAL.matches(log)
                    && log.topics().size() == 3
                    && ContractEvent.addressIn(log.topics().get(1)).equals(plan.account());
            if (ofAccount) {
                given.add(new Approval(
                        log.address(), ContractEvent.addressIn(log.topics().get(2)), BigInteger.ZERO));
            }
        }
        if (given.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> calls = new ArrayList<>(untilExecuted);
        given.forEach(approval -> calls.add(
                call(plan.account(), approval.token(), Erc20.ALLOWANCE.encode(plan.account(), approval.spender()))));
        List<?> results = run(plan.account(), calls);
        List<Approval> left = new ArrayList<>();
        int index = untilExecuted.size();
        for (Approval approval : given) {
            BigInteger units = balance(results.get(index++));
            if (units.signum() > 0) {
                left.add(new Approval(approval.token(), approval.spender(), units));
            }
        }
        return left;
    }

    private List<?> run(Address account, List<Map<String, Object>> calls) {
        Map<String, Object> overrides = new LinkedHashMap<>();
        overrides.put(
                account.toString(),
                Map.of("code", Delegations.code(profile.account().address()).toString()));
        overrides.put(profile.account().address().toString(), Map.of("code", accountCode.toString()));
        overrides.put(
                ETHER_READER.toString(), Map.of("code", etherReader(account).toString()));
        // pools add up their prices when time has passed, which costs gas: the simulated block is one of the future
        long time = chain.head().timestamp().plus(AHEAD).getEpochSecond();
        Map<String, Object> block = Map.of(
                "blockOverrides", Map.of("time", "0x" + Long.toHexString(time)),
                "stateOverrides", overrides,
                "calls", calls);
        Map<String, Object> payload = Map.of("blockStateCalls", List.of(block), "validation", false);
        Object answer;
        try {
            answer = chain.request("eth_simulateV1", payload, "latest");
        } catch (RpcException e) {
            throw new UnsupportedNodeException(e);
        }
        Map<?, ?> simulated = NodeAnswers.object(NodeAnswers.list(answer, 1).getFirst());
        return NodeAnswers.list(simulated.get("calls"), calls.size());
    }

    private String reason(Map<?, ?> executed) {
        Map<?, ?> error = executed.get("error") instanceof Map<?, ?> map ? map : Map.of();
        Object data = error.get("data") instanceof String text ? text : executed.get("returnData");
        String otherwise = error.get("message") instanceof String message ? message : "execution reverted";
        return data instanceof String hex && hex.startsWith("0x")
                ? Reasons.describe(Bytes.parse(hex), otherwise, profile)
                : otherwise;
    }

    private static boolean succeeded(Object result) {
        return SUCCESS.equals(NodeAnswers.object(result).get("status"));
    }

    private static BigInteger balance(Object result) {
        Bytes answer = NodeAnswers.bytes(NodeAnswers.object(result).get("returnData"));
        return answer.size() == 0
                ? BigInteger.ZERO
                : Erc20.BALANCE_OF.decode(answer).uint(0);
    }

    private static Map<String, Object> balanceCall(Address owner, Token token) {
        return token.isNative()
                ? call(owner, ETHER_READER, Bytes.EMPTY)
                : call(owner, token.address(), Erc20.BALANCE_OF.encode(owner));
    }

    private static Map<String, Object> call(Address from, Address to, Bytes data) {
        return Map.of("from", from.toString(), "to", to.toString(), "input", data.toString());
    }

    /** PUSH20 account, BALANCE, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN: no node method reads ether in mid-block. */
    private static Bytes etherReader(Address account) {
        return Bytes.parse("73" + HexFormat.of().formatHex(account.toBytes()) + "315f5260205ff3");
    }

    /** What the constructor would leave on chain, immutables filled in: a creation that is called instead of sent. */
    private static Bytes simulatedAccountCode(ChainProfile profile, ChainClient chain) {
        String factory = FunctionEncoder.encodeConstructor(List.of(new org.web3j.abi.datatypes.Address(
                profile.sandboxFactory().address().toString())));
        String creation = ErrandAccountSimulation.BINARY + factory;
        String prefixed = creation.startsWith("0x") ? creation : "0x" + creation;
        Object code = chain.request("eth_call", Map.of("data", prefixed), "latest");
        return NodeAnswers.bytes(code);
    }

    /** The node lacks {@code eth_simulateV1}, or refuses it. */
    public static final class UnsupportedNodeException extends ChainException {

        UnsupportedNodeException(Throwable cause) {
            super(
                    "the node cannot simulate (eth_simulateV1), and nothing is signed without a simulation; use a node of "
                            + "geth, reth, nethermind or anvil of this year (" + cause.getMessage() + ")",
                    cause);
        }
    }
}
