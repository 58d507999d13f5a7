package dev.errand.chain;

import dev.errand.value.Bytes;

/** A call that only reads was reverted by the contract. */
public final class RevertedException extends ChainException {

    private final Bytes data;

    RevertedException(String reason, Bytes data) {
        super(reason);
        this.data = data;
    }

    /** What the contract gave as its reason: a selector and arguments, or nothing. */
    public Bytes data() {
        return data;
    }
}
