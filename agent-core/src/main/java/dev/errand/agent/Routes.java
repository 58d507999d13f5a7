package dev.errand.agent;

import dev.errand.agent.Transport.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The ways out of a program: each address is posted to by the way that its scheme names. */
final class Routes {

    private final HttpPost http;
    private final Optional<Transport> transport;

    Routes(HttpPost http, Optional<Transport> transport) {
        this.http = http;
        this.transport = transport;
    }

    /** Never fails, and waits no longer than told. */
    CompletableFuture<Answer> post(URI to, String envelope, Duration timeout, int maxBytes) {
        return transport
                .filter(other -> other.scheme().equalsIgnoreCase(to.getScheme()))
                .map(other -> other.post(to, envelope, timeout, maxBytes))
                .orElseGet(() -> http.post(to, envelope, timeout, maxBytes));
    }
}
