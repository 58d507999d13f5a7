package dev.errand.agent;

import dev.errand.value.Address;
import java.net.URI;
import java.util.Optional;

/**
 * Where agents of other programs are reached. What it says need not be trusted: whoever is there must sign with the agent's key to
 * be heard, and learns no more than what was meant for the agent.
 *
 * <p>Implementations are thread-safe and may block.
 */
@FunctionalInterface
public interface Directory {

    /** The address to which envelopes for {@code agent} are posted; empty if it is not known. */
    Optional<URI> endpointOf(Address agent);
}
