package dev.errand.rental;

import dev.errand.account.ExecutionPlan;
import dev.errand.account.Executor;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.account.Settlement;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.Erc20;
import dev.errand.lease.LeaseCalls;
import dev.errand.lease.LeaseMarket;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Brings what the lease market owes an account home. Its plans take nothing but gas, so that they go ahead without asking where the
 * policy allows that much gas; the chain makes sure that all of it arrives.
 */
final class Homecoming {

    private static final Duration VALIDITY = Duration.ofMinutes(3);

    private final ChainProfile profile;
    private final Executor executor;
    private final LeaseMarket market;
    private final InstantSource clock;

    Homecoming(ChainProfile profile, Executor executor, LeaseMarket market, InstantSource clock) {
        this.profile = profile;
        this.executor = executor;
        this.market = market;
        this.clock = clock;
    }

    /** What is waiting there. */
    TokenAmount owed(Token token) {
        return new TokenAmount(token, market.owed(token, executor.account()));
    }

    /** Collects all that is owed, and gives notice of leases whose providers are gone. */
    Settlement bring(Token token, List<Bytes32> gone) {
        return bring(token, gone, List.of(), BigInteger.ZERO, false);
    }

    /**
     * Collects all that is owed, with what comes back from leases that are closed.
     *
     * @param leave leases to give notice of
     * @param close leases whose time is up
     * @param rest what they did not use
     * @param approved whether the account's owner asked for it
     */
    Settlement bring(Token token, List<Bytes32> leave, List<Bytes32> close, BigInteger rest, boolean approved) {
        List<PlanStep.AccountCall> calls = new ArrayList<>();
        leave.forEach(lease -> calls.add(call(LeaseCalls.giveNotice(lease))));
        close.forEach(lease -> calls.add(call(LeaseCalls.close(lease))));
        BigInteger owed = owed(token).units().add(rest);
        if (owed.signum() > 0) {
            calls.add(call(LeaseCalls.collect(token.address(), executor.account())));
        }
        PlanStep step = new PlanStep.FromAccount(
                List.of(),
                owed.signum() > 0 ? List.of(new PlanStep.Asset(token, PlanAmount.units(owed))) : List.of(),
                calls,
                List.of());
        return execute(step, "bring home what leases did not use", approved);
    }

    private Settlement execute(PlanStep step, String purpose, boolean approved) {
        Address account = executor.account();
        ExecutionPlan plan = new ExecutionPlan(
                profile.chainId(),
                account,
                Bytes32.random(),
                Bytes32.ZERO,
                account,
                now().plus(VALIDITY),
                List.of(step));
        return executor.execute(plan, purpose, Set.of(), approved);
    }

    /** Calls paid work of a lease wrong, with the deposit that goes with it; the account's owner asked for it. */
    Settlement challenge(TokenAmount deposit, Bytes32 lease, BigInteger amount, Bytes32 evidence) {
        Address account = executor.account();
        Address place = market.domain().market();
        Address token = deposit.token().address();
        PlanStep.Check nothingAllowed =
                new PlanStep.Check(token, Erc20.ALLOWANCE.encode(account, place), 0, BigInteger.ZERO, BigInteger.ZERO);
        PlanStep step = new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(deposit.token(), PlanAmount.units(deposit.units()))),
                List.of(),
                List.of(
                        call(token, Erc20.APPROVE.encode(place, BigInteger.ZERO)), // some tokens want it at zero first
                        call(token, Erc20.APPROVE.encode(place, deposit.units())),
                        call(LeaseCalls.challenge(lease, amount, evidence))),
                List.of(nothingAllowed));
        return execute(step, "challenge work that was paid and is wrong", true);
    }

    /** A chain whose clock runs ahead judges deadlines by that. */
    private Instant now() {
        Instant here = clock.instant();
        Instant there = market.now();
        return there.isAfter(here) ? there : here;
    }

    private PlanStep.AccountCall call(Bytes data) {
        return call(market.domain().market(), data);
    }

    private static PlanStep.AccountCall call(Address to, Bytes data) {
        return new PlanStep.AccountCall(to, PlanAmount.ZERO, data, List.of());
    }
}
