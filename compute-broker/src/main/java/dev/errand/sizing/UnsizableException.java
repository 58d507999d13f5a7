package dev.errand.sizing;

/** A request that cannot be sized as it stands; the message says which part of it, and what to write instead. */
public final class UnsizableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** With the line that a person reads. */
    public UnsizableException(String message) {
        super(message);
    }
}
