package dev.errand.rental;

import dev.errand.dispute.Evidence;
import dev.errand.gateway.Finding;
import dev.errand.gateway.Findings;
import dev.errand.lease.Delivery;
import dev.errand.lease.TenantLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what a gateway finds out, until it is known which wrong answers were paid. Thread-safe. */
final class Observations implements Findings {

    private final Queue<Finding> found = new ConcurrentLinkedQueue<>();

    @Override
    public void note(Finding finding) {
        found.add(finding);
    }

    /** All of it, oldest first. */
    List<Finding> all() {
        return List.copyOf(found);
    }

    /** What is about one upstream; also where it is one of two that differ. */
    List<Finding> about(String upstream) {
        return found.stream()
                .filter(finding -> finding.upstream().equals(upstream)
                        || (finding instanceof Finding.Undecided undecided
                                && undecided.either().stream()
                                        .anyMatch(one -> one.upstream().equals(upstream))))
                .toList();
    }

    /** The evidence against a lease whose last receipt is signed; empty if it paid for nothing that is wrong. */
    Optional<Evidence> against(TenantLedger ledger) {
        return evidence(
                ledger,
                found.stream()
                        .filter(Finding.Wrong.class::isInstance)
                        .map(Finding.Wrong.class::cast)
                        .toList());
    }

    /** The same of answers of which it is not known whether they are wrong, or others that differ from them. */
    Optional<Evidence> undecided(TenantLedger ledger) {
        return evidence(
                ledger,
                found.stream()
                        .filter(Finding.Undecided.class::isInstance)
                        .flatMap(finding -> ((Finding.Undecided) finding).either().stream())
                        .toList());
    }

    private static Optional<Evidence> evidence(TenantLedger ledger, List<Finding.Wrong> wrongs) {
        List<Delivery> deliveries = ledger.deliveries();
        Map<Integer, Evidence.Answer> answers = new LinkedHashMap<>();
        for (Finding.Wrong wrong : wrongs) {
            if (wrong.lease().filter(ledger.receipt().leaseId()::equals).isEmpty()) {
                continue;
            }
            Delivery delivery = Delivery.of(
                    wrong.units(), wrong.request().toBytes(), wrong.answer().toBytes());
            for (int i = 0; i < deliveries.size(); i++) {
                if (deliveries.get(i).equals(delivery) && !answers.containsKey(i)) {
                    answers.put(i, new Evidence.Answer(i, wrong.request(), wrong.answer()));
                    break;
                }
            }
        }
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Evidence(ledger.signLast(), deliveries, new ArrayList<>(answers.values())));
    }
}
