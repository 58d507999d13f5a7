package dev.errand.devnet;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ContractFunction;
import dev.errand.devnet.Bank.Order;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.TxHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Transactions of the bank that are mined together, as one block: they are sent without waiting, since every address is known
 * beforehand. Not thread-safe.
 */
final class Batch {

    private static final int SELECTOR_SIZE = 4;

    private final ChainClient chain;
    private final Bank bank;
    private final List<Planned> planned = new ArrayList<>();

    private record Planned(String purpose, Order order) {}

    Batch(ChainClient chain, Bank bank) {
        this.chain = chain;
        this.bank = bank;
    }

    /** How many are planned. */
    int size() {
        return planned.size();
    }

    void add(String purpose, Order order) {
        planned.add(new Planned(purpose, order));
    }

    void call(String purpose, Address to, ContractFunction function, Object... arguments) {
        add(purpose + ": " + function, Order.call(to, function, arguments));
    }

    /** Creates a contract; its address follows from its code. */
    Address create(String what, Bytes creationCode) {
        add(what, Create2.deploy(creationCode));
        return Create2.address(creationCode);
    }

    /** As above, with a constructor's arguments. */
    Address create(String what, Bytes binary, ContractFunction constructor, Object... arguments) {
        return create(what, creationCode(binary, constructor, arguments));
    }

    /** A constructor's arguments stand behind the code as a function's do behind its selector. */
    static Bytes creationCode(Bytes binary, ContractFunction constructor, Object... arguments) {
        byte[] encoded = constructor.encode(arguments).toBytes();
        return Create2.join(binary.toBytes(), Arrays.copyOfRange(encoded, SELECTOR_SIZE, encoded.length));
    }

    /** A name for all of it, in this order. */
    Bytes32 hash() {
        StringBuilder all = new StringBuilder();
        planned.forEach(one -> all.append(new TreeMap<>(one.order().fields())).append('\n'));
        return Keccak256.hash(all.toString());
    }

    /**
     * Sends all that was planned and mines it into one block.
     *
     * @throws AnvilFailedException unless all of it worked
     */
    void mine() {
        Map<TxHash, String> sent = new LinkedHashMap<>();
        planned.forEach(one -> sent.put(bank.send(one.order()), one.purpose()));
        planned.clear();
        chain.request("evm_mine");
        Set<String> succeeded = new HashSet<>();
        if (chain.request("eth_getBlockReceipts", "latest") instanceof Iterable<?> receipts) {
            for (Object receipt : receipts) {
                if (receipt instanceof Map<?, ?> fields && "0x1".equals(fields.get("status"))) {
                    succeeded.add(String.valueOf(fields.get("transactionHash")));
                }
            }
        }
        sent.forEach((hash, what) -> {
            if (!succeeded.contains(hash.toString())) {
                throw new AnvilFailedException("the devnet was not deployed: the transaction for " + what + " failed");
            }
        });
    }
}
