package dev.errand.account;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.Fees;
import dev.errand.chain.RevertedException;
import dev.errand.chain.Transaction;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.State;
import dev.errand.key.Signer;
import dev.errand.offer.DollarPrices;
import dev.errand.policy.Decision;
import dev.errand.policy.Policy;
import dev.errand.policy.Spending;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans for one account: simulate, judge, write down, sign, send, confirm.
 *
 * <p>Thread-safe; methods block until there is an end, or the patience is used up. Nothing that was sent is ever sent anew
 * under another nonce: what is tried again is the very bytes that the journal holds.
 */
public final class Executor {

    /** EIP-7702 charges this for a delegation, before anything runs. */
    private static final long DELEGATION_GAS = 25_000;

    private static final long PLAIN_DELEGATION_GAS = 21_000 + DELEGATION_GAS + 4_000;

    private static final long PLAIN_CALL_GAS = 600_000;

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Signer signer;
    private final Broadcaster broadcaster;
    private final Journal journal;
    private final Policy policy;
    private final DollarPrices prices;
    private final InstantSource clock;
    private final Simulator simulator;
    private final NonceOwner nonces;
    private final Receipts receipts;
    private final Confirmation confirmation;

    /**
     * An executor for the account of {@code signer}.
     *
     * @throws dev.errand.chain.WrongChainException if our contracts are not where the profile says
     * @throws dev.errand.key.SigningException if the key is a public development key and this is not the devnet
     */
    public Executor(
            ChainProfile profile,
            ChainClient chain,
            Signer signer,
            Broadcaster broadcaster,
            Journal journal,
            Policy policy,
            DollarPrices prices,
            InstantSource clock,
            Patience patience) {
        DevnetKeys.refuseOff(profile.chainId(), signer.address());
        profile.verify(chain);
        this.profile = profile;
        this.chain = chain;
        this.signer = signer;
        this.broadcaster = broadcaster;
        this.journal = journal;
        this.policy = policy;
        this.prices = prices;
        this.clock = clock;
        this.simulator = new Simulator(profile, chain);
        this.nonces = new NonceOwner(chain, signer.address());
        this.receipts = new Receipts(profile, chain);
        this.confirmation = new Confirmation(profile, chain, broadcaster, journal, patience, receipts);
    }

    /** The account. */
    public Address account() {
        return signer.address();
    }

    /** Simulates a plan and asks the policy, without signing anything. */
    public Assessment assess(ExecutionPlan plan, Set<Address> recipients) {
        return switch (simulator.simulate(plan)) {
            case Simulation.Reverted reverted -> new Assessment.Infeasible(reverted.reason());
            case Simulation.Succeeded succeeded -> {
                long gasLimit = gasLimit(plan, succeeded);
                BigInteger mostGasCost = chain.fees().most(gasLimit);
                Journal.Ledger ledger = journal.ledger(profile.chainId(), account());
                Spending spending = spending(plan, succeeded, recipients, mostGasCost, ledger);
                Decision decision = policy.judge(spending, ledger.dollarsToday());
                yield new Assessment.Feasible(succeeded, gasLimit, mostGasCost, spending, decision);
            }
        };
    }

    /**
     * Carries out a plan.
     *
     * @param summary what it does, for people who read the journal
     * @param recipients whom it pays
     * @param approved whether the user approved it; without that, only what the policy allows by itself goes ahead
     */
    public Settlement execute(ExecutionPlan plan, String summary, Set<Address> recipients, boolean approved) {
        if (!plan.deadline().isAfter(clock.instant())) {
            return refused("the proposal has expired; ask for a new one");
        }
        if (!plan.account().equals(account()) || !plan.chain().equals(profile.chainId())) {
            return refused("the plan is for another account or another chain");
        }
        if (journal.find(plan.intentId()).isPresent()) {
            return refused("this proposal was carried out already, or is under way; ask for a new one");
        }
        return switch (simulator.simulate(plan)) {
            case Simulation.Reverted reverted ->
                refused("the chain has changed, and the plan would fail now: " + reverted.reason());
            case Simulation.Succeeded succeeded -> {
                Bytes signature = Bytes.of(signer.sign(plan.hash()).toBytes());
                List<String> refusals = new ArrayList<>();
                Optional<Entry> written = nonces.exclusively(() -> {
                    long fromNode = nonces.fromNode();
                    Fees fees = chain.fees();
                    boolean delegated = isDelegated();
                    return journal.append(profile.chainId(), account(), ledger -> {
                        refusals.addAll(objections(plan, succeeded, recipients, approved, fees, ledger));
                        return refusals.isEmpty()
                                ? Optional.of(sign(
                                        plan,
                                        signature,
                                        summary,
                                        recipients,
                                        succeeded,
                                        fees,
                                        fromNode,
                                        delegated,
                                        ledger))
                                : Optional.empty();
                    });
                });
                yield written.isEmpty() ? new Settlement.Refused(refusals) : confirmation.send(written.get());
            }
        };
    }

    /** Finishes, or reports, whatever an earlier run left open. Call it before anything new is executed. */
    public List<Settlement> recover() {
        return journal.ledger(profile.chainId(), account()).open().stream()
                .map(confirmation::settle)
                .toList();
    }

    /** Whom the account paid before, as the journal knows. */
    public Set<Address> paidBefore() {
        return journal.ledger(profile.chainId(), account()).paidBefore();
    }

    /** The code that the account's address is delegated to; empty if it is not. */
    public Optional<Address> delegate() {
        return Delegations.delegate(chain.code(account()));
    }

    /** Delegates the account to our contract. Executing a plan does so by itself where it is needed. */
    public Settlement delegateToErrand() {
        return changeDelegation(profile.account().address());
    }

    /** Takes every delegation away: the address is a plain one again, as if it had never been delegated. */
    public Settlement undelegate() {
        return changeDelegation(Address.ZERO);
    }

    private Settlement changeDelegation(Address code) {
        Settlement settlement = sendPlainly(
                Address.ZERO,
                PLAIN_DELEGATION_GAS,
                Bytes.EMPTY,
                nonce -> Transaction.Delegation.sign(profile.chainId(), code, nonce + 1, signer));
        boolean effect = delegate().orElse(Address.ZERO).equals(code);
        return settlement instanceof Settlement.Executed done && !effect
                ? new Settlement.Reverted(
                        done.receipt().transaction(),
                        "the delegation did not take effect",
                        done.receipt().gasCost())
                : settlement;
    }

    /** A call of the account's own contract by its owner, which can only bring something home. */
    Settlement callSelf(Bytes data) {
        if (!isDelegated()) {
            return refused("the account is not delegated to our contract; delegate it first");
        }
        String self = account().toString();
        try {
            chain.request("eth_call", Map.of("from", self, "to", self, "data", data.toString()), "latest");
        } catch (RevertedException e) {
            return refused(e.getMessage());
        }
        return sendPlainly(account(), PLAIN_CALL_GAS, data, nonce -> null);
    }

    /** Sends what takes nothing out of the account but gas, so that it needs no entry in the journal. */
    private Settlement sendPlainly(
            Address to, long gas, Bytes data, LongFunction<Transaction.@Nullable Delegation> consent) {
        return nonces.exclusively(() -> {
            Journal.Ledger ledger = journal.ledger(profile.chainId(), account());
            if (!ledger.open().isEmpty()) {
                return underWay(ledger);
            }
            long nonce = nonces.fromNode();
            Transaction.Signed signed = new Transaction(
                            profile.chainId(),
                            nonce,
                            chain.fees(),
                            gas,
                            to,
                            BigInteger.ZERO,
                            data,
                            consent.apply(nonce))
                    .sign(signer);
            broadcaster.broadcast(signed.bytes());
            Optional<TransactionReceipt> receipt = confirmation.awaitReceipt(signed.hash());
            if (receipt.isEmpty()) {
                return new Settlement.Pending(signed.hash(), "it is not in a block yet");
            }
            return receipt.get().succeeded()
                    ? new Settlement.Executed(receipts.plain(account(), receipt.get()))
                    : new Settlement.Reverted(
                            signed.hash(),
                            "the contract refused it",
                            receipt.get().gasCost());
        });
    }

    private boolean isDelegated() {
        return delegate().filter(profile.account().address()::equals).isPresent();
    }

    private List<String> objections(
            ExecutionPlan plan,
            Simulation.Succeeded simulated,
            Set<Address> recipients,
            boolean approved,
            Fees fees,
            Journal.Ledger ledger) {
        if (ledger.open().size() >= profile.maxInFlight()) {
            return underWay(ledger).reasons();
        }
        Spending spending = spending(plan, simulated, recipients, fees.most(gasLimit(plan, simulated)), ledger);
        Decision decision = policy.judge(spending, ledger.dollarsToday());
        boolean goesAhead = decision.verdict() == Decision.Verdict.ALLOW
                || (decision.verdict() == Decision.Verdict.ASK && approved);
        return goesAhead ? List.of() : decision.reasons();
    }

    private static Settlement.Refused underWay(Journal.Ledger ledger) {
        return refused("transaction " + ledger.open().getFirst().transaction()
                + " of this account is still under way; wait for it, then try again");
    }

    private Entry sign(
            ExecutionPlan plan,
            Bytes signature,
            String summary,
            Set<Address> recipients,
            Simulation.Succeeded simulated,
            Fees fees,
            long fromNode,
            boolean delegated,
            Journal.Ledger ledger) {
        long nonce = NonceOwner.next(fromNode, ledger.open());
        // the sender's own nonce counts up before the delegation is looked at
        Transaction.Delegation consent = delegated
                ? null
                : Transaction.Delegation.sign(
                        profile.chainId(), profile.account().address(), nonce + 1, signer);
        long gasLimit = gasLimit(plan, simulated);
        Transaction transaction = new Transaction(
                profile.chainId(),
                nonce,
                fees,
                gasLimit,
                account(),
                BigInteger.ZERO,
                plan.callData(signature),
                consent);
        Transaction.Signed signed = transaction.sign(signer);
        BigInteger mostGasCost = fees.most(gasLimit);
        return new Entry(
                plan.intentId(),
                profile.chainId(),
                account(),
                plan.hash(),
                plan.proposalHash(),
                summary,
                nonce,
                signed.hash(),
                signed.bytes(),
                plan.deadline(),
                mostGasCost,
                spending(plan, simulated, recipients, mostGasCost, ledger).dollars(),
                recipients,
                State.SIGNED,
                "",
                clock.instant());
    }

    /**
     * What was used and 30 % more. Of what a call has, it can pass on all but a 64th (EIP-150), so callbacks inside callbacks, which are
     * two calls each, must be given more than they use.
     */
    private static long gasLimit(ExecutionPlan plan, Simulation.Succeeded simulated) {
        long limit = (simulated.gasUsed() + DELEGATION_GAS) * 13 / 10;
        for (int depth = 1; depth < plan.callbackDepth(); depth++) {
            limit = limit * 64 / 63 * 64 / 63;
        }
        return limit;
    }

    private Spending spending(
            ExecutionPlan plan,
            Simulation.Succeeded simulated,
            Set<Address> recipients,
            BigInteger mostGasCost,
            Journal.Ledger ledger) {
        Set<Address> unpaid = new HashSet<>(recipients);
        unpaid.removeAll(ledger.paidBefore());
        return new Spending(
                Dollars.leaving(simulated.changes(), mostGasCost, prices),
                recipients,
                unpaid,
                mostGasCost,
                Surprises.in(plan, simulated));
    }

    private static Settlement.Refused refused(String reason) {
        return new Settlement.Refused(List.of(reason));
    }
}
