package dev.errand.chain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The node did not answer, or what came makes no sense. Reading again later may work; whether something that was being sent arrived is
 * unknown.
 */
public final class ChainUnavailableException extends ChainException {

    ChainUnavailableException(URI rpc, Throwable cause) {
        super(
                "the chain's node at " + withoutSecrets(rpc) + " does not answer (" + cause.getMessage()
                        + "); check that it runs and that the address is right",
                cause);
    }

    /** Nonsense for an answer. */
    ChainUnavailableException(URI rpc, String method, @Nullable Object answer, Throwable cause) {
        super(
                "the chain's node at " + withoutSecrets(rpc) + " answered " + method + " with '" + answer
                        + "', which makes no sense; check that the address is right",
                cause);
    }

    /** Keys of hosted nodes stand in the path or the query: only scheme, host and port are shown. */
    private static String withoutSecrets(URI rpc) {
        return rpc.getScheme() + "://" + rpc.getHost() + (rpc.getPort() < 0 ? "" : ":" + rpc.getPort());
    }
}
