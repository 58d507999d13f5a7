package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LoanTerms;
import dev.errand.account.PlanStep;
import dev.errand.agent.Reply;
import dev.errand.agent.schema.MessageType;
import dev.errand.chain.Fees;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.offer.LoanReply;
import dev.errand.registry.Match;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides where one amount is lent or borrowed. Agents choose the markets and the split; the framework computes from the markets
 * themselves what each choice earns or costs, and takes the one that is best once gas is paid, of those that are no worse than the
 * best market alone and run in simulation. Used once, by one thread.
 */
final class Placement {

    private static final String LEND = "lend";
    private static final int MOST_AGENTS = 20;
    private static final MessageType<LoanOrder> ORDER = MessageType.of(LoanOrder.class);

    private final Surroundings its;
    private final PlanDraft draft;
    private final Side side;
    private final TokenAmount amount;
    private final boolean estimated;
    private final List<String> markets;

    Placement(
            Surroundings its,
            PlanDraft draft,
            Side side,
            TokenAmount amount,
            boolean estimated,
            List<LendingReserve> among) {
        this.its = its;
        this.draft = draft;
        this.side = side;
        this.amount = amount;
        this.estimated = estimated;
        this.markets = among.stream().map(LendingReserve::market).toList();
    }

    /** Where it goes, the steps that take it there, and what it was chosen over. */
    record Placed(List<LoanOffer.Part> parts, List<PlanStep> steps, LoanTerms terms, List<ConsideredLoan> considered) {}

    /** Writes the steps for a split. */
    interface Steps {
        List<PlanStep> of(List<LoanOffer.Part> parts);
    }

    Placed place(Steps steps) throws Refusal, InterruptedException {
        if (markets.size() == 1) { // nothing to choose
            List<LoanOffer.Part> whole = List.of(new LoanOffer.Part(markets.getFirst(), amount));
            return new Placed(whole, steps.of(whole), its.lending().terms(side, whole, markets), List.of());
        }
        return choose(judged(ask()), steps);
    }

    private List<ConsideredLoan> ask() throws Refusal, InterruptedException {
        Supplier<LoanOrder> order = () -> new LoanOrder(
                draft.intentId(),
                draft.size(),
                its.profile().chainId(),
                its.executor().account(),
                side,
                amount,
                estimated,
                markets,
                its.clock().instant().plus(its.agentTimeout())); // anew for the agents: finding them takes time
        List<Match> matches = its.scout().forOrder(LEND, draft.reading().text(), ORDER.write(order.get()), MOST_AGENTS);
        if (matches.isEmpty()) {
            throw new Refusal("no agent that places loans is registered and alive; name a market yourself ("
                    + String.join(" or ", markets) + "), or start an agent");
        }
        List<Address> addresses =
                matches.stream().map(match -> match.agent().address()).toList();
        Map<Address, Reply<LoanReply>> replies =
                its.runtime().askAll(addresses, order.get(), LoanReply.class, its.agentTimeout());
        List<ConsideredLoan> asked = new ArrayList<>();
        for (Match match : matches) {
            Reply<LoanReply> reply = replies.get(match.agent().address());
            Optional<LoanOffer> offer =
                    reply instanceof Reply.Answered<LoanReply>(LoanOffer made) ? Optional.of(made) : Optional.empty();
            asked.add(new ConsideredLoan(
                    match, offer, Optional.empty(), Optional.empty(), new Verdict.NoOffer(whyNone(reply))));
        }
        return asked;
    }

    private static String whyNone(@Nullable Reply<LoanReply> reply) {
        return switch (reply) {
            case null -> "it was not asked";
            case Reply.Answered<LoanReply>(LoanReply.Declined declined) -> "it says: " + declined.reason();
            case Reply.Answered<LoanReply>(LoanOffer offer) -> "";
            case Reply.TimedOut<LoanReply> timedOut -> "it did not answer in time";
            case Reply.Unreachable<LoanReply> unreachable -> unreachable.reason();
            case Reply.Failed<LoanReply> failed -> failed.reason();
        };
    }

    /** Those that may be taken, and those that may not, each with the reason. */
    private record Judged(List<ConsideredLoan> eligible, List<ConsideredLoan> others) {}

    private Judged judged(List<ConsideredLoan> asked) {
        List<ConsideredLoan> eligible = new ArrayList<>();
        List<ConsideredLoan> others = new ArrayList<>();
        for (ConsideredLoan one : asked) {
            if (one.offer().isEmpty()) {
                others.add(one);
                continue;
            }
            LoanOffer offer = one.offer().get();
            Optional<String> misfit = misfit(offer);
            Optional<LoanTerms> terms = Optional.empty();
            if (misfit.isEmpty()) {
                try {
                    terms = Optional.of(its.lending().terms(side, offer.parts(), markets));
                    misfit = worseThanOneMarket(terms.get());
                } catch (IllegalArgumentException e) {
                    misfit = Optional.of(String.valueOf(e.getMessage()));
                }
            }
            ConsideredLoan read = new ConsideredLoan(one.found(), one.offer(), terms, Optional.empty(), one.verdict());
            misfit.ifPresentOrElse(
                    why -> others.add(read.with(Optional.empty(), new Verdict.Refused(why))), () -> eligible.add(read));
        }
        return new Judged(eligible, others);
    }

    private Optional<String> misfit(LoanOffer offer) {
        if (offer.validUntil().isBefore(its.clock().instant().plus(OfferJudge.LEAST_VALIDITY))) {
            return Optional.of("the offer has expired or is about to");
        }
        Set<String> named = new HashSet<>();
        TokenAmount sum = TokenAmount.zero(amount.token());
        for (LoanOffer.Part part : offer.parts()) {
            if (!markets.contains(part.market()) || !named.add(part.market())) {
                return Optional.of("it names " + part.market() + ", which was not to be chosen, or stands twice");
            }
            if (!part.amount().token().equals(amount.token())) {
                return Optional.of("it would take " + part.amount().token() + " instead of " + amount.token());
            }
            sum = sum.plus(part.amount());
        }
        return sum.equals(amount) ? Optional.empty() : Optional.of("its parts make " + sum + ", not " + amount);
    }

    private Optional<String> worseThanOneMarket(LoanTerms terms) {
        Optional<LoanTerms.Single> single = terms.bestSingle();
        boolean worse = single.isPresent()
                && (side == Side.LEND
                        ? terms.rate().compareTo(single.get().rate()) < 0
                        : terms.rate().compareTo(single.get().rate()) > 0);
        return worse
                ? Optional.of("all of it on " + single.get().market() + " alone would be better")
                : Optional.empty();
    }

    /** Has those that may be taken compete by their interest less, or with, the gas: each is simulated. */
    private Contest<ConsideredLoan> contest(List<ConsideredLoan> eligible, Steps steps) {
        Fees fees = its.chain().fees();
        Contest<ConsideredLoan> contest = side == Side.LEND
                ? new Contest<>(Contest.Measure.EARNED, GasPrice.inReceived(amount.token(), fees, its.reference()))
                : new Contest<>(Contest.Measure.OWED, GasPrice.inPaid(amount.token(), fees, its.reference()));
        contest.run(
                eligible.stream()
                        .map(one -> new Contest.Entry<>(
                                one,
                                ConsideredLoan.interest(
                                        amount, one.terms().orElseThrow().rate())))
                        .toList(),
                one -> draft.tried(steps.of(one.offer().orElseThrow().parts())));
        return contest;
    }

    private Placed choose(Judged judged, Steps steps) throws Refusal {
        Contest<ConsideredLoan> contest = contest(judged.eligible(), steps);
        List<ConsideredLoan> verdicts = contest.verdicts(ConsideredLoan::with, judged.others());
        if (contest.ranked().isEmpty()) {
            List<String> reasons = new ArrayList<>();
            reasons.add("no agent found an acceptable place for " + amount + "; name a market, or try another amount");
            verdicts.forEach(
                    one -> reasons.add(one.agent().name() + ": " + one.verdict().reason()));
            throw new Refusal(reasons, List.of());
        }
        ConsideredLoan best = contest.ranked().getFirst().one();
        LoanOffer offer = best.offer().orElseThrow();
        draft.endsBy(offer.validUntil());
        return new Placed(offer.parts(), steps.of(offer.parts()), best.terms().orElseThrow(), verdicts);
    }
}
