package dev.errand.engine;

import dev.errand.agent.Reply;
import dev.errand.agent.schema.MessageType;
import dev.errand.intent.Attachment;
import dev.errand.intent.Cost;
import dev.errand.intent.Intent;
import dev.errand.intent.Timespan;
import dev.errand.offer.ComputeEstimate;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.offer.LeaseReply;
import dev.errand.offer.LeaseWork;
import dev.errand.registry.Match;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is rented: asks the agents of providers, holds their signed terms against the chain, the user's limit and the
 * deadline, and takes the cheapest. Work that can go on elsewhere gets a second provider, so that one may fail.
 */
final class LeasePlanner {

    private static final String LEASE = "lease";
    private static final int MOST_AGENTS = 20;

    /** Of a job's time, 99 of 100 take at most so much more than expected. */
    private static final double LONGEST = 2.4;

    private static final Duration LONGEST_LEASE = Duration.ofDays(7);
    private static final double SECONDS_OF_DAY = 86_400;

    private static final MessageType<LeaseOrder> ORDER = MessageType.of(LeaseOrder.class);

    private final Surroundings its;
    private final PlanDraft draft;
    private final Attachment attachment;
    private final List<String> sizing = new ArrayList<>();

    LeasePlanner(Surroundings its, PlanDraft draft, Attachment attachment) {
        this.its = its;
        this.draft = draft;
        this.attachment = attachment;
    }

    /** Nobody offers what is wanted, whoever was asked: something else may still be said of it. */
    static final class NobodyOffers extends Exception {

        NobodyOffers(String reason) {
            super(reason, null, false, false);
        }
    }

    void plan(Intent intent) throws Refusal, NobodyOffers, InterruptedException {
        if (!its.leases().isThere()) {
            throw new NobodyOffers("this chain has no lease market");
        }
        switch (intent) {
            case Intent.Infer infer -> plan(WantedLease.of(infer, attachment), infer.deadline(), infer.maxCost(), 2);
            case Intent.Rent rent -> plan(WantedLease.of(rent), null, rent.maxCost(), 1);
            case Intent.Train train -> planMachines(train, train.deadline(), train.maxCost());
            case Intent.Render render -> planMachines(render, render.deadline(), render.maxCost());
            default -> throw new NobodyOffers("nobody rents out machines for a " + intent.type());
        }
    }

    /** The machines that a job takes, for as long as 99 of 100 of its kind take; what it does not use comes back. */
    private void planMachines(Intent job, @Nullable Timespan deadline, @Nullable Cost maxCost)
            throws Refusal, NobodyOffers, InterruptedException {
        Answer.Fact.Estimated estimated =
                new ComputeDesk(its).ask(job, draft.reading().text(), "");
        ComputeEstimate estimate = estimated.estimate();
        if (deadline != null
                && !(estimate.seconds() * LeaseJudge.LATE
                        <= deadline.approximately().toSeconds())) {
            throw new Refusal(estimated.agent().name() + " expects " + Math.round(estimate.seconds()) + " s, and at "
                    + LeaseJudge.LATE + " of that it is too late");
        }
        double most = Math.ceil(Math.max(estimate.seconds() * LONGEST, estimate.mostSeconds()));
        if (!(most <= LONGEST_LEASE.toSeconds())) {
            throw new NobodyOffers("it may take " + (long) Math.ceil(most / SECONDS_OF_DAY) + " days on "
                    + estimate.gpus() + " " + estimate.gpu() + ", and a lease is at most " + LONGEST_LEASE.toDays());
        }
        Duration duration = Duration.ofSeconds((long) Math.max(1, most));
        sizing.add(estimated.agent().name() + ":");
        sizing.addAll(estimate.lines());
        LeaseWork work = new LeaseWork(
                LeaseWork.Kind.RENT,
                Optional.empty(),
                Optional.of(estimate.gpu()),
                estimate.gpus(),
                Math.multiplyExact(duration.toSeconds(), estimate.gpus()),
                duration,
                Bytes32.ZERO);
        plan(work, null, maxCost, 1);
    }

    private void plan(LeaseWork work, @Nullable Timespan deadline, @Nullable Cost maxCost, int most)
            throws Refusal, NobodyOffers, InterruptedException {
        Supplier<LeaseOrder> order = () -> new LeaseOrder(
                draft.intentId(),
                its.profile().chainId(),
                its.executor().account(),
                its.leases().receiptKey(),
                work,
                its.clock().instant().plus(its.agentTimeout())); // anew for the agents: finding them takes time
        Budget budget = new Budget(maxCost, its.prices());
        List<ConsideredLease> asked = ask(order);
        if (asked.stream().allMatch(one -> one.offer().isEmpty())) {
            throw new NobodyOffers(whyNobody(asked));
        }
        LeaseOrder asking = order.get();
        accept(asking, new LeaseJudge(its, asking, deadline, budget).choose(asked, most), budget);
    }

    private List<ConsideredLease> ask(Supplier<LeaseOrder> order) throws NobodyOffers, InterruptedException {
        List<Match> matches =
                its.scout().forOrder(LEASE, draft.reading().text(), ORDER.write(order.get()), MOST_AGENTS);
        if (matches.isEmpty()) {
            throw new NobodyOffers("no provider is registered and alive; start one with ./errand provide");
        }
        List<Address> addresses =
                matches.stream().map(match -> match.agent().address()).toList();
        Map<Address, Reply<LeaseReply>> replies =
                its.runtime().askAll(addresses, order.get(), LeaseReply.class, its.agentTimeout());
        return matches.stream()
                .map(match -> {
                    Reply<LeaseReply> reply = replies.get(match.agent().address());
                    Optional<LeaseOffer> offer = reply instanceof Reply.Answered<LeaseReply>(LeaseOffer made)
                            ? Optional.of(made)
                            : Optional.empty();
                    return new ConsideredLease(match, offer, new Verdict.NoOffer(whyNone(reply)));
                })
                .toList();
    }

    private static String whyNone(@Nullable Reply<LeaseReply> reply) {
        return switch (reply) {
            case null -> "it was not asked";
            case Reply.Answered<LeaseReply>(LeaseReply.Declined declined) -> "it says: " + declined.reason();
            case Reply.Answered<LeaseReply>(LeaseOffer offer) -> "";
            case Reply.TimedOut<LeaseReply> timedOut -> "it did not answer in time";
            case Reply.Unreachable<LeaseReply> unreachable -> unreachable.reason();
            case Reply.Failed<LeaseReply> failed -> failed.reason();
        };
    }

    private static String whyNobody(List<ConsideredLease> asked) {
        return asked.stream()
                .map(one -> "'" + one.agent().name() + "': " + one.verdict().reason())
                .reduce((one, other) -> one + "; " + other)
                .orElse("nobody was asked");
    }

    private void accept(LeaseOrder order, List<ConsideredLease> considered, Budget budget) throws Refusal {
        List<LeaseOffer> chosen = considered.stream()
                .filter(one -> one.verdict() instanceof Verdict.Chosen)
                .map(one -> one.offer().orElseThrow())
                .toList();
        TokenAmount locked = chosen.stream()
                .map(offer -> offer.terms().escrow())
                .reduce(TokenAmount::plus)
                .orElseThrow();
        TokenAmount most = chosen.stream()
                .map(offer -> offer.terms().escrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        draft.wallet().spend(locked);
        draft.add(its.leases().open(order, chosen));
        draft.show(new ProposedStep.Rental(
                order.work(), attachment, sizing, most, comparing(most, chosen.size()), locked, considered));
        chosen.forEach(offer -> draft.endsBy(offer.terms().openBy()));
        List<String> notes = draft.wallet().notes();
        if (chosen.size() == 1 && order.work().kind() == LeaseWork.Kind.INFER) {
            notes.add("only one provider could be taken: if it fails, what it did not do is not done, and not paid");
        }
        if (!sizing.isEmpty()) {
            notes.add(
                    "what is rented is the machines, for 2.4 of the time that is expected; the job is yours to start on them, and"
                            + " what is not used comes back");
        }
        if (budget.dollars(locked).isEmpty()) {
            notes.add("there is no price of " + locked.token() + " in dollars to be trusted");
        }
    }

    /** Rounded up; nobody compares what one provider does with what the same one does. */
    private TokenAmount comparing(TokenAmount most, int providers) {
        BigDecimal share = providers > 1 ? BigDecimal.valueOf(its.leases().checkedShare()) : BigDecimal.ZERO;
        BigInteger units = new BigDecimal(most.units())
                .multiply(share)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
        return new TokenAmount(most.token(), units);
    }
}
