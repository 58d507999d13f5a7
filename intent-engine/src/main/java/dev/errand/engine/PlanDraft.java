package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.ExecutionPlan;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Reading;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan while it is being made: what is decided so far, and what later steps may build on. Used once, by one thread. */
final class PlanDraft {

    private static final Duration VALIDITY = Duration.ofMinutes(3);

    private final Surroundings its;
    private final Reading reading;
    private final Wallet wallet;
    private final Bytes32 intentId;
    private final List<PlanStep> planSteps = new ArrayList<>();
    private final List<ProposedStep> steps = new ArrayList<>();
    private final Set<Address> recipients = new HashSet<>();
    private final Map<Integer, Gain> gainOfIntent = new LinkedHashMap<>();
    private final Map<Token, BigInteger> placed = new HashMap<>();
    private final Instant deadline;
    private Instant validUntil;
    private int gains;
    private long gasSoFar; // of the first so many steps
    private int gasKnownOf;

    /** Which measured gain of the plan an intent has, and what is guaranteed of it. */
    private record Gain(int number, TokenAmount guaranteed) {}

    /** An amount as the plan writes it, with its size or a forecast of it. */
    record Planned(TokenAmount forecast, PlanAmount amount, boolean estimated) {

        static Planned of(TokenAmount amount) {
            return new Planned(amount, PlanAmount.units(amount.units()), false);
        }
    }

    PlanDraft(Surroundings its, Reading reading) {
        this.intentId = Bytes32.random();
        this.its = its;
        this.reading = reading;
        this.wallet = new Wallet(
                its.profile(), its.chain(), its.prices(), its.executor().account());
        Instant now = its.clock().instant();
        Instant head = its.chain().head().timestamp();
        this.deadline = (head.isAfter(now) ? head : now).plus(VALIDITY);
        this.validUntil = deadline;
    }

    private PlanDraft(PlanDraft other) {
        this.its = other.its;
        this.reading = other.reading;
        this.intentId = other.intentId;
        this.wallet = new Wallet(other.wallet);
        this.deadline = other.deadline;
        this.validUntil = other.validUntil;
        this.gains = other.gains;
        planSteps.addAll(other.planSteps);
        steps.addAll(other.steps);
        recipients.addAll(other.recipients);
        gainOfIntent.putAll(other.gainOfIntent);
        placed.putAll(other.placed);
    }

    /** The same plan, to be gone on with in another way. */
    PlanDraft copy() {
        return new PlanDraft(this);
    }

    Reading reading() {
        return reading;
    }

    Wallet wallet() {
        return wallet;
    }

    Bytes32 intentId() {
        return intentId;
    }

    List<ProposedStep> steps() {
        return steps;
    }

    Set<Address> recipients() {
        return recipients;
    }

    Instant validUntil() {
        return validUntil;
    }

    /** How many steps the chain will run so far. */
    int size() {
        return planSteps.size();
    }

    /** The plan so far, with some steps more. */
    ExecutionPlan planWith(List<PlanStep> more) {
        List<PlanStep> all = new ArrayList<>(planSteps);
        all.addAll(more);
        Address account = its.executor().account();
        return new ExecutionPlan(its.profile().chainId(), account, intentId, Bytes32.ZERO, account, deadline, all);
    }

    /** Runs the plan so far, with some steps more, on the node; the gas is what these steps add. */
    Contest.Trial tried(List<PlanStep> more) {
        return switch (its.executor().assess(planWith(more), recipients)) {
            case Assessment.Infeasible infeasible -> new Contest.Trial.Broken(infeasible.reason());
            case Assessment.Feasible feasible ->
                new Contest.Trial.Kept(feasible.simulation().gasUsed() - gasOfSteps());
        };
    }

    /** What the steps so far take; nothing where there are none. */
    private long gasOfSteps() {
        if (planSteps.size() != gasKnownOf) {
            gasSoFar = switch (its.executor().assess(planWith(List.of()), recipients)) {
                case Assessment.Infeasible infeasible -> 0;
                case Assessment.Feasible feasible -> feasible.simulation().gasUsed();
            };
            gasKnownOf = planSteps.size();
        }
        return gasSoFar;
    }

    /** Counts what the account no longer holds, but has lent, paid or earns; below zero what it owes for what it holds. */
    void counts(Token token, BigInteger units) {
        placed.merge(token, units, BigInteger::add);
    }

    /** What it comes to: what is held of the tokens that the plan touches, and what was {@linkplain #counts counted} beside. */
    Map<Token, BigInteger> counted() {
        Map<Token, BigInteger> all = new HashMap<>(wallet.touched());
        placed.forEach((token, units) -> all.merge(token, units, BigInteger::add));
        return all;
    }

    /** What the gas of the plan so far is expected to cost, in wei. */
    BigInteger gas() throws Refusal {
        return switch (its.executor().assess(planWith(List.of()), recipients)) {
            case Assessment.Infeasible infeasible ->
                throw new Refusal("the chain would revert it: " + infeasible.reason());
            case Assessment.Feasible feasible ->
                its.chain().fees().expected(feasible.simulation().gasUsed());
        };
    }

    /** Shows the user another step in the place of the one at {@code position}. */
    void replace(int position, ProposedStep step) {
        steps.set(position, step);
    }

    /** Shows the user a step. */
    void show(ProposedStep step) {
        steps.add(step);
    }

    /** Adds a step for the chain; the number of its first gain. */
    int add(PlanStep step) {
        int first = gains + 1;
        planSteps.add(step);
        gains += step.gain().size();
        return first;
    }

    /** Lets later steps take shares of what the intent at {@code index} gives. */
    void gives(int index, int gain, TokenAmount guaranteed) {
        gainOfIntent.put(index, new Gain(gain, guaranteed));
    }

    /** Whether a later step takes a share of what the intent at {@code index} gives. */
    boolean isBuiltOn(int index) {
        return reading.intents().stream()
                .anyMatch(intent -> Amounts.of(intent) instanceof Amount.OfStep of && of.step() == index);
    }

    void endsBy(Instant instant) {
        validUntil = instant.isBefore(validUntil) ? instant : validUntil;
    }

    /** The amount of an asset: a number, or a share of what an earlier step gives. */
    Planned planned(Asset asset, Token token) throws Refusal {
        Amount amount = asset.amount();
        if (amount instanceof Amount.OfStep of) {
            Gain gain = gainOfIntent.get(of.step());
            if (gain == null || !gain.guaranteed().token().equals(token)) {
                throw new Refusal("step " + (of.step() + 1) + " gives no " + token);
            }
            TokenAmount forecast = gain.guaranteed().share(of.share());
            if (forecast.isZero()) {
                throw new Refusal("that share of what step " + (of.step() + 1) + " gives is no " + token + " at all");
            }
            return new Planned(
                    forecast,
                    new PlanAmount.OfGain(
                            gain.number(),
                            of.share().multiply(new BigDecimal(PlanAmount.ALL)).toBigInteger()),
                    true);
        }
        if (amount == null) {
            throw new Refusal("how much " + token + " is not said");
        }
        TokenAmount resolved = wallet.resolve(amount, token);
        if (resolved.isZero()) {
            throw new Refusal("that is no " + token + " at all");
        }
        return Planned.of(resolved);
    }
}
