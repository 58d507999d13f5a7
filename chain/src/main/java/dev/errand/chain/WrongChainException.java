package dev.errand.chain;

import dev.errand.value.ChainId;

/** The node serves another chain than the profile names, or other code than ours stands at our contracts' addresses. */
public final class WrongChainException extends ChainException {

    WrongChainException(ChainId expected, ChainId actual) {
        super("the node serves chain " + actual + ", but the profile is for chain " + expected
                + "; point the profile at a node of chain " + expected);
    }

    WrongChainException(String message) {
        super(message);
    }
}
