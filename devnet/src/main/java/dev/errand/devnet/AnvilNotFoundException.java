package dev.errand.devnet;

/** There is no anvil on this machine, or none where it was looked for. */
public final class AnvilNotFoundException extends DevnetException {

    private static final long serialVersionUID = 1L;

    AnvilNotFoundException(String message) {
        super(message);
    }
}
