package dev.errand.agent;

/** The store of messages cannot be read or written. Whatever was to be stored was not accepted. */
public final class MessageStoreException extends RuntimeException {

    MessageStoreException(String message) {
        super(message);
    }

    MessageStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
