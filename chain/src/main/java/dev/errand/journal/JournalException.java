package dev.errand.journal;

/** The journal cannot be read or written. Nothing must be signed then. */
public final class JournalException extends RuntimeException {

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    JournalException(String message) {
        super(message);
    }
}
