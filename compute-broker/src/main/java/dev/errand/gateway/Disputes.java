package dev.errand.gateway;

import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes what was found wrong to the lease market: the provider's bond answers for it, by the contract's rule, if the lease's arbiter
 * finds the same. Passes all findings on. Thread-safe.
 */
public final class Disputes implements Findings {

    private record Wrong(long units, Bytes32 evidence) {

        /** The evidence of the last one stands for all: the arbiter asks the tenant for the rest. */
        Wrong plus(Wrong other) {
            return new Wrong(units + other.units, other.evidence);
        }
    }

    private final Findings next;
    private final Map<Bytes32, Wrong> wrong = new LinkedHashMap<>(); // by lease; guarded by this

    /** @param next gets every finding too */
    public Disputes(Findings next) {
        this.next = next;
    }

    @Override
    public void note(Finding finding) {
        if (finding instanceof Finding.Wrong found && found.lease().isPresent()) {
            synchronized (this) {
                wrong.merge(found.lease().get(), new Wrong(found.units(), found.evidence()), Wrong::plus);
            }
        }
        next.note(finding);
    }

    /**
     * Challenges the price of all that was found wrong and is settled, of leases with an arbiter; what was challenged is not
     * challenged again.
     *
     * @param market sends as the tenant, who deposits a tenth of it
     * @return what was challenged of each lease, in base units
     * @throws dev.errand.lease.LeaseException if the market refuses one; those before it stand
     */
    public synchronized Map<Bytes32, BigInteger> challenge(LeaseMarket market, Token token) {
        Map<Bytes32, BigInteger> challenged = new LinkedHashMap<>();
        for (Map.Entry<Bytes32, Wrong> entry : Map.copyOf(wrong).entrySet()) {
            LeaseState lease = market.lease(entry.getKey());
            BigInteger price = lease.unitPrice()
                    .multiply(BigInteger.valueOf(entry.getValue().units()))
                    .min(lease.settled());
            if (price.signum() > 0 && !lease.arbiter().isZero()) {
                market.challenge(entry.getKey(), token, price, entry.getValue().evidence());
                wrong.remove(entry.getKey());
                challenged.put(entry.getKey(), price);
            }
        }
        return challenged;
    }
}
