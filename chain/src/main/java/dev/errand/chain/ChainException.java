package dev.errand.chain;

/** The chain, or the way to it, is broken: not an expected refusal, which is a value. Root of this room's exceptions. */
public abstract class ChainException extends RuntimeException {

    protected ChainException(String message) {
        super(message);
    }

    protected ChainException(String message, Throwable cause) {
        super(message, cause);
    }
}
