package dev.errand.defi;

import dev.errand.chain.ChainException;

/** The node's newest block was another each time that it was read: nothing can be said of a chain that does not hold still. */
public final class UnsettledChainException extends ChainException {

    UnsettledChainException() {
        super("the node's newest block changed each time that the pools were read; try again");
    }
}
