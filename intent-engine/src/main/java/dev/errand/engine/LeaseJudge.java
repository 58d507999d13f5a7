package dev.errand.engine;

import dev.errand.intent.Timespan;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the signed terms of one order against the chain, the user's limit and the deadline, and takes the cheapest that stand. */
final class LeaseJudge {

    /** Of a job's time, 95 of 100 take at most so much more than expected. */
    static final double LATE = 1.55;

    private final Surroundings its;
    private final LeaseOrder order;
    private final @Nullable Timespan deadline;
    private final Budget budget;

    LeaseJudge(Surroundings its, LeaseOrder order, @Nullable Timespan deadline, Budget budget) {
        this.its = its;
        this.order = order;
        this.deadline = deadline;
        this.budget = budget;
    }

    /** Each with its verdict, at most so many of them chosen. Refused, with the reasons, if none may be. */
    List<ConsideredLease> choose(List<ConsideredLease> asked, int most) throws Refusal {
        return chosen(ranked(asked), most);
    }

    private List<ConsideredLease> ranked(List<ConsideredLease> asked) {
        return asked.stream()
                .map(one -> judge(one))
                .sorted(Comparator.comparingInt(
                                (ConsideredLease one) -> one.verdict() instanceof Verdict.Outbid ? 0 : 1)
                        .thenComparing(one -> one.offer()
                                .map(LeaseOffer::terms)
                                .flatMap(terms -> budget.dollars(terms.escrow()))
                                .orElse(BigDecimal.valueOf(Long.MAX_VALUE)))
                        .thenComparing(
                                one -> one.offer().map(LeaseOffer::seconds).orElse(Double.MAX_VALUE)))
                .toList();
    }

    private ConsideredLease judge(ConsideredLease one) {
        if (one.offer().isEmpty()) {
            return one;
        }
        LeaseOffer offer = one.offer().get();
        return its.leases()
                .objection(order, offer)
                .or(() -> expired(offer))
                .or(() -> late(offer))
                .or(() -> budget.objection(offer.terms().escrow()))
                .map(why -> one.as(new Verdict.Refused(why)))
                .orElseGet(() -> one.as(new Verdict.Outbid("another is cheaper, or as cheap and faster")));
    }

    private Optional<String> expired(LeaseOffer offer) {
        return offer.terms().openBy().isAfter(its.clock().instant())
                ? Optional.empty()
                : Optional.of("its terms have expired");
    }

    /** A promise of a time counts only if it would be kept though the work takes as much longer as work does at times. */
    private Optional<String> late(LeaseOffer offer) {
        if (deadline == null) {
            return Optional.empty();
        }
        if (!(offer.seconds() > 0)) {
            return Optional.of("it cannot say how long it takes, and you set a time");
        }
        return offer.seconds() * LATE <= deadline.approximately().toSeconds()
                ? Optional.empty()
                : Optional.of(
                        "it expects " + Math.round(offer.seconds()) + " s, and at " + LATE + " of that it is too late");
    }

    /** The cheapest, and while the limit allows it the next ones of other providers. */
    private List<ConsideredLease> chosen(List<ConsideredLease> judged, int most) throws Refusal {
        List<ConsideredLease> verdicts = new ArrayList<>();
        Set<Address> providers = new HashSet<>();
        TokenAmount locked = null;
        for (ConsideredLease one : judged) {
            if (!(one.verdict() instanceof Verdict.Outbid) || one.offer().isEmpty() || providers.size() == most) {
                verdicts.add(one);
                continue;
            }
            LeaseOffer offer = one.offer().get();
            TokenAmount escrow = offer.terms().escrow();
            if (locked == null) {
                verdicts.add(one.as(new Verdict.Chosen("nobody asks for less")));
                providers.add(its.leases().provider(offer).orElse(Address.ZERO));
                locked = escrow;
            } else if (locked.token().equals(escrow.token())
                    && budget.objection(locked.plus(escrow)).isEmpty()
                    && providers.add(its.leases().provider(offer).orElse(Address.ZERO))) {
                verdicts.add(one.as(new Verdict.Chosen("goes on if the first fails")));
                locked = locked.plus(escrow);
            } else {
                verdicts.add(one.as(new Verdict.Outbid(
                        "not needed besides: it is paid in something else, over your limit, or of the same provider")));
            }
        }
        if (locked == null) {
            throw new Refusal(
                    verdicts.stream()
                            .map(one -> "'" + one.agent().name() + "': "
                                    + one.verdict().reason())
                            .toList(),
                    List.of());
        }
        return verdicts;
    }
}
