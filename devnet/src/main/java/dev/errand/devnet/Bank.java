package dev.errand.devnet;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ContractFunction;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who deploys on a devnet, owns its tokens and hands them out. It has no key: anvil sends in its name. So the ten development
 * accounts begin untouched, each with nonce 0.
 */
final class Bank {

    /** The last twenty bytes of a hash: nobody knows a key to it. */
    static final Address ADDRESS = lastTwenty(Keccak256.hash("Errand's devnet bank"));

    private static final ContractFunction MINT = ContractFunction.parse("mint(address,uint256)");
    private static final ContractFunction TRANSFER = ContractFunction.parse("transfer(address,uint256)");
    private static final BigInteger FUNDS = BigInteger.TEN.pow(18 + 9); // a billion ether

    /** More than anything here needs, so that nothing has to be estimated. */
    private static final BigInteger GAS_LIMIT = BigInteger.valueOf(16_000_000);

    private final ChainClient chain;

    private Bank(ChainClient chain) {
        this.chain = chain;
    }

    /** Opens the bank on a new chain. */
    static Bank open(ChainClient chain) {
        chain.request("anvil_impersonateAccount", ADDRESS.toString());
        chain.request("anvil_setBalance", ADDRESS.toString(), quantity(FUNDS));
        return new Bank(chain);
    }

    /** A transaction of the bank, not sent yet. */
    record Order(Map<String, String> fields) {

        /** Creates a contract; its address follows from the bank's nonce. */
        static Order create(Bytes creationCode) {
            return new Order(Map.of("data", creationCode.toString()));
        }

        static Order call(Address to, Bytes data) {
            return new Order(Map.of("to", to.toString(), "data", data.toString()));
        }

        static Order call(Address to, ContractFunction function, Object... arguments) {
            return call(to, function.encode(arguments));
        }

        static Order pay(Address to, BigInteger wei) {
            return new Order(Map.of("to", to.toString(), "value", quantity(wei)));
        }
    }

    /** What gives somebody tokens: newly minted ones, and wrapped ether for ether. */
    static List<Order> gift(Address to, TokenAmount amount, Token wrappedNative) {
        Address token = amount.token().address();
        return amount.token().equals(wrappedNative)
                ? List.of(Order.pay(token, amount.units()), Order.call(token, TRANSFER, to, amount.units()))
                : List.of(Order.call(token, MINT, to, amount.units()));
    }

    /** Sends, and does not wait. */
    TxHash send(Order order) {
        return TxHash.parse(String.valueOf(chain.request("eth_sendTransaction", complete(order))));
    }

    /**
     * Sends, and waits until it is in a block.
     *
     * @return its receipt's fields
     * @throws AnvilFailedException if it reverts
     */
    Map<?, ?> settle(Order order) {
        Object receipt = chain.request("eth_sendTransactionSync", complete(order));
        if (receipt instanceof Map<?, ?> fields && "0x1".equals(fields.get("status"))) {
            return fields;
        }
        throw new AnvilFailedException("a transaction of the devnet's bank failed: " + receipt);
    }

    /** Creates a contract now. */
    Address deploy(Bytes creationCode) {
        return Address.parse(String.valueOf(settle(Order.create(creationCode)).get("contractAddress")));
    }

    /** Where the contract will be that the bank creates by its transaction number {@code nonce}, which is below 128. */
    static Address created(int nonce) {
        return created(ADDRESS, nonce);
    }

    /** Where {@code creator} creates a contract at its nonce, which is below 128; a contract's own begins at 1. */
    static Address created(Address creator, int nonce) {
        byte[] preimage = new byte[1 + 1 + Address.SIZE + 1]; // the RLP list of sender and nonce
        preimage[0] = (byte) (0xc0 + preimage.length - 1);
        preimage[1] = (byte) (0x80 + Address.SIZE);
        System.arraycopy(creator.toBytes(), 0, preimage, 2, Address.SIZE);
        preimage[preimage.length - 1] = nonce == 0 ? (byte) 0x80 : (byte) nonce;
        return lastTwenty(Keccak256.hash(preimage));
    }

    /** A hash as an address. */
    static Address lastTwenty(Bytes32 hash) {
        return Address.of(Arrays.copyOfRange(hash.toBytes(), Bytes32.SIZE - Address.SIZE, Bytes32.SIZE));
    }

    /** A number as JSON-RPC writes it. */
    static String quantity(BigInteger number) {
        return "0x" + number.toString(16);
    }

    private static Map<String, String> complete(Order order) {
        Map<String, String> fields = new HashMap<>(order.fields());
        fields.put("from", ADDRESS.toString());
        fields.put("gas", quantity(GAS_LIMIT));
        return fields;
    }
}
