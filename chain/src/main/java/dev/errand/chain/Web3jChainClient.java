package dev.errand.chain;

import static dev.errand.chain.NodeAnswers.bytes;
import static dev.errand.chain.NodeAnswers.count;
import static dev.errand.chain.NodeAnswers.list;
import static dev.errand.chain.NodeAnswers.number;
import static dev.errand.chain.NodeAnswers.object;
import static dev.errand.chain.NodeAnswers.word;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.exceptions.ClientConnectionException;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;
import tools.jackson.core.JacksonException;

/* Every answer of the node passes through request(), so that no caller can forget to look for an error. web3j's own response
beans are not used: they hand errors out as fields and block numbers as text. */
final class Web3jChainClient implements ChainClient {

    /** The code that nodes give an error with when a call reverts (EIP-1474 does not name it; geth, reth and anvil agree). */
    private static final int REVERTED = 3;

    private static final String LATEST = "latest";
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000); // 1 gwei: taken by every builder today

    private final URI rpc;
    private final OkHttpClient http;
    private final HttpService service;
    private final ChainId chainId;

    /** An answer of any shape. */
    static final class Answer extends Response<Object> {}

    private Web3jChainClient(URI rpc, OkHttpClient http, HttpService service, ChainId chainId) {
        this.rpc = rpc;
        this.http = http;
        this.service = service;
        this.chainId = chainId;
    }

    static ChainClient connect(URI rpc, ChainId expected, Duration timeout) {
        OkHttpClient http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .readTimeout(timeout)
                .build();
        Web3jChainClient client = new Web3jChainClient(rpc, http, new HttpService(rpc.toString(), http), expected);
        try {
            long answer = count(client.request("eth_chainId"));
            if (answer == 0) {
                throw malformed("eth_chainId", "0, which is no chain's");
            }
            ChainId actual = new ChainId(answer);
            if (!actual.equals(expected)) {
                throw new WrongChainException(expected, actual);
            }
            return client;
        } catch (ChainException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public ChainId chainId() {
        return chainId;
    }

    @Override
    public Block head() {
        return blockBy(LATEST).orElseThrow(() -> malformed("eth_getBlockByNumber", "no newest block"));
    }

    @Override
    public Optional<Block> block(long number) {
        return blockBy(hex(number));
    }

    @Override
    public Optional<Block> finalized() {
        return blockBy("finalized");
    }

    @Override
    public TokenAmount balance(Address owner, Token token) {
        return balance(owner, token, LATEST);
    }

    @Override
    public TokenAmount balance(Address owner, Token token, long number) {
        return balance(owner, token, hex(number));
    }

    private TokenAmount balance(Address owner, Token token, String block) {
        BigInteger units = token.isNative()
                ? number(read("eth_getBalance", owner.toString(), block))
                : Erc20.BALANCE_OF
                        .decode(call(token.address(), Erc20.BALANCE_OF.encode(owner), block))
                        .uint(0);
        return new TokenAmount(token, units);
    }

    @Override
    public Bytes code(Address address) {
        return bytes(read("eth_getCode", address.toString(), LATEST));
    }

    @Override
    public long nonce(Address sender) {
        return nonce(sender, LATEST);
    }

    @Override
    public long nonce(Address sender, long number) {
        return nonce(sender, hex(number));
    }

    @Override
    public long pendingNonce(Address sender) {
        return nonce(sender, "pending");
    }

    private long nonce(Address sender, String block) {
        return count(read("eth_getTransactionCount", sender.toString(), block));
    }

    @Override
    public Fees fees() {
        return new Fees(head().baseFeePerGas(), TIP);
    }

    @Override
    public Bytes call(Address to, Bytes data) {
        return call(to, data, LATEST);
    }

    @Override
    public Bytes call(Address to, Bytes data, long number) {
        return call(to, data, hex(number));
    }

    private Bytes call(Address to, Bytes data, String block) {
        return bytes(read("eth_call", Map.of("to", to.toString(), "data", data.toString()), block));
    }

    @Override
    public Optional<TransactionReceipt> receipt(TxHash hash) {
        Object answer = readNullable("eth_getTransactionReceipt", hash.toString());
        return answer == null ? Optional.empty() : Optional.of(receipt(hash, object(answer)));
    }

    @Override
    public boolean knows(TxHash hash) {
        return readNullable("eth_getTransactionByHash", hash.toString()) != null;
    }

    @Override
    public List<Log> logs(@Nullable Address address, List<@Nullable Bytes32> topics, long fromBlock, long toBlock) {
        Map<String, Object> filter = new HashMap<>();
        filter.put("fromBlock", hex(fromBlock));
        filter.put("toBlock", hex(toBlock));
        filter.put(
                "topics",
                topics.stream()
                        .map(topic -> topic == null ? null : topic.toString())
                        .toList());
        if (address != null) {
            filter.put("address", address.toString());
        }
        return list(read("eth_getLogs", filter)).stream().map(NodeAnswers::log).toList();
    }

    @Override
    public TxHash broadcast(Bytes signedTransaction) {
        Object answer = request("eth_sendRawTransaction", signedTransaction.toString());
        try {
            return new TxHash(word(answer));
        } catch (RpcException e) { // nonsense is neither yes nor no, and a refusal would say that it is not mined
            throw new ChainUnavailableException(rpc, "eth_sendRawTransaction", answer, e);
        }
    }

    @Override
    public @Nullable Object request(String method, Object... parameters) {
        Answer answer;
        try {
            answer = new Request<>(method, Arrays.asList(parameters), service, Answer.class).send();
        } catch (IOException
                | JacksonException
                | ClientConnectionException e) { // silence, or garbage instead of an answer
            throw new ChainUnavailableException(rpc, e);
        }
        if (answer.hasError()) {
            Response.Error error = answer.getError();
            String message = Objects.requireNonNullElse(error.getMessage(), "it gave no reason");
            if (error.getCode() == REVERTED || message.contains("execution reverted")) {
                Bytes data = revertData(error.getData());
                throw new RevertedException(Reverts.describe(data, message), data);
            }
            throw new RpcException(method, error.getCode(), message);
        }
        return answer.getResult();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** A read that went unanswered is asked once more: connections die, and reading twice does no harm. */
    private @Nullable Object readNullable(String method, Object... parameters) {
        try {
            return request(method, parameters);
        } catch (ChainUnavailableException first) {
            return request(method, parameters);
        }
    }

    private Object read(String method, Object... parameters) {
        return require(method, readNullable(method, parameters));
    }

    private static Object require(String method, @Nullable Object answer) {
        if (answer == null) {
            throw malformed(method, "null");
        }
        return answer;
    }

    private Optional<Block> blockBy(String tag) {
        Object answer = readNullable("eth_getBlockByNumber", tag, false);
        if (answer == null) {
            return Optional.empty();
        }
        Map<?, ?> block = object(answer);
        Object baseFee = block.get("baseFeePerGas");
        return Optional.of(new Block(
                count(block.get("number")),
                word(block.get("hash")),
                time(block.get("timestamp")),
                baseFee == null ? BigInteger.ZERO : number(baseFee)));
    }

    private static TransactionReceipt receipt(TxHash hash, Map<?, ?> receipt) {
        return new TransactionReceipt(
                hash,
                word(receipt.get("blockHash")),
                count(receipt.get("blockNumber")),
                number(receipt.get("status")).signum() > 0,
                count(receipt.get("gasUsed")),
                number(receipt.get("effectiveGasPrice")),
                list(receipt.get("logs")).stream().map(NodeAnswers::log).toList());
    }

    private static Instant time(@Nullable Object seconds) {
        try {
            return Instant.ofEpochSecond(count(seconds));
        } catch (DateTimeException e) {
            throw malformed("eth_getBlockByNumber", "the time '" + seconds + "'");
        }
    }

    /** web3j hands the data out as JSON text, quotes and all. */
    private static Bytes revertData(@Nullable Object data) {
        String hex = data instanceof String text ? text.replace("\"", "") : "";
        try {
            return hex.startsWith("0x") ? Bytes.parse(hex) : Bytes.EMPTY;
        } catch (IllegalArgumentException e) {
            return Bytes.EMPTY; // the reason is lost, not the revert
        }
    }

    private static String hex(long number) {
        return Numeric.encodeQuantity(BigInteger.valueOf(number));
    }

    private static RpcException malformed(String method, String what) {
        return new RpcException(method, 0, "it answered " + what);
    }
}
