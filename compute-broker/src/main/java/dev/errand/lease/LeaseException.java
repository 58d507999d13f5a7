package dev.errand.lease;

/** A transaction to the lease market that failed; what it was to do did not happen. */
public final class LeaseException extends RuntimeException {

    /** @param message what failed and why */
    public LeaseException(String message) {
        super(message);
    }

    /** As above, with what went wrong beneath. */
    public LeaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
