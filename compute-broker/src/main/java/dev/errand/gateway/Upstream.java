package dev.errand.gateway;

import dev.errand.lease.TenantLedger;
import dev.errand.value.Address;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Somebody who serves an OpenAI-compatible API to the gateway.
 *
 * @param name for people
 * @param uri without {@code /v1}
 * @param ledger of the lease that pays for it; empty where nobody is paid
 * @param provider who earns; two of one provider are not independent. Empty where it is not known
 * @param leastUnitsPerSecond of one request, which sizing predicts for the hardware that it says it has; empty if unpredicted
 * @param unitsEachSecond that are paid while it is there, whatever it is asked; 0 where it is paid for what it answers
 */
public record Upstream(
        String name,
        URI uri,
        Optional<TenantLedger> ledger,
        Optional<Address> provider,
        OptionalDouble leastUnitsPerSecond,
        int unitsEachSecond) {

    /** A server that is not paid, such as one's own. */
    public static Upstream free(String name, URI uri) {
        return new Upstream(name, uri, Optional.empty(), Optional.empty(), OptionalDouble.empty(), 0);
    }

    /** A provider node with a lease. */
    public static Upstream leased(String name, URI uri, TenantLedger ledger) {
        return new Upstream(name, uri, Optional.of(ledger), Optional.empty(), OptionalDouble.empty(), 0);
    }

    /** The same, of this provider. */
    public Upstream of(Address owner) {
        return new Upstream(name, uri, ledger, Optional.of(owner), leastUnitsPerSecond, unitsEachSecond);
    }

    /** The same, of which at least this speed is expected. */
    public Upstream expecting(double unitsPerSecond) {
        return new Upstream(name, uri, ledger, provider, OptionalDouble.of(unitsPerSecond), unitsEachSecond);
    }

    /** The same, paid by time: so many units each second while it answers heartbeats. */
    public Upstream byTime(int units) {
        return new Upstream(name, uri, ledger, provider, leastUnitsPerSecond, units);
    }
}
