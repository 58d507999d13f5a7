package dev.errand.registry;

/**
 * The registry's store cannot be read or written, or the chain that it follows cannot be made out. What was acknowledged before is
 * safe; what was asked for has not happened.
 */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
