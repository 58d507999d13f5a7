package dev.errand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.Units;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.ProviderNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> WORDS = List.of("one ", "two ", "three ", "four ", "five");
    private static final int NEVER = 1_000;
    private static final GatewayOptions OPTIONS = GatewayOptions.DEFAULT.withHeartbeat(Duration.ofSeconds(30));
    private static final String MODEL = EmbeddedBackend.MODEL;

    private final List<Finding> findings = new CopyOnWriteArrayList<>();

    @Test
    void aStreamThatBreaksOffIsFinishedByAnotherWithWhatIsLeftToDo() throws Exception {
        try (ScriptedChatServer breaking = new ScriptedChatServer(WORDS, 2);
                ScriptedChatServer steady = new ScriptedChatServer(WORDS, NEVER);
                Gateway gateway = gateway(free("breaking", breaking.uri()), free("steady", steady.uri()))) {
            StringBuilder heard = new StringBuilder();
            List<String> events = new ArrayList<>();
            // nothing is known of either, so that the first of the list is asked first
            client(gateway).stream("/v1/chat/completions", chat(true), Map.of(), event -> {
                events.add(event);
                heard.append(Units.eventText(event));
                breaking.heard();
                return true;
            });
            assertThat(heard).hasToString("one two three four five");
            assertThat(events).endsWith("[DONE]").doesNotHaveDuplicates();
            assertThat(breaking.requests()).hasSize(1);
            JsonNode rest = steady.requests().getFirst().path("messages");
            assertThat(rest.path(rest.size() - 1).path("content").asString()).isEqualTo("one two ");
            assertThat(steady.requests().getFirst().path("max_tokens").asInt()).isLessThan(100);
        }
    }

    @Test
    void realEmbeddingsComeBackInOrderWhateverTheChunks() throws Exception {
        List<String> lines =
                IntStream.range(0, 70).mapToObj(i -> "line number " + i).toList();
        try (ProviderNode one = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                ProviderNode two = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway = gateway(free("one", one.uri()), free("two", two.uri()))) {
            ApiClient.Answer answer = client(gateway).post("/v1/embeddings", embeddings(lines), Map.of());
            JsonNode data = JSON.readTree(answer.body()).path("data");
            List<float[]> direct = new EmbeddedBackend().embed(lines);
            assertThat(data.size()).isEqualTo(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                assertThat(data.get(i).path("index").asInt()).isEqualTo(i);
                assertThat(vector(data.get(i))).isEqualTo(direct.get(i));
            }
        }
    }

    @Test
    void anUpstreamThatAnswersGarbageIsFoundOutAndAnotherAnswers() throws Exception {
        try (ApiServer liar = embeddingServer(count -> "{\"data\":[]}");
                ProviderNode honest = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway = gateway(free("liar", liar.uri()), free("honest", honest.uri()))) {
            ApiClient.Answer answer = client(gateway).post("/v1/embeddings", embeddings(List.of("a", "b")), Map.of());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).path("data").size()).isEqualTo(2);
            assertThat(findings).containsExactly(new Finding.Garbage("liar", "0 vectors for 2 inputs"));
        }
    }

    @Test
    void workThatIsDoneTwiceShowsWhoAnswersDifferently() throws Exception {
        GatewayOptions all = OPTIONS.withCheckedShare(1, 7);
        try (ApiServer liar = embeddingServer(GatewayTest::ones);
                ProviderNode honest = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway = Gateway.start(
                        "127.0.0.1",
                        0,
                        all,
                        List.of(free("liar", liar.uri()), free("honest", honest.uri())),
                        findings::add)) {
            assertThat(client(gateway)
                            .post("/v1/embeddings", embeddings(List.of("a")), Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(findings)
                    .hasSize(2)
                    .first()
                    .isInstanceOfSatisfying(
                            Finding.Disagreement.class,
                            found -> assertThat(found.cosine()).isLessThan(0.999));
            assertThat(findings.getLast())
                    .as("of two, with nobody else, none can be called wrong")
                    .isInstanceOfSatisfying(
                            Finding.Undecided.class,
                            found -> assertThat(found.either())
                                    .extracting(Finding.Wrong::upstream)
                                    .containsExactlyInAnyOrder("liar", "honest"));
        }
    }

    @Test
    void aDeadUpstreamIsLostAfterThreeHeartbeatsAndFoundAgain() throws Exception {
        ProviderNode node = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
        URI where = node.uri();
        ApiClient pulse = new ApiClient(where, Map.of(), Duration.ofMinutes(1));
        Member member = new Member(free("node", where), pulse, pulse);
        Pool pool = new Pool(List.of(member), findings::add);
        pool.beat();
        assertThat(member.isAvailable()).isTrue();
        node.close();
        pool.beat();
        pool.beat();
        assertThat(member.isAvailable()).isTrue();
        pool.beat();
        assertThat(member.isAvailable()).isFalse();
        assertThat(findings).containsExactly(new Finding.Lost("node"));
        try (ProviderNode back = ProviderNode.startFree("127.0.0.1", where.getPort(), new EmbeddedBackend())) {
            pool.beat();
            assertThat(member.isAvailable()).as("%s is back", back.uri()).isTrue();
        }
    }

    @Test
    void aRequestThatMakesNoSenseIsRefusedWithALineThatSaysWhy() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ApiServer server = embeddingServer(count -> {
                    asked.incrementAndGet();
                    return ones(count);
                });
                Gateway gateway = gateway(free("server", server.uri()))) {
            assertThat(refusal(gateway, "/v1/embeddings", "nonsense")).startsWith("400 the body is not JSON");
            assertThat(refusal(gateway, "/v1/embeddings", "{\"model\":\"gpt-9\",\"input\":\"a\"}"))
                    .isEqualTo("404 nobody serves the model 'gpt-9'; there are [" + MODEL + "]");
            assertThat(refusal(gateway, "/v1/embeddings", "{\"model\":\"" + MODEL + "\",\"input\":[]}"))
                    .isEqualTo("400 'input' must be a text or a list of texts");
            assertThat(refusal(gateway, "/v1/chat/completions", "{\"model\":\"" + MODEL + "\",\"max_tokens\":-1}"))
                    .isEqualTo("400 max_tokens is -1; it must be 1 to 1000000");
            assertThat(refusal(gateway, "/v2", "{}")).startsWith("404 no POST /v2 here");
            assertThat(asked).hasValue(0);
        }
    }

    private Gateway gateway(Upstream... upstreams) {
        return Gateway.start("127.0.0.1", 0, OPTIONS, List.of(upstreams), findings::add);
    }

    private static Upstream free(String name, URI uri) {
        return Upstream.free(name, uri);
    }

    private static ApiClient client(Gateway gateway) {
        return new ApiClient(gateway.uri(), Map.of(), Duration.ofMinutes(1));
    }

    private static String refusal(Gateway gateway, String path, String body) throws IOException, InterruptedException {
        ApiClient.Answer answer = client(gateway).post(path, body.getBytes(StandardCharsets.UTF_8), Map.of());
        return answer.status() + " "
                + JSON.readTree(answer.body()).path("error").path("message").asString();
    }

    private static byte[] chat(boolean stream) {
        var json = JSON.createObjectNode()
                .put("model", ScriptedChatServer.MODEL)
                .put("stream", stream)
                .put("max_tokens", 100);
        json.putArray("messages").addObject().put("role", "user").put("content", "count");
        return JSON.writeValueAsBytes(json);
    }

    private static byte[] embeddings(List<String> lines) {
        var json = JSON.createObjectNode().put("model", MODEL);
        lines.forEach(json.putArray("input")::add);
        return JSON.writeValueAsBytes(json);
    }

    private static float[] vector(JsonNode entry) {
        JsonNode numbers = entry.path("embedding");
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
    }

    /** Serves what it likes under the embedding model's name. */
    private static ApiServer embeddingServer(IntFunction<String> answer) {
        return ApiServer.start("127.0.0.1", 0, exchange -> {
            switch (exchange.path()) {
                // said to be fast, so that it is asked first
                case "/health" -> exchange.reply(200, "{\"unitsPerSecond\":1000000000}");
                case "/v1/models" -> exchange.reply(200, "{\"data\":[{\"id\":\"" + MODEL + "\"}]}");
                case "/v1/embeddings" ->
                    exchange.reply(
                            200,
                            answer.apply(
                                    JSON.readTree(exchange.body()).path("input").size()));
                default -> throw ApiError.notFound(exchange.path());
            }
        });
    }

    private static String ones(int count) {
        var json = JSON.createObjectNode();
        var data = json.putArray("data");
        for (int i = 0; i < count; i++) {
            var numbers = data.addObject().put("index", i).putArray("embedding");
            for (int j = 0; j < 384; j++) {
                numbers.add(1.0);
            }
        }
        return JSON.writeValueAsString(json);
    }
}
