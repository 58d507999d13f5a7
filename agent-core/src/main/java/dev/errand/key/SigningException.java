package dev.errand.key;

/** A key could not be read or used. Its message never contains the key or what was to be signed. */
public final class SigningException extends RuntimeException {

    /** @param message what failed and what the owner of the key can do */
    public SigningException(String message) {
        super(message);
    }

    /** As above, with the failure beneath. */
    public SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
