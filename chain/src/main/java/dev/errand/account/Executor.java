package dev.errand.account;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.Fees;
import dev.errand.chain.Transaction;
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
import java.util.Optional;
import java.util.Set;

/**
 * Carries out plans for one account: simulate, judge, write down, sign, send, confirm.
 *
 * <p>Thread-safe; methods block until there is an end, or the patience is used up. Nothing that was sent is ever sent anew
 * under another nonce: what is tried again is the very bytes that the journal holds.
 */
public final class Executor {

    /** EIP-7702 charges this for a delegation, before anything runs. */
    static final long DELEGATION_GAS = 25_000;

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Signer signer;
    private final Journal journal;
    private final Policy policy;
    private final DollarPrices prices;
    private final InstantSource clock;
    private final Simulator simulator;
    private final NonceOwner nonces;
    private final Confirmation confirmation;
    private final OwnCalls ownCalls;

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
        this.journal = journal;
        this.policy = policy;
        this.prices = prices;
        this.clock = clock;
        this.simulator = new Simulator(profile, chain);
        this.nonces = new NonceOwner(chain, signer.address());
        Receipts receipts = new Receipts(profile, chain);
        this.confirmation = new Confirmation(profile, chain, broadcaster, journal, patience, receipts);
        this.ownCalls = new OwnCalls(profile, chain, signer, broadcaster, journal, nonces, receipts, confirmation);
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
                Spending spending = spending(
                        plan,
                        succeeded,
                        recipients,
                        mostGasCost,
                        Dollars.leaving(succeeded.changes(), mostGasCost, prices),
                        ledger);
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
            case Simulation.Succeeded succeeded -> carryOut(plan, summary, recipients, approved, succeeded);
        };
    }

    private Settlement carryOut(
            ExecutionPlan plan,
            String summary,
            Set<Address> recipients,
            boolean approved,
            Simulation.Succeeded simulated) {
        List<String> refusals = new ArrayList<>();
        Optional<Entry> written = nonces.exclusively(() -> {
            Fees fees = chain.fees();
            long gasLimit = gasLimit(plan, simulated);
            Prepared prepared = new Prepared(
                    plan,
                    summary,
                    recipients,
                    simulated,
                    gasLimit,
                    fees,
                    Dollars.leaving(simulated.changes(), fees.most(gasLimit), prices),
                    nonces.fromNode(),
                    isDelegated());
            return journal.append(profile.chainId(), account(), ledger -> {
                Spending spending =
                        spending(plan, simulated, recipients, prepared.mostGasCost(), prepared.dollars(), ledger);
                refusals.addAll(objections(spending, approved, ledger));
                return refusals.isEmpty() ? Optional.of(sign(prepared, ledger)) : Optional.empty();
            });
        });
        return written.isEmpty() ? new Settlement.Refused(refusals) : confirmation.send(written.get());
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
        return ownCalls.delegate(profile.account().address());
    }

    /** Takes every delegation away: the address is a plain one again, as if it had never been delegated. */
    public Settlement undelegate() {
        return ownCalls.delegate(Address.ZERO);
    }

    /** A call of the account's own contract by its owner, which can only bring something home. */
    Settlement callSelf(Bytes data) {
        return isDelegated()
                ? ownCalls.callSelf(data)
                : refused("the account is not delegated to our contract; delegate it first");
    }

    private boolean isDelegated() {
        return delegate().filter(profile.account().address()::equals).isPresent();
    }

    private List<String> objections(Spending spending, boolean approved, Journal.Ledger ledger) {
        if (ledger.open().size() >= profile.maxInFlight()) {
            return underWay(ledger).reasons();
        }
        Decision decision = policy.judge(spending, ledger.dollarsToday());
        boolean goesAhead = decision.verdict() == Decision.Verdict.ALLOW
                || (decision.verdict() == Decision.Verdict.ASK && approved);
        return goesAhead ? List.of() : decision.reasons();
    }

    static Settlement.Refused underWay(Journal.Ledger ledger) {
        return refused("transaction " + ledger.open().getFirst().transaction()
                + " of this account is still under way; wait for it, then try again");
    }

    /**
     * An execution of which all is known that the node has to say. It is asked before the journal's lock is taken, since other
     * programs wait for that.
     */
    private record Prepared(
            ExecutionPlan plan,
            String summary,
            Set<Address> recipients,
            Simulation.Succeeded simulated,
            long gasLimit,
            Fees fees,
            Dollars dollars,
            long nonceFromNode,
            boolean delegated) {

        BigInteger mostGasCost() {
            return fees.most(gasLimit);
        }
    }

    private Entry sign(Prepared prepared, Journal.Ledger ledger) {
        ExecutionPlan plan = prepared.plan();
        long nonce = NonceOwner.next(prepared.nonceFromNode(), ledger.open());
        // the sender's own nonce counts up before the delegation is looked at
        Transaction.Delegation consent = prepared.delegated()
                ? null
                : Transaction.Delegation.sign(
                        profile.chainId(), profile.account().address(), nonce + 1, signer);
        Bytes signature = Bytes.of(signer.sign(plan.hash()).toBytes());
        Transaction.Signed signed = new Transaction(
                        profile.chainId(),
                        nonce,
                        prepared.fees(),
                        prepared.gasLimit(),
                        account(),
                        BigInteger.ZERO,
                        plan.callData(signature),
                        consent)
                .sign(signer);
        return new Entry(
                plan.intentId(),
                profile.chainId(),
                account(),
                plan.hash(),
                plan.proposalHash(),
                prepared.summary(),
                nonce,
                signed.hash(),
                signed.bytes(),
                plan.deadline(),
                prepared.mostGasCost(),
                prepared.dollars().counted(),
                prepared.recipients(),
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

    private static Spending spending(
            ExecutionPlan plan,
            Simulation.Succeeded simulated,
            Set<Address> recipients,
            BigInteger mostGasCost,
            Dollars dollars,
            Journal.Ledger ledger) {
        Set<Address> unpaid = new HashSet<>(recipients);
        unpaid.removeAll(ledger.paidBefore());
        return new Spending(
                dollars.known(), dollars.unpriced(), recipients, unpaid, mostGasCost, Surprises.in(plan, simulated));
    }

    static Settlement.Refused refused(String reason) {
        return new Settlement.Refused(List.of(reason));
    }
}
