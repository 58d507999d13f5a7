package dev.errand.devnet;

/** A devnet could not be brought up, or its node went away; the message says what to do. */
public abstract sealed class DevnetException extends RuntimeException
        permits AnvilNotFoundException, AnvilFailedException, DockerUnavailableException {

    private static final long serialVersionUID = 1L;

    DevnetException(String message) {
        super(message);
    }

    DevnetException(String message, Throwable cause) {
        super(message, cause);
    }
}
