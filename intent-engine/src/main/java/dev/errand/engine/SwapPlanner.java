package dev.errand.engine;

import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.agent.Reply;
import dev.errand.agent.schema.MessageType;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Fees;
import dev.errand.engine.PlanDraft.Planned;
import dev.errand.intent.Amount;
import dev.errand.intent.Intent;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.registry.Match;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans a swap: asks agents, judges their offers against the reference, and takes the best that keeps its promise in simulation. */
final class SwapPlanner {

    private static final String SWAP = "swap";
    private static final int MOST_AGENTS = 20;

    private static final MessageType<Order> ORDER = MessageType.of(Order.class);

    private static final ContractFunction SANDBOX_OF =
            ContractFunction.parse("sandboxOf(address,uint256,uint256) returns (address)");

    private final Surroundings its;
    private final PlanDraft draft;
    private final Wallet wallet;

    SwapPlanner(Surroundings its, PlanDraft draft) {
        this.its = its;
        this.draft = draft;
        this.wallet = draft.wallet();
    }

    /**
     * The offers that may be taken, best first, with all that was found out on the way.
     *
     * @param selling what is sold; null where the amount bought is fixed
     */
    record Offers(
            Order.Want want,
            @Nullable Planned selling,
            ReferenceQuotes.Quote reference,
            Contest<ConsideredOffer> contest,
            List<ConsideredOffer> others) {

        int size() {
            return contest.ranked().size();
        }

        private Offer offer(int k) {
            return contest.ranked().get(k).one().offer().orElseThrow();
        }

        private ProposedStep.Swap step(int k, List<ConsideredOffer> verdicts) {
            return new ProposedStep.Swap(want, contest.ranked().get(k).one().agent(), offer(k), reference, verdicts);
        }

        /** The step where the end of the whole plan speaks for offer {@code k}, though the ones before it are better by themselves. */
        ProposedStep.Swap chosenByTheEnd(int k, Optional<Refusal> refusal) {
            String why = refusal.map(
                            reason -> "is the best with which the next steps can be done (" + reason.getMessage() + ")")
                    .orElse("leaves most at the end of all steps");
            return step(k, contest.verdicts(k, why, ConsideredOffer::with, others));
        }
    }

    Offers offers(Intent.Swap swap) throws Refusal, InterruptedException {
        Token sellToken = wallet.token(swap.sell());
        Token buyToken = wallet.token(swap.buy());
        int slippage = swap.maxSlippageBps() == null ? its.slippageBps() : swap.maxSlippageBps();
        OfferJudge judge = new OfferJudge(slippage);
        Amount buyAmount = swap.buy().amount();
        Planned selling = null;
        Order.Want want;
        Optional<ReferenceQuotes.Quote> reference;
        if (buyAmount == null) {
            selling = draft.planned(swap.sell(), sellToken);
            want = new Order.Want.Sell(selling.forecast(), buyToken, selling.estimated());
            reference = its.reference().quoteSell(selling.forecast(), buyToken);
        } else {
            TokenAmount buy = wallet.resolve(buyAmount, buyToken);
            reference = its.reference().quoteBuy(buy, sellToken);
            want = new Order.Want.Buy(
                    buy,
                    reference.map(quote -> judge.ceiling(quote.judged())).orElseGet(() -> wallet.balance(sellToken)));
        }
        if (selling != null) {
            wallet.spend(selling.forecast());
        }
        Judged judged = judged(judge, want, reference, ask(want));
        Contest<ConsideredOffer> contest = contest(want, judged.eligible(), selling);
        if (contest.ranked().isEmpty()) {
            throw new Refusal(
                    List.of("no agent makes an acceptable offer for " + sellToken + " to " + buyToken + "; try "
                            + (swap.maxSlippageBps() == null
                                    ? "another amount, or later"
                                    : "with more slippage, or later")),
                    contest.verdicts(ConsideredOffer::with, judged.others()));
        }
        return new Offers(want, selling, reference.orElseThrow(), contest, judged.others());
    }

    private List<ConsideredOffer> ask(Order.Want want) throws Refusal, InterruptedException {
        int step = draft.size();
        Address sandbox = its.chain()
                .call(
                        its.profile().sandboxFactory().address(),
                        SANDBOX_OF,
                        its.executor().account(),
                        draft.intentId().toBigInteger(),
                        step)
                .address(0);
        Supplier<Order> order = () -> new Order(
                draft.intentId(),
                step,
                its.profile().chainId(),
                its.executor().account(),
                sandbox,
                want,
                its.clock().instant().plus(its.agentTimeout())); // anew for the agents: finding them takes time
        List<Match> matches = its.scout().forOrder(SWAP, draft.reading().text(), ORDER.write(order.get()), MOST_AGENTS);
        if (matches.isEmpty()) {
            throw new Refusal("no agent that swaps is registered and alive; start one, or wait until one is back");
        }
        List<Address> addresses =
                matches.stream().map(match -> match.agent().address()).toList();
        Map<Address, Reply<OrderReply>> replies =
                its.runtime().askAll(addresses, order.get(), OrderReply.class, its.agentTimeout());
        List<ConsideredOffer> asked = new ArrayList<>();
        for (Match match : matches) {
            Reply<OrderReply> reply = replies.get(match.agent().address());
            asked.add(
                    new ConsideredOffer(match, offerIn(reply), Optional.empty(), new Verdict.NoOffer(whyNone(reply))));
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

    /** The offers that may be taken, and what may not be, each with the reason. */
    private record Judged(List<ConsideredOffer> eligible, List<ConsideredOffer> others) {}

    private Judged judged(
            OfferJudge judge, Order.Want want, Optional<ReferenceQuotes.Quote> reference, List<ConsideredOffer> asked) {
        List<ConsideredOffer> eligible = new ArrayList<>();
        List<ConsideredOffer> others = new ArrayList<>();
        for (ConsideredOffer one : asked) {
            if (one.offer().isEmpty()) {
                others.add(one);
                continue;
            }
            judge.objection(
                            want,
                            one.offer().get(),
                            reference.map(ReferenceQuotes.Quote::judged),
                            its.clock().instant())
                    .ifPresentOrElse(
                            why -> others.add(one.with(Optional.empty(), new Verdict.Refused(why))),
                            () -> eligible.add(one));
        }
        return new Judged(eligible, others);
    }

    /** Has those that may be taken compete by what the user ends with: each is simulated, which says what gas it takes. */
    private Contest<ConsideredOffer> contest(
            Order.Want want, List<ConsideredOffer> eligible, @Nullable Planned selling) {
        Fees fees = its.chain().fees();
        Contest<ConsideredOffer> contest = switch (want) {
            case Order.Want.Sell sell ->
                new Contest<>(Contest.Measure.GUARANTEED, GasPrice.inReceived(sell.buyToken(), fees, its.reference()));
            case Order.Want.Buy buy ->
                new Contest<>(Contest.Measure.ASKED, GasPrice.inPaid(buy.sellToken(), fees, its.reference()));
        };
        contest.run(
                eligible.stream()
                        .map(one -> new Contest.Entry<>(
                                one, OfferJudge.counted(want, one.offer().orElseThrow())))
                        .toList(),
                one -> draft.tried(List.of(sandboxStep(one.offer().orElseThrow(), selling))));
        return contest;
    }

    /** Takes offer {@code k} of those that may be taken. */
    void accept(int index, Offers offers, int k) throws Refusal {
        Offer offer = offers.offer(k);
        if (offers.selling() == null) {
            wallet.spend(offer.outcome().spend().getFirst());
        }
        TokenAmount guaranteed = offer.outcome().receive().getFirst();
        wallet.receive(guaranteed);
        draft.show(offers.step(k, offers.contest().verdicts(ConsideredOffer::with, offers.others())));
        draft.gives(index, draft.add(sandboxStep(offer, offers.selling())), guaranteed);
        draft.endsBy(offer.validUntil());
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
}
