package dev.errand.account;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Erc20;
import dev.errand.chain.Log;
import dev.errand.key.SigningException;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The account as its owner manages it: what it holds, who may take from it, and the way out of delegation. Thread-safe. */
public final class AccountAdmin {

    private static final Duration VALIDITY = Duration.ofMinutes(3);

    private static final Bytes32 RESCUE = Keccak256.hash(
            "rescue(uint256,uint256,(address,(uint256,uint256),bytes,uint256,(uint256,address,(uint256,uint256))[])[],address[])");

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Executor executor;
    private final InstantSource clock;

    /** Manages the account of {@code executor}. */
    public AccountAdmin(ChainProfile profile, ChainClient chain, Executor executor, InstantSource clock) {
        this.profile = profile;
        this.chain = chain;
        this.executor = executor;
        this.clock = clock;
    }

    /** The account. */
    public Address address() {
        return executor.account();
    }

    /** What it holds of every token on the profile's list. */
    public List<TokenAmount> balances() {
        return profile.tokens().stream()
                .map(token -> chain.balance(address(), token))
                .toList();
    }

    /** The contract that it is delegated to; empty if it is a plain address. */
    public Optional<Address> delegate() {
        return executor.delegate();
    }

    /** Whether it is delegated to our contract. */
    public boolean isDelegatedToErrand() {
        return delegate().filter(profile.account().address()::equals).isPresent();
    }

    /** Delegates it to our contract. */
    public Settlement delegateToErrand() {
        return executor.delegateToErrand();
    }

    /** Makes it a plain address again. */
    public Settlement undelegate() {
        return executor.undelegate();
    }

    /**
     * Who may take its tokens, and how many: read from the chain's logs, then from the tokens themselves.
     *
     * @throws dev.errand.chain.RpcException if the node does not give logs from the beginning of the chain
     */
    public List<Approval> allowances() {
        long head = chain.head().number();
        Set<Address> spenders = new LinkedHashSet<>();
        List<Approval> standing = new ArrayList<>();
        for (Token token : profile.tokens()) {
            if (token.isNative()) {
                continue;
            }
            spenders.clear();
            List<Log> logs = chain.logs(
                    token.address(), Arrays.asList(Erc20.APPROVAL.topic(), ContractEvent.topicOf(address())), 0, head);
            logs.stream()
                    .filter(log -> log.topics().size() == 3)
                    .forEach(log ->
                            spenders.add(ContractEvent.addressIn(log.topics().get(2))));
            for (Address spender : spenders) {
                BigInteger units = chain.allowance(token, address(), spender);
                if (units.signum() > 0) {
                    standing.add(new Approval(token.address(), spender, units));
                }
            }
        }
        return standing;
    }

    /** Takes an allowance back. */
    public Settlement revoke(Approval approval) {
        PlanStep.AccountCall call = new PlanStep.AccountCall(
                approval.token(),
                PlanAmount.ZERO,
                Erc20.APPROVE.encode(approval.spender(), BigInteger.ZERO),
                List.of());
        ExecutionPlan plan = new ExecutionPlan(
                profile.chainId(),
                address(),
                Bytes32.random(),
                Bytes32.ZERO,
                address(),
                clock.instant().plus(VALIDITY),
                List.of(new PlanStep.FromAccount(List.of(), List.of(), List.of(call), List.of())));
        return executor.execute(plan, "revoke the allowance of " + approval.spender(), Set.of(), true);
    }

    /**
     * Gets all listed tokens and all ether out of an old sandbox of the account.
     *
     * @param intentId the plan's, as a receipt or the history names it
     * @param step position of its step, from 0
     * @throws SigningException if the key cannot be used now
     */
    public Settlement rescue(Bytes32 intentId, int step) {
        List<Address> tokens = profile.tokens().stream().map(Token::address).toList();
        return executor.callSelf(rescueData(intentId, step, tokens));
    }

    /** Written out, as the empty array of calls in it has no type that the encoder could tell. */
    private static Bytes rescueData(Bytes32 intentId, int step, List<Address> tokens) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(RESCUE.toBytes(), 0, 4);
        data.writeBytes(intentId.toBytes());
        data.writeBytes(word(step));
        data.writeBytes(word(4 * Bytes32.SIZE)); // where the calls begin
        data.writeBytes(word(5 * Bytes32.SIZE)); // where the tokens begin
        data.writeBytes(word(0));
        data.writeBytes(word(tokens.size()));
        tokens.forEach(token -> data.writeBytes(ContractEvent.topicOf(token).toBytes()));
        return Bytes.of(data.toByteArray());
    }

    private static byte[] word(long number) {
        return Bytes32.of(BigInteger.valueOf(number)).toBytes();
    }
}
