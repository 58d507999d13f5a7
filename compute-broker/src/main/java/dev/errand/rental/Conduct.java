package dev.errand.rental;

import dev.errand.gateway.Finding;
import dev.errand.offer.LeaseOffer;
import dev.errand.value.Bytes32;
import java.util.List;
import java.util.Optional;

/**
 * How a provider kept a lease, as the tenant's own program saw it and the chain settled it.
 *
 * @param offer whose terms it was opened on
 * @param units that were signed for
 * @param settled whether the lease is closed, and paid something
 * @param findings about its provider
 */
public record Conduct(Bytes32 lease, LeaseOffer offer, long units, boolean settled, List<Finding> findings) {

    /** Copies the list. */
    public Conduct {
        findings = List.copyOf(findings);
    }

    /**
     * Whether it was kept: work was paid on chain, and nothing was found against its provider. Empty where that is not proven: it was
     * given no work, did not come back to be paid, or nobody can say whether an answer is wrong.
     */
    public Optional<Boolean> kept() {
        boolean doubtful = false;
        for (Finding finding : findings) {
            switch (finding) {
                case Finding.Wrong wrong -> {
                    return Optional.of(false);
                }
                case Finding.Misreported misreported -> {
                    return Optional.of(false);
                }
                case Finding.Garbage garbage -> {
                    return Optional.of(false);
                }
                case Finding.Slow slow -> {
                    return Optional.of(false);
                }
                case Finding.Forgetful forgetful -> {
                    return Optional.of(false);
                }
                case Finding.Undecided undecided -> doubtful = true;
                case Finding.Agreement agreement -> {}
                case Finding.Disagreement disagreement -> {} // what comes of it is another finding
                case Finding.Lost lost -> {} // the network may have been it; who stays away is not settled
            }
        }
        return doubtful || !settled ? Optional.empty() : Optional.of(true);
    }
}
