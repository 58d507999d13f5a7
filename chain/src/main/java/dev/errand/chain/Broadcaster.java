package dev.errand.chain;

import dev.errand.value.Bytes;
import dev.errand.value.TxHash;

/** A port that sends signed transactions: the node itself, or a private relay against sandwiching. Thread-safe. */
@FunctionalInterface
public interface Broadcaster {

    /**
     * Sends once. Whatever else it throws is taken as no answer is: the transaction may be mined.
     *
     * @throws RpcException if it was refused and will not be mined
     * @throws ChainUnavailableException if no answer came, or nonsense: it may have arrived all the same
     */
    TxHash broadcast(Bytes signedTransaction);
}
