package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.ExecutionPlan;
import dev.errand.account.Executor;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.intent.Trigger;
import dev.errand.offer.DollarPrices;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.registry.AgentRegistry;
import dev.errand.registry.Match;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one proposal of one reading: resolves amounts, asks agents, judges, chooses, simulates. Used once, by one thread. */
final class Planner {

    private static final String SWAP = "swap";
    private static final int MOST_AGENTS = 20;
    private static final Duration VALIDITY = Duration.ofMinutes(3);
    private static final int TRANSFER_AMOUNT_OFFSET = 36;

    private static final ContractFunction SANDBOX_OF =
            ContractFunction.parse("sandboxOf(address,uint256,uint256) returns (address)");

    /** What a planner needs; the same for all plans of an engine. */
    record Surroundings(
            ChainProfile profile,
            ChainClient chain,
            Executor executor,
            AgentRegistry registry,
            AgentRuntime runtime,
            ReferenceQuotes reference,
            DollarPrices prices,
            AddressBook contacts,
            InstantSource clock,
            Duration agentTimeout,
            int slippageBps) {}

    private static final String NO_COMPUTE =
            "I can read that job, but no compute market is connected yet; ./errand size tells what it would take";

    private final Surroundings its;
    private final Reading reading;
    private final Wallet wallet;
    private final Bytes32 intentId = Bytes32.random();
    private final List<PlanStep> planSteps = new ArrayList<>();
    private final List<ProposedStep> steps = new ArrayList<>();
    private final Set<Address> recipients = new HashSet<>();
    private final Map<Integer, Gain> gainOfIntent = new LinkedHashMap<>();
    private Instant validUntil;
    private int gains;

    /** Which measured gain of the plan an intent has, and what is guaranteed of it. */
    private record Gain(int number, TokenAmount guaranteed) {}

    /** An amount as the plan writes it, with its size or a forecast of it. */
    private record Planned(TokenAmount forecast, PlanAmount amount, boolean estimated) {}

    Planner(Surroundings its, Reading reading) {
        this.its = its;
        this.reading = reading;
        this.wallet = new Wallet(
                its.profile(), its.chain(), its.prices(), its.executor().account());
        Instant now = its.clock().instant();
        Instant head = its.chain().head().timestamp();
        this.validUntil = (head.isAfter(now) ? head : now).plus(VALIDITY);
    }

    Proposal plan() throws Refusal, InterruptedException {
        Instant deadline = validUntil;
        for (int i = 0; i < reading.intents().size(); i++) {
            switch (reading.intents().get(i)) {
                case Intent.Swap swap -> {
                    requireAtOnce(swap.trigger());
                    swap(i, swap, deadline);
                }
                case Intent.Transfer transfer -> {
                    requireAtOnce(transfer.trigger());
                    transfer(transfer);
                }
                case Intent.Balance balance ->
                    throw new Refusal("ask for balances by themselves, not among other steps");
                case Intent.Quote quote -> throw new Refusal("ask for quotes by themselves, not among other steps");
                case Intent.Loan loan ->
                    throw new Refusal("I can read that you want to " + loan.type()
                            + ", but no lending market is connected on this chain yet; nothing was done");
                case Intent.Infer infer -> throw new Refusal(NO_COMPUTE);
                case Intent.Train train -> throw new Refusal(NO_COMPUTE);
                case Intent.Rent rent -> throw new Refusal(NO_COMPUTE);
                case Intent.Render render -> throw new Refusal(NO_COMPUTE);
                case Intent.Service service ->
                    throw new Refusal(
                            "no agent for \"" + service.query() + "\" can be asked from here yet; nothing was done");
            }
        }
        ExecutionPlan unnamed = plan(planSteps, deadline);
        Assessment.Feasible assessment = switch (its.executor().assess(unnamed, recipients)) {
            case Assessment.Infeasible infeasible ->
                throw new Refusal("the chain would revert it: " + infeasible.reason());
            case Assessment.Feasible feasible -> feasible;
        };
        if (assessment.decision().denies()) {
            throw new Refusal(assessment.decision().reasons(), List.of());
        }
        requireEtherForGas(assessment);
        Bytes32 hash = Proposal.hash(reading, steps, assessment, unnamed, wallet.notes(), validUntil);
        return new Proposal(
                reading,
                steps,
                assessment,
                unnamed.withProposalHash(hash),
                recipients,
                wallet.notes(),
                validUntil,
                hash);
    }

    /** Fails closed: what is to wait for a price must not be done now. */
    private static void requireAtOnce(@Nullable Trigger trigger) throws Refusal {
        if (trigger != null) {
            throw new Refusal("nothing here watches prices or the calendar yet, so this would be done at once or never;"
                    + " nothing was done. Leave the condition out to do it now");
        }
    }

    private void requireEtherForGas(Assessment.Feasible assessment) throws Refusal {
        BigInteger left = wallet.balance(Token.ETH).units();
        if (left.compareTo(assessment.mostGasCost()) < 0) {
            throw new Refusal("gas may cost up to " + new TokenAmount(Token.ETH, assessment.mostGasCost())
                    + ", and only " + new TokenAmount(Token.ETH, left) + " would be left for it");
        }
    }

    private ExecutionPlan plan(List<PlanStep> planned, Instant deadline) {
        Address account = its.executor().account();
        return new ExecutionPlan(its.profile().chainId(), account, intentId, Bytes32.ZERO, account, deadline, planned);
    }

    private void swap(int index, Intent.Swap swap, Instant deadline) throws Refusal, InterruptedException {
        Token sellToken = wallet.token(swap.sell());
        Token buyToken = wallet.token(swap.buy());
        int slippage = swap.maxSlippageBps() == null ? its.slippageBps() : swap.maxSlippageBps();
        OfferJudge judge = new OfferJudge(slippage);
        Amount buyAmount = swap.buy().amount();
        Planned selling = null;
        Order.Want want;
        Optional<TokenAmount> reference;
        if (buyAmount == null) {
            selling = planned(swap.sell(), sellToken);
            want = new Order.Want.Sell(selling.forecast(), buyToken, selling.estimated());
            reference = its.reference().quoteSell(selling.forecast(), buyToken);
        } else {
            TokenAmount buy = wallet.resolve(buyAmount, buyToken);
            reference = its.reference().quoteBuy(buy, sellToken);
            want = new Order.Want.Buy(buy, reference.map(judge::ceiling).orElseGet(() -> wallet.balance(sellToken)));
        }
        if (selling != null) {
            wallet.spend(selling.forecast());
        }
        List<ConsideredOffer> considered = judged(judge, want, reference, ask(want));
        choose(index, want, selling, reference, considered, deadline);
    }

    private List<ConsideredOffer> ask(Order.Want want) throws Refusal, InterruptedException {
        List<Match> matches = its.registry().withCapability(SWAP, reading.text(), MOST_AGENTS);
        if (matches.isEmpty()) {
            throw new Refusal("no agent that swaps is registered; start one, or wait until one is back");
        }
        int step = planSteps.size();
        Address sandbox = its.chain()
                .call(
                        its.profile().sandboxFactory().address(),
                        SANDBOX_OF,
                        its.executor().account(),
                        intentId.toBigInteger(),
                        step)
                .address(0);
        Order order = new Order(
                intentId,
                step,
                its.profile().chainId(),
                its.executor().account(),
                sandbox,
                want,
                its.clock().instant().plus(its.agentTimeout()));
        List<Address> addresses =
                matches.stream().map(match -> match.agent().address()).toList();
        Map<Address, Reply<OrderReply>> replies =
                its.runtime().askAll(addresses, order, OrderReply.class, its.agentTimeout());
        List<ConsideredOffer> asked = new ArrayList<>();
        for (Match match : matches) {
            Reply<OrderReply> reply = replies.get(match.agent().address());
            asked.add(new ConsideredOffer(match.agent(), offerIn(reply), new Verdict.NoOffer(whyNone(reply))));
        }
        return asked;
    }

    private static Optional<Offer> offerIn(@Nullable Reply<OrderReply> reply) {
        return reply instanceof Reply.Answered<OrderReply>(Offer offer) ? Optional.of(offer) : Optional.empty();
    }

    private static String whyNone(@Nullable Reply<OrderReply> reply) {
        return switch (reply) {
            case null -> "it was not asked";
            case Reply.Answered<OrderReply>(OrderReply.Declined declined) -> "it says: " + declined.reason();
            case Reply.Answered<OrderReply>(Offer offer) -> "";
            case Reply.TimedOut<OrderReply> timedOut -> "it did not answer in time";
            case Reply.Unreachable<OrderReply> unreachable -> unreachable.reason();
            case Reply.Failed<OrderReply> failed -> failed.reason();
        };
    }

    /** The offers in the order in which they would be taken, then what may not be taken, each with the reason. */
    private List<ConsideredOffer> judged(
            OfferJudge judge, Order.Want want, Optional<TokenAmount> reference, List<ConsideredOffer> asked) {
        List<ConsideredOffer> eligible = new ArrayList<>();
        List<ConsideredOffer> others = new ArrayList<>();
        for (ConsideredOffer one : asked) {
            if (one.offer().isEmpty()) {
                others.add(one);
                continue;
            }
            Optional<String> objection = judge.objection(
                    want, one.offer().get(), reference, its.clock().instant());
            if (objection.isPresent()) {
                others.add(new ConsideredOffer(one.agent(), one.offer(), new Verdict.Refused(objection.get())));
            } else {
                eligible.add(one);
            }
        }
        eligible.sort((one, other) -> OfferJudge.bestFirst(want)
                .compare(one.offer().orElseThrow(), other.offer().orElseThrow()));
        eligible.addAll(others);
        return eligible;
    }

    /** Takes the best offer that keeps its promise in simulation. */
    private void choose(
            int index,
            Order.Want want,
            @Nullable Planned selling,
            Optional<TokenAmount> reference,
            List<ConsideredOffer> considered,
            Instant deadline)
            throws Refusal {
        List<ConsideredOffer> verdicts = new ArrayList<>();
        ProposedStep.Swap chosen = null;
        for (ConsideredOffer one : considered) {
            if (!(one.verdict() instanceof Verdict.NoOffer) || one.offer().isEmpty()) {
                verdicts.add(one);
            } else if (chosen != null) {
                boolean tie = OfferJudge.bestFirst(want)
                                .compare(chosen.offer(), one.offer().get())
                        == 0;
                verdicts.add(new ConsideredOffer(
                        one.agent(),
                        one.offer(),
                        new Verdict.Outbid(tie ? "guarantees just as much" : "another offer guarantees more")));
            } else {
                Offer offer = one.offer().get();
                Optional<String> failure = simulate(offer, selling, deadline);
                if (failure.isPresent()) {
                    verdicts.add(new ConsideredOffer(
                            one.agent(),
                            one.offer(),
                            new Verdict.Refused("it does not keep its promise in simulation: " + failure.get())));
                } else {
                    verdicts.add(new ConsideredOffer(
                            one.agent(),
                            one.offer(),
                            new Verdict.Chosen("nobody guarantees more, and it keeps it in simulation")));
                    chosen = new ProposedStep.Swap(want, one.agent(), offer, reference.orElseThrow(), List.of());
                }
            }
        }
        if (chosen == null) {
            throw new Refusal(
                    List.of("no agent makes an acceptable offer for " + want.sellToken() + " to " + want.buyToken()
                            + "; try another amount, or later"),
                    verdicts);
        }
        accept(
                index,
                new ProposedStep.Swap(want, chosen.agent(), chosen.offer(), chosen.reference(), verdicts),
                selling);
    }

    private Optional<String> simulate(Offer offer, @Nullable Planned selling, Instant deadline) {
        List<PlanStep> withOffer = new ArrayList<>(planSteps);
        withOffer.add(sandboxStep(offer, selling));
        return switch (its.executor().assess(plan(withOffer, deadline), recipients)) {
            case Assessment.Infeasible infeasible -> Optional.of(infeasible.reason());
            case Assessment.Feasible feasible -> Optional.empty();
        };
    }

    private void accept(int index, ProposedStep.Swap step, @Nullable Planned selling) throws Refusal {
        Offer offer = step.offer();
        if (selling == null) {
            wallet.spend(offer.outcome().spend().getFirst());
        }
        TokenAmount guaranteed = offer.outcome().receive().getFirst();
        wallet.receive(guaranteed);
        planSteps.add(sandboxStep(offer, selling));
        steps.add(step);
        gains++;
        gainOfIntent.put(index, new Gain(gains, guaranteed));
        validUntil = offer.validUntil().isBefore(validUntil) ? offer.validUntil() : validUntil;
    }

    private static PlanStep sandboxStep(Offer offer, @Nullable Planned selling) {
        TokenAmount spend = offer.outcome().spend().getFirst();
        TokenAmount receive = offer.outcome().receive().getFirst();
        PlanAmount given = selling == null ? PlanAmount.units(spend.units()) : selling.amount();
        return new PlanStep.InSandbox(
                List.of(new PlanStep.Asset(spend.token(), given)),
                List.of(new PlanStep.Asset(receive.token(), PlanAmount.units(receive.units()))),
                offer.calls(),
                List.of());
    }

    private void transfer(Intent.Transfer transfer) throws Refusal {
        Token token = wallet.token(transfer.asset());
        String calledBy = String.valueOf(transfer.to());
        Address to = new Recipients(its, wallet.notes()).find(calledBy);
        Planned planned = planned(transfer.asset(), token);
        wallet.spend(planned.forecast());
        planSteps.add(new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(token, planned.amount())),
                List.of(),
                List.of(transferCall(token, to, planned.amount())),
                List.of()));
        steps.add(new ProposedStep.Transfer(planned.forecast(), planned.estimated(), to, calledBy));
        recipients.add(to);
    }

    private static PlanStep.AccountCall transferCall(Token token, Address to, PlanAmount amount) {
        if (token.isNative()) {
            return new PlanStep.AccountCall(to, amount, Bytes.EMPTY, List.of());
        }
        return switch (amount) {
            case PlanAmount.Units units ->
                new PlanStep.AccountCall(
                        token.address(), PlanAmount.ZERO, Erc20.TRANSFER.encode(to, units.value()), List.of());
            case PlanAmount.OfGain share ->
                new PlanStep.AccountCall(
                        token.address(),
                        PlanAmount.ZERO,
                        Erc20.TRANSFER.encode(to, BigInteger.ZERO),
                        List.of(new PlanStep.Insert(TRANSFER_AMOUNT_OFFSET, share)));
        };
    }

    private Planned planned(Asset asset, Token token) throws Refusal {
        Amount amount = asset.amount();
        if (amount instanceof Amount.OfStep of) {
            Gain gain = gainOfIntent.get(of.step());
            if (gain == null || !gain.guaranteed().token().equals(token)) {
                throw new Refusal("step " + (of.step() + 1) + " gives no " + token);
            }
            TokenAmount forecast = gain.guaranteed().share(of.share());
            BigInteger share =
                    of.share().multiply(new BigDecimal(PlanAmount.ALL)).toBigInteger();
            return new Planned(forecast, new PlanAmount.OfGain(gain.number(), share), true);
        }
        if (amount == null) {
            throw new Refusal("how much " + token + " is not said");
        }
        TokenAmount resolved = wallet.resolve(amount, token);
        if (resolved.isZero()) {
            throw new Refusal("that is no " + token + " at all");
        }
        return new Planned(resolved, PlanAmount.units(resolved.units()), false);
    }
}
