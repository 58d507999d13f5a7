package dev.errand.chain;

import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ContractUtils;

/**
 * Deploys contracts and calls them while a chain is being set up. Not for users' money: what it sends stands in no journal.
 *
 * <p>Thread-confined: it counts its own nonces, so that many transactions may be sent before the first is mined.
 */
public final class Deployer {

    /**
     * Makes contracts at addresses that depend on their code alone: the same on every chain.
     *
     * @see <a href="https://github.com/Arachnid/deterministic-deployment-proxy">Deterministic deployment proxy</a>
     */
    public static final Address DETERMINISTIC = Address.parse("0x4e59b44847b379578588920cA78FbF26c0B4956C");

    private static final int POLLS = 500;
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(20);

    private final ChainClient chain;
    private final Signer signer;
    private final long gasLimit;
    private final Fees fees;
    private long nonce;

    /** @param gasLimit of every transaction; simple and roomy, as gas is free where this is used */
    public Deployer(ChainClient chain, Signer signer, long gasLimit) {
        this.chain = chain;
        this.signer = signer;
        this.gasLimit = gasLimit;
        this.fees = chain.fees();
        this.nonce = chain.pendingNonce(signer.address());
    }

    /** Who pays, and owns what remembers its creator. */
    public Address sender() {
        return signer.address();
    }

    /**
     * Sends a creation; the contract stands at the returned address once it is mined.
     *
     * @param creationCode hex, with or without {@code 0x}
     * @param constructor signature of the constructor's arguments, such as {@code (address,uint256)}
     */
    public Address create(String creationCode, String constructor, Object... arguments) {
        byte[] created = ContractUtils.generateContractAddress(
                Bytes.parse(signer.address().toString()).toBytes(), BigInteger.valueOf(nonce));
        transact(null, BigInteger.ZERO, creation(creationCode, constructor, arguments));
        return Address.of(created);
    }

    /** Sends a creation through {@link #DETERMINISTIC}, unless the contract is there already. */
    public Address createDeterministically(String creationCode, String constructor, Object... arguments) {
        Bytes creation = creation(creationCode, constructor, arguments);
        Address address = deterministicAddress(creation);
        if (chain.code(address).size() == 0) {
            transact(DETERMINISTIC, BigInteger.ZERO, concat(Bytes32.ZERO.toBytes(), creation.toBytes()));
        }
        return address;
    }

    /** Sends a call. */
    public void call(Address to, ContractFunction function, Object... arguments) {
        transact(to, BigInteger.ZERO, function.encode(arguments));
    }

    /** Sends a call with {@code wei} along. */
    public void pay(Address to, BigInteger wei, ContractFunction function, Object... arguments) {
        transact(to, wei, function.encode(arguments));
    }

    /** Sends ether alone. */
    public void send(Address to, BigInteger wei) {
        transact(to, wei, Bytes.EMPTY);
    }

    /**
     * Waits until all that was sent is mined.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws RpcException if it takes more than ten seconds
     */
    public void awaitMined() throws InterruptedException {
        for (int i = 0; i < POLLS; i++) {
            if (chain.nonce(signer.address()) >= nonce) {
                return;
            }
            Thread.sleep(BETWEEN_POLLS);
        }
        throw new RpcException("eth_sendRawTransaction", 0, "what was sent is not mined");
    }

    private void transact(@Nullable Address to, BigInteger wei, Bytes data) {
        Transaction transaction = new Transaction(chain.chainId(), nonce, fees, gasLimit, to, wei, data, null);
        chain.broadcast(transaction.sign(signer).bytes());
        nonce++;
    }

    private static Bytes creation(String code, String constructor, Object... arguments) {
        Bytes encoded = ContractFunction.parse("constructor" + constructor).encodeArguments(arguments);
        return concat(Bytes.parse(code).toBytes(), encoded.toBytes());
    }

    private static Address deterministicAddress(Bytes creation) {
        Bytes32 hash = Keccak256.hash(
                new byte[] {(byte) 0xff},
                DETERMINISTIC.toBytes(),
                Bytes32.ZERO.toBytes(),
                Keccak256.hash(creation.toBytes()).toBytes());
        return Address.of(Arrays.copyOfRange(hash.toBytes(), Bytes32.SIZE - Address.SIZE, Bytes32.SIZE));
    }

    private static Bytes concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Bytes.of(both);
    }
}
