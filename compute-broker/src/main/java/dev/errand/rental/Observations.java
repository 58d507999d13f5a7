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

    /** The evidence against a lease whose last receipt is signed; empty if it paid for nothing that is wrong. */
    Optional<Evidence> against(TenantLedger ledger) {
        List<Delivery> deliveries = ledger.deliveries();
        Map<Integer, Evidence.Answer> answers = new LinkedHashMap<>();
        for (Finding finding : found) {
            if (!(finding instanceof Finding.Wrong wrong)
                    || wrong.lease().filter(ledger.receipt().leaseId()::equals).isEmpty()) {
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
