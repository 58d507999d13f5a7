package dev.errand.devnet;

/** A container was asked for where none can be run. */
public final class DockerUnavailableException extends DevnetException {

    private static final long serialVersionUID = 1L;

    DockerUnavailableException(String message) {
        super(message);
    }
}
