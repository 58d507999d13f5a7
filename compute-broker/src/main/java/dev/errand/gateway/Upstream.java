package dev.errand.gateway;

import dev.errand.lease.TenantLedger;
import dev.errand.value.Address;
import java.net.URI;
import java.util.Optional;

/**
 * Somebody who serves an OpenAI-compatible API to the gateway.
 *
 * @param name for people
 * @param uri without {@code /v1}
 * @param ledger of the lease that pays for it; empty where nobody is paid
 * @param provider who earns; two of one provider are not independent. Empty where it is not known
 * @param expectation how fast it has to be, by the hardware that it says it has
 * @param unitsEachSecond that are paid while it is there, whatever it is asked; 0 where it is paid for what it answers
 */
public record Upstream(
        String name,
        URI uri,
        Optional<TenantLedger> ledger,
        Optional<Address> provider,
        Expectation expectation,
        int unitsEachSecond) {

    /** A server that is not paid, such as one's own. */
    public static Upstream free(String name, URI uri) {
        return new Upstream(name, uri, Optional.empty(), Optional.empty(), Expectation.NONE, 0);
    }

    /** A provider node with a lease. */
    public static Upstream leased(String name, URI uri, TenantLedger ledger) {
        return new Upstream(name, uri, Optional.of(ledger), Optional.empty(), Expectation.NONE, 0);
    }

    /** The same, of this provider. */
    public Upstream of(Address owner) {
        return new Upstream(name, uri, ledger, Optional.of(owner), expectation, unitsEachSecond);
    }

    /** The same, of which this speed is expected. */
    public Upstream expecting(Expectation prediction) {
        return new Upstream(name, uri, ledger, provider, prediction, unitsEachSecond);
    }

    /** The same, paid by time: so many units each second while it answers heartbeats. */
    public Upstream byTime(int units) {
        return new Upstream(name, uri, ledger, provider, expectation, units);
    }
}
