package dev.errand.chain;

/** The chain, or the way to it, is broken: not an expected refusal, which is a value. Root of this room's exceptions. */
public abstract class ChainException extends RuntimeException {

    private final String message;

    protected ChainException(String message) {
        super(message);
        this.message = message;
    }

    protected ChainException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /** What is wrong and what to do, for people; never null. */
    @Override
    public String getMessage() {
        return message;
    }
}
