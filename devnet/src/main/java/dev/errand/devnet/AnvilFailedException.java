package dev.errand.devnet;

/** Anvil was started and did not do what was asked of it; the message carries its own words. */
public final class AnvilFailedException extends DevnetException {

    private static final long serialVersionUID = 1L;

    AnvilFailedException(String message) {
        super(message);
    }

    AnvilFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
