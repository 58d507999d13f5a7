package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.LendingReserve;
import dev.errand.account.LoanTerms;
import dev.errand.account.PlanStep;
import dev.errand.agent.Reply;
import dev.errand.agent.schema.MessageType;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.offer.LoanReply;
import dev.errand.registry.Match;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
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
 * themselves what each choice earns or costs, and takes the best that is no worse than the best market alone and runs in
 * simulation. Used once, by one thread.
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
            asked.add(new ConsideredLoan(match, offer, Optional.empty(), new Verdict.NoOffer(whyNone(reply))));
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

    /** Those that may be taken, best first, then the others, each with the reason. */
    private List<ConsideredLoan> judged(List<ConsideredLoan> asked) {
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
            if (misfit.isPresent()) {
                others.add(new ConsideredLoan(one.found(), one.offer(), terms, new Verdict.Refused(misfit.get())));
            } else {
                eligible.add(new ConsideredLoan(one.found(), one.offer(), terms, one.verdict()));
            }
        }
        eligible.sort((one, other) ->
                side == Side.LEND ? rate(other).compareTo(rate(one)) : rate(one).compareTo(rate(other)));
        eligible.addAll(others);
        return eligible;
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

    private static BigDecimal rate(ConsideredLoan loan) {
        return loan.terms().orElseThrow().rate();
    }

    private Placed choose(List<ConsideredLoan> judged, Steps steps) throws Refusal {
        List<ConsideredLoan> verdicts = new ArrayList<>();
        Placed chosen = null;
        for (ConsideredLoan one : judged) {
            if (!(one.verdict() instanceof Verdict.NoOffer) || one.offer().isEmpty()) {
                verdicts.add(one);
            } else if (chosen != null) {
                boolean tie = rate(one).compareTo(chosen.terms().rate()) == 0;
                verdicts.add(with(one, new Verdict.Outbid(tie ? "is as good" : "another choice is better")));
            } else {
                LoanOffer offer = one.offer().get();
                List<PlanStep> written = steps.of(offer.parts());
                Optional<String> failure = simulate(written);
                if (failure.isPresent()) {
                    verdicts.add(with(one, new Verdict.Refused("it fails in simulation: " + failure.get())));
                } else {
                    verdicts.add(with(
                            one,
                            new Verdict.Chosen(
                                    side == Side.LEND ? "nobody's choice earns more" : "nobody's choice costs less")));
                    chosen = new Placed(offer.parts(), written, one.terms().orElseThrow(), verdicts);
                    draft.endsBy(offer.validUntil());
                }
            }
        }
        if (chosen == null) {
            List<String> reasons = new ArrayList<>();
            reasons.add("no agent found an acceptable place for " + amount + "; name a market, or try another amount");
            verdicts.forEach(
                    one -> reasons.add(one.agent().name() + ": " + one.verdict().reason()));
            throw new Refusal(reasons, List.of());
        }
        return new Placed(chosen.parts(), chosen.steps(), chosen.terms(), List.copyOf(verdicts));
    }

    private static ConsideredLoan with(ConsideredLoan loan, Verdict verdict) {
        return new ConsideredLoan(loan.found(), loan.offer(), loan.terms(), verdict);
    }

    private Optional<String> simulate(List<PlanStep> steps) {
        return switch (its.executor().assess(draft.planWith(steps), draft.recipients())) {
            case Assessment.Infeasible infeasible -> Optional.of(infeasible.reason());
            case Assessment.Feasible feasible -> Optional.empty();
        };
    }
}
