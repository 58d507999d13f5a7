package dev.errand.lease;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Log;
import dev.errand.chain.TransactionReceipt;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What was settled, as the transactions themselves say: the market keeps of a receipt its number and units only, and let nobody settle
 * one without the signatures of both sides. Settlements that another contract sent on are not found.
 */
final class SettledReceipts {

    private static final ContractEvent SETTLED =
            ContractEvent.parse("Settled(bytes32,uint256,uint256,uint256,uint256)");
    private static final int SELECTOR_SIZE = 4;
    private static final int RECEIPT_WORDS = 5;

    /** Where the list of receipts begins, as its three arguments are encoded everywhere. */
    private static final int LIST = SELECTOR_SIZE + 3 * Bytes32.SIZE;

    private static final byte[] SELECTOR = Arrays.copyOf(
            Keccak256.hash("settle((bytes32,uint256,uint256,bytes32,bool)[],bytes[],bytes[])")
                    .toBytes(),
            SELECTOR_SIZE);

    private final ChainClient chain;
    private final Address market;

    SettledReceipts(ChainClient chain, Address market) {
        this.chain = chain;
        this.market = market;
    }

    /** Whether exactly this receipt was settled. */
    boolean holds(Receipt receipt) {
        List<Log> logs = chain.logs(
                market,
                Arrays.asList(SETTLED.topic(), receipt.leaseId()),
                0,
                chain.head().number());
        return logs.stream().mapToLong(Log::blockNumber).distinct().anyMatch(block -> isIn(block, receipt));
    }

    private boolean isIn(long block, Receipt receipt) {
        return chain.request("eth_getBlockByNumber", "0x" + Long.toHexString(block), true) instanceof Map<?, ?> found
                && found.get("transactions") instanceof List<?> transactions
                && transactions.stream()
                        .anyMatch(one -> one instanceof Map<?, ?> transaction
                                && market.toString().equalsIgnoreCase(String.valueOf(transaction.get("to")))
                                && lists(
                                        Bytes.parse(String.valueOf(transaction.get("input")))
                                                .toBytes(),
                                        receipt)
                                && succeeded(String.valueOf(transaction.get("hash"))));
    }

    private boolean succeeded(String hash) {
        return chain.receipt(new TxHash(Bytes32.parse(hash)))
                .filter(TransactionReceipt::succeeded)
                .isPresent();
    }

    /** Reads the list where every encoder puts it; what stands behind it, as anybody may append, counts for nothing. */
    private static boolean lists(byte[] input, Receipt receipt) {
        if (input.length < LIST + Bytes32.SIZE
                || !Arrays.equals(Arrays.copyOf(input, SELECTOR_SIZE), SELECTOR)
                || word(input, SELECTOR_SIZE) != 3L * Bytes32.SIZE) {
            return false;
        }
        long count = word(input, LIST);
        byte[] wanted = receipt.words();
        for (long i = 0; i < count; i++) {
            long from = LIST + Bytes32.SIZE + i * RECEIPT_WORDS * Bytes32.SIZE;
            if (from + wanted.length > input.length) {
                return false;
            }
            if (Arrays.equals(Arrays.copyOfRange(input, (int) from, (int) from + wanted.length), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** A word as a number; −1 if it is larger than any length. */
    private static long word(byte[] input, int from) {
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(input, from, from + Bytes32.SIZE));
        return value.bitLength() < Integer.SIZE ? value.longValue() : -1;
    }
}
