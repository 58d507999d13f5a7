package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import dev.errand.value.TxHash;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node that says what a test tells it to, well or ill. What no test needs of it, it refuses. */
public final class ScriptedNode implements ChainClient {

    /** Transactions that are in a block. */
    public final Map<TxHash, TransactionReceipt> mined = new HashMap<>();

    /** Transactions that wait. */
    public final Set<TxHash> waiting = new HashSet<>();

    /** The account's nonce by block; the newest where a block has none of its own. */
    public final Map<Long, Long> nonces = new HashMap<>();

    /** Number of the newest block. */
    public long head = 10;

    /** Its time. */
    public Instant time = Instant.parse("2026-01-01T00:00:00Z");

    /** What stands at every address. */
    public Bytes code = Bytes.EMPTY;

    /** Whether it still knows what accounts held. */
    public boolean remembersBalances = true;

    private final Map<String, Supplier<ChainException>> failures = new HashMap<>();

    /** Has {@code method} fail from now on. */
    public void fail(String method, Supplier<ChainException> failure) {
        failures.put(method, failure);
    }

    /** What a node throws that takes a request and refuses it. */
    public static RpcException refusal(String why) {
        return new RpcException("a request", -32_000, why);
    }

    /** What comes of no answer. */
    public static ChainUnavailableException silence() {
        return new ChainUnavailableException(URI.create("http://127.0.0.1:1"), new IOException("connection reset"));
    }

    private void failIfTold(String method) {
        Supplier<ChainException> failure = failures.get(method);
        if (failure != null) {
            throw failure.get();
        }
    }

    @Override
    public ChainId chainId() {
        return ChainId.DEVNET;
    }

    @Override
    public Block head() {
        return new Block(head, Bytes32.of(BigInteger.valueOf(head)), time, BigInteger.ONE);
    }

    @Override
    public Optional<Block> finalized() {
        return Optional.empty();
    }

    @Override
    public TokenAmount balance(Address owner, Token token, long number) {
        if (!remembersBalances) {
            throw refusal("missing trie node");
        }
        return new TokenAmount(token, BigInteger.valueOf(100 - number));
    }

    @Override
    public long nonce(Address sender) {
        return nonce(sender, head);
    }

    @Override
    public long nonce(Address sender, long number) {
        return nonces.getOrDefault(number, 0L);
    }

    @Override
    public Optional<TransactionReceipt> receipt(TxHash hash) {
        failIfTold("receipt");
        return Optional.ofNullable(mined.get(hash));
    }

    @Override
    public boolean knows(TxHash hash) {
        failIfTold("knows");
        return mined.containsKey(hash) || waiting.contains(hash);
    }

    @Override
    public @Nullable Object request(String method, Object... parameters) {
        failIfTold(method);
        return null;
    }

    @Override
    public TxHash broadcast(Bytes signedTransaction) {
        throw new UnsupportedOperationException("a test has its own broadcaster");
    }

    @Override
    public Optional<Block> block(long number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TokenAmount balance(Address owner, Token token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Bytes code(Address address) {
        return code;
    }

    @Override
    public long pendingNonce(Address sender) {
        return nonce(sender);
    }

    @Override
    public Fees fees() {
        return new Fees(BigInteger.ONE, BigInteger.ONE);
    }

    @Override
    public Bytes call(Address to, Bytes data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Bytes call(Address to, Bytes data, long number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Log> logs(@Nullable Address address, List<@Nullable Bytes32> topics, long fromBlock, long toBlock) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
