package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A port to one node of one chain.
 *
 * <p>Thread-safe; every method blocks on the node and throws {@link ChainUnavailableException} if it does not answer in time
 * and {@link RpcException} if it refuses. Reads are tried again once; {@link #broadcast} never is.
 */
public interface ChainClient extends AutoCloseable {

    /** How long one request may take unless said otherwise. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Connects, and makes sure that the node serves the chain that is expected.
     *
     * @throws WrongChainException if it serves another
     * @throws ChainUnavailableException if it does not answer
     */
    static ChainClient connect(URI rpc, ChainId expected) {
        return connect(rpc, expected, DEFAULT_TIMEOUT);
    }

    /** As above, with a limit for each request. */
    static ChainClient connect(URI rpc, ChainId expected, Duration timeout) {
        return Web3jChainClient.connect(rpc, expected, timeout);
    }

    /** The chain that the node serves, checked when connecting. */
    ChainId chainId();

    /** The newest block. */
    Block head();

    /** The block at {@code number}; empty if there is none yet. */
    Optional<Block> block(long number);

    /** The newest block that the chain calls final; empty on chains that do not say. */
    Optional<Block> finalized();

    /** What {@code owner} holds of {@code token} at the newest block. */
    TokenAmount balance(Address owner, Token token);

    /** As {@link #balance(Address, Token)}, after block {@code number}, whose state the node may no longer have. */
    TokenAmount balance(Address owner, Token token, long number);

    /** The code at {@code address}; empty bytes where there is none. Under EIP-7702 it may be a delegation. */
    Bytes code(Address address);

    /** The nonce that the next transaction of {@code sender} needs, counting those in blocks only. */
    long nonce(Address sender);

    /** As {@link #nonce(Address)}, after block {@code number}, whose state the node may no longer have. */
    long nonce(Address sender, long number);

    /** The nonce after those that wait in the node's pool too. */
    long pendingNonce(Address sender);

    /** Fees that get a transaction into the next blocks though the base fee doubles. */
    Fees fees();

    /**
     * Calls a contract without a transaction, at the newest block.
     *
     * @throws RevertedException if the contract reverts
     */
    Bytes call(Address to, Bytes data);

    /**
     * As {@link #call(Address, Bytes)}, in the state after block {@code number}, which the node may no longer have.
     *
     * @throws RevertedException if the contract reverts
     */
    Bytes call(Address to, Bytes data, long number);

    /** Calls a function and decodes its answer. */
    default AbiValues call(Address to, ContractFunction function, Object... arguments) {
        return function.decode(call(to, function.encode(arguments)));
    }

    /** The receipt of a transaction that is in a block; empty while it is not. */
    Optional<TransactionReceipt> receipt(TxHash hash);

    /** Whether the node knows the transaction, in a block or waiting. */
    boolean knows(TxHash hash);

    /**
     * Logs of {@code address} from one block to another, both included. A null topic matches any; {@code address} null
     * matches all contracts.
     */
    List<Log> logs(@Nullable Address address, List<@Nullable Bytes32> topics, long fromBlock, long toBlock);

    /**
     * Hands a signed transaction to the node, once.
     *
     * @throws RpcException if the node refuses it
     * @throws ChainUnavailableException if no answer came, or nonsense: it may have arrived all the same
     */
    TxHash broadcast(Bytes signedTransaction);

    /**
     * Any other method of the node.
     *
     * @param parameters JDK values: text, numbers, booleans, lists and maps
     * @return the result as JDK values; null where the node says null
     */
    @Nullable Object request(String method, Object... parameters);

    /** What {@code spender} may take of the owner's tokens. */
    default BigInteger allowance(Token token, Address owner, Address spender) {
        return call(token.address(), Erc20.ALLOWANCE, owner, spender).uint(0);
    }

    @Override
    void close();
}
