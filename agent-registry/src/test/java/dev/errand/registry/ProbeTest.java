package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.errand.agent.AgentCard;
import dev.errand.agent.Price;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.agent.schema.Schema;
import dev.errand.key.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final SigningKey key = SigningKey.random();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    private AgentCard card(int version, Skill skill) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/inbox");
        return new AgentCard(key.address(), "Probed", "is asked", version, "", List.of(skill), Optional.of(endpoint));
    }

    private AgentCard card(int version) {
        return card(version, Skill.of("be", "is there"));
    }

    private void answer(int status, byte[] body) {
        server.createContext("/agents/" + key.address(), exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private Probe.Sign probe(AgentCard card, Duration timeout) throws InterruptedException {
        try (Probe probe = new Probe(timeout)) {
            return probe.ask(List.of(card)).get(card.address());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whoShowsItsOwnCardIsAlive() throws Exception {
        answer(200, bytes(SignedCard.sign(card(2), key).toJson()));
        assertThat(probe(card(2), ENOUGH)).isInstanceOf(Probe.Sign.Alive.class);
        assertThat(probe(card(3), ENOUGH)).isInstanceOf(Probe.Sign.Dead.class);
    }

    @Test
    void whoShowsAnothersCardIsNot() throws Exception {
        SigningKey other = SigningKey.random();
        AgentCard theirs =
                new AgentCard(other.address(), "Other", "is another", 1, "", List.of(Skill.of("be", "is there")));
        answer(200, bytes(SignedCard.sign(theirs, other).toJson()));
        assertThat(probe(card(1), ENOUGH)).isInstanceOf(Probe.Sign.Dead.class);
    }

    @Test
    void garbageFloodsAndRedirectsAreNoSignOfLife() throws Exception {
        answer(200, bytes("garbage"));
        assertThat(probe(card(1), ENOUGH)).isInstanceOf(Probe.Sign.Dead.class);
        server.removeContext("/agents/" + key.address());
        answer(200, new byte[10_000_000]);
        assertThat(probe(card(1), ENOUGH)).isInstanceOf(Probe.Sign.Dead.class);
        server.removeContext("/agents/" + key.address());
        answer(302, new byte[0]);
        assertThat(probe(card(1), ENOUGH)).isInstanceOf(Probe.Sign.Dead.class);
    }

    @Test
    void whoHangsHoldsNobodyUp() throws Exception {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(probe(card(1), SHORT)).isInstanceOf(Probe.Sign.Dead.class);
    }

    @Test
    void theShortlistPutsTheDeadAndThoseThatTakeOtherArgumentsLast() {
        record Ask(int number) {}
        record Told(String text) {}
        Skill asks = Skill.of("ask", "asks").withSchemas(Schema.of(Ask.class), Schema.of(Told.class));
        AgentCard free = card(1, asks.withPrice(Price.parse("0.01 USDC")));
        SigningKey other = SigningKey.random();
        AgentCard dear = new AgentCard(
                other.address(), "Dear", "is asked", 1, "", List.of(asks.withPrice(Price.parse("0.04 USDC"))));
        List<Match> found =
                List.of(new Match(dear, 0.5, Map.of("text", 0.1)), new Match(free, 0.5, Map.of("text", 0.1)));

        List<Match> byCards = new Shortlist(Optional.of("{\"number\":1}"), Evidence.NONE).order(found);
        assertThat(byCards).extracting(Match::agent).containsExactly(free, dear);
        assertThat(byCards.getLast().parts())
                .containsEntry("text", 0.1)
                .containsEntry("schema", 1.0)
                .containsEntry("price", 0.25)
                .doesNotContainKeys("alive", "latency", "stake");

        assertThat(new Shortlist(Optional.of("{\"number\":\"one\"}"), Evidence.NONE).order(found))
                .allSatisfy(match -> assertThat(match.score()).isZero());

        Shortlist probed = new Shortlist(
                Optional.empty(),
                Evidence.NONE.withSign(card ->
                        card.equals(free) ? Optional.of(new Probe.Sign.Dead("it is not there")) : Optional.empty()));
        assertThat(probed.order(found)).extracting(Match::agent).containsExactly(dear, free);
    }
}
