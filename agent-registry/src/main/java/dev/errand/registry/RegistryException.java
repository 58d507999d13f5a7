package dev.errand.registry;

/**
 * The registry's store cannot be read or written, or the chain that it follows cannot be made out. What was acknowledged before is
 * safe. What was asked for has not happened, unless the word of it was lost on the way from a database elsewhere: asking again does
 * no harm.
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
