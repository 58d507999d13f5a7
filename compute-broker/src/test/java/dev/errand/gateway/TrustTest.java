package dev.errand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.TenantLedger;
import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.ModelList;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.ProviderNode;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of upstreams that lie, over scripted servers and real embeddings. */
class TrustTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MODEL = EmbeddedBackend.MODEL;
    /** A patient heart: the machine that tests may be slow. */
    private static final GatewayOptions OPTIONS = GatewayOptions.DEFAULT.withHeartbeat(Duration.ofSeconds(30));

    private static final GatewayOptions CHECK_ALL = OPTIONS.withCheckedShare(1, 7);

    private final List<Finding> findings = new CopyOnWriteArrayList<>();

    @Test
    void ofThreeTheLiarIsNamedAndTheRightAnswerIsGiven() throws Exception {
        try (ApiServer liar = server("1000000000", TrustTest::ones);
                ProviderNode one = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                ProviderNode two = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway = gateway(
                        CHECK_ALL,
                        Upstream.leased("liar", liar.uri(), ledger()),
                        Upstream.free("one", one.uri()),
                        Upstream.free("two", two.uri()))) {
            JsonNode data = embed(gateway, "a").path("data");
            assertThat(data.path(0).path("embedding").path(0).floatValue())
                    .isEqualTo(new EmbeddedBackend().embed(List.of("a")).getFirst()[0]);
            assertThat(findings).hasSize(2).first().isInstanceOf(Finding.Disagreement.class);
            assertThat(findings.getLast()).isInstanceOfSatisfying(Finding.Wrong.class, wrong -> {
                assertThat(wrong.upstream()).isEqualTo("liar");
                assertThat(wrong.lease()).contains(Bytes32.ZERO);
                assertThat(wrong.units()).isEqualTo(1);
            });
        }
    }

    @Test
    void ofTwoTheLiarIsNamedByThisProgramItselfAndAllThatItAnsweredIsReplaced() throws Exception {
        GatewayOptions chunks = OPTIONS.withChunk(1).withCheckedShare(0.5, 7);
        List<String> texts = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        EmbeddedBackend own = new EmbeddedBackend();
        try (ApiServer liar = server("1000000000", TrustTest::ones);
                ProviderNode honest = ProviderNode.startFree("127.0.0.1", 0, own);
                Gateway gateway = Gateway.start(
                        "127.0.0.1",
                        0,
                        chunks,
                        List.of(Upstream.leased("liar", liar.uri(), ledger()), Upstream.free("honest", honest.uri())),
                        findings::add,
                        own)) {
            JsonNode data = embed(gateway, texts).path("data");
            List<float[]> right = own.embed(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(data.path(i).path("embedding").path(0).floatValue())
                        .as(texts.get(i))
                        .isEqualTo(right.get(i)[0]);
            }
            assertThat(findings).noneMatch(Finding.Undecided.class::isInstance);
            assertThat(findings.stream().filter(Finding.Wrong.class::isInstance))
                    .isNotEmpty()
                    .allMatch(found -> found.upstream().equals("liar"));
            assertThat(gateway.unitsDoneAgain()).isBetween(1L, (long) texts.size());
        }
    }

    @Test
    void whoIsAloneIsComparedWithThisProgramItself() throws Exception {
        EmbeddedBackend own = new EmbeddedBackend();
        try (ApiServer liar = server("1", TrustTest::ones);
                Gateway gateway = Gateway.start(
                        "127.0.0.1", 0, CHECK_ALL, List.of(Upstream.free("liar", liar.uri())), findings::add, own)) {
            JsonNode data = embed(gateway, "a").path("data");
            assertThat(data.path(0).path("embedding").path(0).floatValue())
                    .isEqualTo(own.embed(List.of("a")).getFirst()[0]);
            assertThat(findings).singleElement().isInstanceOf(Finding.Wrong.class);
            assertThat(gateway.unitsDoneAgain()).as("nobody was paid for that").isZero();
        }
    }

    @Test
    void answersThatAgreeAreNotedForBoth() throws Exception {
        try (ProviderNode one = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                ProviderNode two = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway =
                        gateway(CHECK_ALL, Upstream.free("one", one.uri()), Upstream.free("two", two.uri()))) {
            embed(gateway, "a");
            assertThat(findings).singleElement().isInstanceOfSatisfying(Finding.Agreement.class, found -> {
                assertThat(List.of(found.upstream(), found.other())).containsExactlyInAnyOrder("one", "two");
                assertThat(found.units()).isOne();
            });
            assertThat(gateway.unitsDoneAgain()).isOne();
        }
    }

    @Test
    void whoCannotUseItsMemoryIsAskedForNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ApiServer boaster = server("1000000000", count -> {
                    asked.incrementAndGet();
                    return ones(count);
                });
                ProviderNode honest = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
                Gateway gateway = gateway(
                        OPTIONS, Upstream.free("boaster", boaster.uri()), Upstream.free("honest", honest.uri()))) {
            gateway.challengeMemory(4);
            assertThat(findings)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Finding.Forgetful.class,
                            found -> assertThat(found.upstream()).isEqualTo("boaster"));
            embed(gateway, "a");
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void tokensThatAnUpstreamReportsAreNotWhatItIsPaidFor() throws Exception {
        TenantLedger ledger = ledger();
        String answer = "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"two words\"}}],"
                + "\"usage\":{\"prompt_tokens\":1000000,\"completion_tokens\":1000000,\"total_tokens\":2000000}}";
        try (ApiServer boaster = server("1", count -> answer);
                Gateway gateway = gateway(OPTIONS, Upstream.leased("boaster", boaster.uri(), ledger))) {
            String request = "{\"model\":\"" + MODEL
                    + "\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"say two words\"}]}";
            assertThat(post(gateway, "/v1/chat/completions", request).status()).isEqualTo(200);
            assertThat(ledger.receipt().units()).isEqualTo(5); // three of the question, two of the answer
        }
    }

    @Test
    void whoCountsMoreThanItDidIsNamedAndNotPaidAndAnotherAnswers() throws Exception {
        TenantLedger padded = ledger();
        TenantLedger right = ledger();
        try (ApiServer boaster = server("1000000000", TrustTest::ones, Optional.of("50:" + Bytes32.ZERO));
                ApiServer steady = server("1", TrustTest::ones);
                Gateway gateway = gateway(
                        OPTIONS,
                        Upstream.leased("boaster", boaster.uri(), padded),
                        Upstream.leased("steady", steady.uri(), right))) {
            embed(gateway, "a");
            assertThat(findings).singleElement().isInstanceOfSatisfying(Finding.Misreported.class, found -> {
                assertThat(found.upstream()).isEqualTo("boaster");
                assertThat(found.said().units()).isEqualTo(50);
                assertThat(found.counted().units()).isEqualTo(1);
            });
            assertThat(padded.receipt().units()).isZero();
            assertThat(right.receipt().units()).isOne();
        }
    }

    @Test
    void aLateAnswerIsAskedOfASecondOneAndOnlyTheFirstGoodOneIsPaid() throws Exception {
        TenantLedger late = ledger();
        TenantLedger prompt = ledger();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        try (ApiServer stuck = server("1000000000", inputs -> {
                    if (count.incrementAndGet() > 20) {
                        await(never);
                    }
                    return ones(inputs);
                });
                ApiServer steady = server("1", TrustTest::ones);
                Gateway gateway = gateway(
                        OPTIONS,
                        Upstream.leased("stuck", stuck.uri(), late),
                        Upstream.leased("steady", steady.uri(), prompt))) {
            while (count.get() < 20) { // so that it is known how long an answer takes
                embed(gateway, "a");
            }
            embed(gateway, "b");
            BigInteger paid = late.receipt().units().add(prompt.receipt().units());
            assertThat(prompt.receipt().units()).isPositive();
            embed(gateway, "c");
            assertThat(late.receipt().units().add(prompt.receipt().units()))
                    .as("each input is paid once")
                    .isEqualTo(paid.add(BigInteger.ONE));
            never.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Gateway gateway(GatewayOptions options, Upstream... upstreams) {
        return Gateway.start("127.0.0.1", 0, options, List.of(upstreams), findings::add);
    }

    private static TenantLedger ledger() {
        LeaseDomain domain = new LeaseDomain(ChainId.DEVNET, Address.ZERO);
        return new TenantLedger(domain, Bytes32.ZERO, BigInteger.valueOf(10_000), SigningKey.random());
    }

    private static JsonNode embed(Gateway gateway, String text) throws Exception {
        return embed(gateway, List.of(text));
    }

    private static JsonNode embed(Gateway gateway, List<String> texts) throws Exception {
        String inputs = "\"" + String.join("\",\"", texts) + "\"";
        ApiClient.Answer answer =
                post(gateway, "/v1/embeddings", "{\"model\":\"" + MODEL + "\",\"input\":[" + inputs + "]}");
        assertThat(answer.status())
                .as(answer.status() == 200 ? "" : answer.text())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static ApiClient.Answer post(Gateway gateway, String path, String body) throws Exception {
        URI uri = gateway.uri();
        return new ApiClient(uri, Map.of(), Duration.ofMinutes(1))
                .post(path, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Says it is so fast, and answers what it likes to both kinds of request. */
    private static ApiServer server(String speed, IntFunction<String> answer) {
        return server(speed, answer, Optional.empty());
    }

    /** The same, which says of each answer that it comes to this. */
    private static ApiServer server(String speed, IntFunction<String> answer, Optional<String> count) {
        return ApiServer.start("127.0.0.1", 0, exchange -> {
            count.ifPresent(said -> exchange.answerHeader(ProviderNode.WORK, said));
            switch (exchange.path()) {
                case "/health" -> exchange.reply(200, "{\"unitsPerSecond\":" + speed + "}");
                case "/v1/models" -> exchange.reply(200, new ModelList(List.of(MODEL)).toJson());
                case "/v1/embeddings", "/v1/chat/completions" ->
                    exchange.reply(
                            200,
                            answer.apply(
                                    JSON.readTree(exchange.body()).path("input").size()));
                case "/errand/memory" -> exchange.reply(200, "{\"answer\":\"" + Bytes32.ZERO + "\"}");
                default -> throw ApiError.notFound(exchange.path());
            }
        });
    }

    private static String ones(int count) {
        List<String> entries = new ArrayList<>();
        String ones = "1.0,".repeat(383) + "1.0";
        for (int i = 0; i < count; i++) {
            entries.add("{\"index\":" + i + ",\"embedding\":[" + ones + "]}");
        }
        return "{\"data\":[" + String.join(",", entries) + "]}";
    }
}
