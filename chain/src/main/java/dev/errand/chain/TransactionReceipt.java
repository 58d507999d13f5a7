package dev.errand.chain;

import dev.errand.value.Bytes32;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.List;

/**
 * What became of a transaction that is in a block.
 *
 * @param succeeded the status; true alone proves nothing, as a call to an address without code succeeds and does nothing
 * @param gasUsed units of gas
 * @param effectiveGasPrice wei for each of them
 */
public record TransactionReceipt(
        TxHash hash,
        Bytes32 blockHash,
        long blockNumber,
        boolean succeeded,
        long gasUsed,
        BigInteger effectiveGasPrice,
        List<Log> logs) {

    /** Copies the logs. */
    public TransactionReceipt {
        logs = List.copyOf(logs);
    }

    /** What its sender paid for gas, in wei. */
    public BigInteger gasCost() {
        return effectiveGasPrice.multiply(BigInteger.valueOf(gasUsed));
    }
}
