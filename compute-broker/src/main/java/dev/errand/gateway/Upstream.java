package dev.errand.gateway;

import dev.errand.lease.TenantLedger;
import java.net.URI;
import java.util.Optional;

/**
 * Somebody who serves an OpenAI-compatible API to the gateway.
 *
 * @param name for people
 * @param uri without {@code /v1}
 * @param ledger of the lease that pays for it; empty where nobody is paid
 */
public record Upstream(String name, URI uri, Optional<TenantLedger> ledger) {

    /** A server that is not paid, such as one's own. */
    public static Upstream free(String name, URI uri) {
        return new Upstream(name, uri, Optional.empty());
    }

    /** A provider node with a lease. */
    public static Upstream leased(String name, URI uri, TenantLedger ledger) {
        return new Upstream(name, uri, Optional.of(ledger));
    }
}
