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
 */
public record Upstream(
        String name,
        URI uri,
        Optional<TenantLedger> ledger,
        Optional<Address> provider,
        OptionalDouble leastUnitsPerSecond) {

    /** A server that is not paid, such as one's own. */
    public static Upstream free(String name, URI uri) {
        return new Upstream(name, uri, Optional.empty(), Optional.empty(), OptionalDouble.empty());
    }

    /** A provider node with a lease. */
    public static Upstream leased(String name, URI uri, TenantLedger ledger) {
        return new Upstream(name, uri, Optional.of(ledger), Optional.empty(), OptionalDouble.empty());
    }

    /** The same, of this provider. */
    public Upstream of(Address owner) {
        return new Upstream(name, uri, ledger, Optional.of(owner), leastUnitsPerSecond);
    }

    /** The same, of which at least this speed is expected. */
    public Upstream expecting(double unitsPerSecond) {
        return new Upstream(name, uri, ledger, provider, OptionalDouble.of(unitsPerSecond));
    }
}
