package dev.errand.chain;

/** A transaction was refused, reverted, or is in no block yet. */
public final class SendException extends ChainException {

    SendException(String message) {
        super(message);
    }

    SendException(String message, Throwable cause) {
        super(message, cause);
    }
}
