package dev.errand.provider;

import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the stakes of an offer's leases back to its bond, once nobody can challenge them any more. Used by one thread at a time. */
final class Stakes {

    private static final Logger LOG = LoggerFactory.getLogger(Stakes.class);

    private final LeaseMarket market;
    private final BigInteger offerId;
    private final Set<Bytes32> released = new HashSet<>();
    private final Set<Bytes32> challenged = new HashSet<>();

    Stakes(LeaseMarket market, BigInteger offerId) {
        this.market = market;
        this.offerId = offerId;
    }

    /** Ends challenges on which the arbiter was silent, and frees what may be freed; how many stakes that were. */
    int release() {
        Instant before = market.now().minus(market.window());
        int count = 0;
        for (Bytes32 lease : market.leasesOn(offerId)) {
            if (!released.contains(lease) && release(lease, before)) {
                count++;
            }
        }
        return count;
    }

    private boolean release(Bytes32 lease, Instant before) {
        LeaseState state = market.lease(lease);
        if (state.phase() == LeaseState.Phase.RELEASED) {
            released.add(lease);
        }
        Optional<LeaseState.Challenge> challenge = market.challenge(lease);
        if (challenge.isPresent()) {
            if (!challenge.get().since().isBefore(before)) {
                tell(lease, challenge.get());
                return false;
            }
            market.lapse(lease);
        }
        if (state.phase() != LeaseState.Phase.CLOSED
                || !state.closed().filter(before::isAfter).isPresent()) {
            return false;
        }
        market.release(lease);
        released.add(lease);
        return true;
    }

    private void tell(Bytes32 lease, LeaseState.Challenge challenge) {
        if (challenged.add(lease)) {
            LOG.warn(
                    "{} base units that lease {} paid are challenged; its arbiter rules by doing the work again",
                    challenge.amount(),
                    lease);
        }
    }
}
