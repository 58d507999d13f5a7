package dev.errand.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that answers as scripted, well or ill. */
class ChainClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ChainId CHAIN = new ChainId(5);

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private volatile String result = "\"0x5\"";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            String body = result.startsWith("!")
                    ? result.substring(1)
                    : "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":" + result + "}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private ChainClient connect() {
        return ChainClient.connect(uri(), CHAIN, TIMEOUT);
    }

    @Test
    void refusesAnotherChain() {
        result = "\"0x1\"";
        assertThatThrownBy(this::connect)
                .isInstanceOf(WrongChainException.class)
                .hasMessageContaining("serves chain 1")
                .hasMessageContaining("for chain 5");
    }

    @Test
    void saysWhenNobodyAnswersAndKeepsTheSecretPartOfTheAddress() {
        int port = server.getAddress().getPort();
        server.stop(0);
        URI secret = URI.create("http://127.0.0.1:" + port + "/v3/secret-key");
        assertThatThrownBy(() -> ChainClient.connect(secret, CHAIN, TIMEOUT))
                .isInstanceOf(ChainUnavailableException.class)
                .hasMessageContaining("does not answer")
                .hasMessageNotContaining("secret-key");
    }

    @Test
    void aReadIsTriedTwiceAndABroadcastOnce() {
        try (ChainClient chain = connect()) {
            result = "!not json";
            requests.set(0);
            assertThatThrownBy(chain::head).isInstanceOf(ChainException.class);
            assertThat(requests).hasValue(2);
            requests.set(0);
            assertThatThrownBy(() -> chain.broadcast(Bytes.EMPTY)).isInstanceOf(ChainException.class);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void anErrorIsThrownWithItsCode() {
        try (ChainClient chain = connect()) {
            result = "!{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":-32000,\"message\":\"nonce too low\"}}";
            assertThatThrownBy(() -> chain.broadcast(Bytes.EMPTY))
                    .isInstanceOfSatisfying(
                            RpcException.class, e -> assertThat(e.code()).isEqualTo(-32000))
                    .hasMessageContaining("nonce too low");
        }
    }

    @Test
    void anErrorWithoutWordsIsOneToo() {
        try (ChainClient chain = connect()) {
            result = "!{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":-32005}}";
            assertThatThrownBy(chain::head).isInstanceOf(RpcException.class).hasMessageContaining("it gave no reason");
        }
    }

    @Test
    void aRevertIsSaidInWords() {
        try (ChainClient chain = connect()) {
            String reason = "08c379a0" + "0".repeat(62) + "20" + "0".repeat(63) + "5" + "48656c6c6f" + "0".repeat(54);
            result =
                    "!{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x"
                            + reason + "\"}}";
            assertThatThrownBy(() -> chain.call(Address.ZERO, Bytes.EMPTY))
                    .isInstanceOf(RevertedException.class)
                    .hasMessage("Hello");
        }
    }

    /** A refusal says that it will not be mined; this says nothing of the kind. */
    @Test
    void nonsenseInsteadOfATransactionsHashIsNoRefusal() {
        try (ChainClient chain = connect()) {
            for (String malformed : new String[] {"\"0x\"", "null", "5", "{}", "\"0x" + "z".repeat(64) + "\""}) {
                result = malformed;
                assertThatThrownBy(() -> chain.broadcast(Bytes.EMPTY))
                        .as(malformed)
                        .isInstanceOf(ChainUnavailableException.class)
                        .hasMessageContaining("makes no sense");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'address':'0x12','topics':[],'data':'0x'}",
                "{'address':'A','topics':['0x12'],'data':'0x'}",
                "{'address':'A','topics':[],'data':'0x123'}",
                "{'address':'A','topics':[],'data':'0x','blockNumber':'0xffffffffffffffff'}",
                "{'address':'A','topics':[],'data':'0x','blockNumber':'0x-5'}",
                "{'address':'A','topics':[],'data':'0x','blockNumber':'zz5'}",
                "{'address':'A','topics':[],'data':null}"
            })
    void aLogOfAnotherShapeIsRejected(String log) {
        try (ChainClient chain = connect()) {
            result = "[" + log.replace("'A'", "'" + Address.ZERO + "'").replace('\'', '"') + "]";
            assertThatThrownBy(() -> chain.logs(null, List.of(), 0, 1)).isInstanceOf(RpcException.class);
        }
    }

    @Test
    void wordsAndNumbersOfAnotherShapeAreRejected() {
        try (ChainClient chain = connect()) {
            result = "\"0x123\"";
            assertThatThrownBy(() -> chain.code(Address.ZERO)).isInstanceOf(RpcException.class);
            assertThatThrownBy(() -> chain.call(Address.ZERO, Bytes.EMPTY)).isInstanceOf(RpcException.class);
            result = "\"0x" + "f".repeat(65) + "\"";
            assertThatThrownBy(() -> chain.nonce(Address.ZERO)).isInstanceOf(RpcException.class);
            assertThatThrownBy(() -> chain.balance(Address.ZERO, Token.ETH)).isInstanceOf(RpcException.class);
            String hash = "\"0x" + "0".repeat(64) + "\"";
            for (String time : new String[] {"0xffffffffffffffff", "0x7fffffffffffffff"}) {
                result = "{\"number\":\"0x1\",\"hash\":" + hash + ",\"timestamp\":\"" + time + "\"}";
                assertThatThrownBy(chain::head).as(time).isInstanceOf(RpcException.class);
            }
            result = "{\"number\":\"0x1\",\"hash\":\"0x1\",\"timestamp\":\"0x1\"}";
            assertThatThrownBy(chain::head).isInstanceOf(RpcException.class);
        }
    }

    @Test
    void answersOfAnotherShapeAreRejected() {
        try (ChainClient chain = connect()) {
            for (String malformed : new String[] {"5", "[]", "{}", "null", "\"zz\"", "{\"number\":\"0x\"}"}) {
                result = malformed;
                assertThatThrownBy(chain::head).as(malformed).isInstanceOf(RpcException.class);
            }
        }
    }
}
