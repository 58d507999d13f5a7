package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.agent.schema.MessageType;
import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.KeyRotation;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs, one of which listens; and strangers who post to it whatever they like. */
@Timeout(60)
class BetweenProgramsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final SigningKey serverKey = SigningKey.random();
    private final SigningKey clientKey = SigningKey.random();
    private final Map<Address, URI> addresses = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final HttpClient stranger = HttpClient.newHttpClient();

    record Question(String text) {}

    record Answer(String text) {}

    record Note(String text) {}

    private AgentRuntime server;
    private AgentRuntime client;

    @BeforeEach
    void start() {
        server = listen(0);
        client = open(AgentRuntime.builder()
                .store(folder.resolve("client.db"))
                .signer(clientKey)
                .network(ChainId.DEVNET, agent -> Optional.ofNullable(addresses.get(agent))));
    }

    @AfterEach
    void close() throws Exception {
        stranger.close();
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private AgentRuntime open(AgentRuntime.Builder builder) {
        AgentRuntime runtime = builder.start();
        open.add(runtime);
        return runtime;
    }

    private AgentRuntime listen(int port) {
        AgentRuntime runtime = open(AgentRuntime.builder()
                .store(folder.resolve("server.db"))
                .network(ChainId.DEVNET, agent -> Optional.empty())
                .listen("127.0.0.1", port));
        runtime.start(Agent.builder(serverKey)
                .name("server")
                .skill(Skill.of("answer", "Answers"), Question.class, Answer.class, (question, context) -> {
                    heard.add(question.text() + " of " + context.sender().orElseThrow());
                    return switch (question.text()) {
                        case "hang" -> {
                            new CountDownLatch(1).await();
                            yield new Answer("never");
                        }
                        case "null" -> new Answer(null);
                        default -> new Answer("re: " + question.text());
                    };
                })
                .onMessage(Note.class, (note, context) -> heard.add(note.text()))
                .build());
        addresses.put(serverKey.address(), runtime.endpoint().orElseThrow());
        return runtime;
    }

    private Reply<Answer> ask(String text, Duration timeout) throws InterruptedException {
        return client.ask(serverKey.address(), new Question(text), Answer.class, timeout);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        URI inbox = addresses.get(serverKey.address());
        return stranger.send(
                HttpRequest.newBuilder(inbox)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Envelope envelope(Envelope.Kind kind, Object message, Address audience, ChainId chain, Instant sentAt) {
        return envelope(clientKey.address(), kind, message, audience, chain, sentAt);
    }

    @SuppressWarnings("unchecked")
    private static Envelope envelope(
            Address sender, Envelope.Kind kind, Object message, Address audience, ChainId chain, Instant sentAt) {
        MessageType<Object> type = (MessageType<Object>) MessageType.of(message.getClass());
        return new Envelope(
                kind,
                sender,
                audience,
                chain,
                "talk",
                type.name(),
                type.schema().digest(),
                sentAt,
                sentAt.plusSeconds(30),
                Bytes32.random(),
                Bytes32.ZERO,
                type.write(message));
    }

    private Envelope note(String text) {
        return envelope(Envelope.Kind.SEND, new Note(text), serverKey.address(), ChainId.DEVNET, Instant.now());
    }

    @Test
    void aQuestionIsAnsweredAcrossPrograms() throws Exception {
        assertThat(ask("hello", LONG)).isEqualTo(new Reply.Answered<>(new Answer("re: hello")));
        assertThat(heard.poll()).isEqualTo("hello of " + clientKey.address());
    }

    @Test
    void aWrongAnswerIsStoppedBeforeItIsSent() throws Exception {
        assertThat(ask("null", LONG))
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.reason()).contains("answer was none"));
    }

    @Test
    void theDeadlineGoesWithTheQuestion() throws Exception {
        assertThat(ask("hang", Duration.ofMillis(700))).isEqualTo(new Reply.TimedOut<>());
    }

    @Test
    void aDurableMessageArrivesOnceAndInOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(client.send(serverKey.address(), new Note("note " + i), "talk"))
                    .isInstanceOf(Sending.Accepted.class);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("note " + i);
        }
        assertThat(heard.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aMessageWaitsForAProgramThatIsDown() throws Exception {
        int port = addresses.get(serverKey.address()).getPort();
        server.close();
        assertThat(client.send(serverKey.address(), new Note("later"))).isInstanceOf(Sending.Accepted.class);
        client.close(); // what was accepted is on disk
        listen(port);
        client = open(AgentRuntime.builder()
                .store(folder.resolve("client.db"))
                .signer(clientKey)
                .network(ChainId.DEVNET, agent -> Optional.ofNullable(addresses.get(agent))));
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("later");
    }

    @Test
    void whatIsRefusedForGoodBecomesADeadLetter() throws Exception {
        AgentRuntime foreign = open(AgentRuntime.builder()
                .store(folder.resolve("foreign.db"))
                .signer(clientKey)
                .network(new ChainId(1), agent -> Optional.ofNullable(addresses.get(agent))));
        foreign.send(serverKey.address(), new Note("wrong chain"));
        List<DeadLetter> letters = List.of();
        while (letters.isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            letters = foreign.deadLetters(10);
        }
        assertThat(letters.getFirst().outgoing()).isTrue();
        assertThat(letters.getFirst().reason()).contains("chain 1");
        assertThat(heard).isEmpty();
    }

    @Test
    void aRepetitionIsAcknowledgedAndNotHandledAgainEvenAfterARestart() throws Exception {
        String json = SignedEnvelope.sign(note("once"), clientKey).toJson();
        assertThat(post(json).body()).contains("\"repeated\":false");
        assertThat(post(json)).satisfies(again -> {
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.body()).contains("\"repeated\":true");
        });
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("once");
        server.close();
        server = listen(0);
        assertThat(post(json).body()).contains("\"repeated\":true");
        assertThat(ask("after", LONG)).isInstanceOf(Reply.Answered.class);
        assertThat(heard.poll()).startsWith("after");
    }

    @Test
    void aReplayedQuestionIsRefused() throws Exception {
        String json = SignedEnvelope.sign(
                        envelope(
                                Envelope.Kind.ASK,
                                new Question("q"),
                                serverKey.address(),
                                ChainId.DEVNET,
                                Instant.now()),
                        clientKey)
                .toJson();
        assertThat(post(json).statusCode()).isEqualTo(200);
        assertThat(post(json).statusCode()).isEqualTo(409);
    }

    @Test
    void strangeEnvelopesAreRefusedWithAReason() throws Exception {
        Instant now = Instant.now();
        Address self = serverKey.address();
        SigningKey thief = SigningKey.random();
        Map<SignedEnvelope, String> strange = Map.of(
                SignedEnvelope.sign(envelope(Envelope.Kind.SEND, new Note("a"), self, new ChainId(1), now), clientKey),
                "chain 1",
                SignedEnvelope.sign(
                        envelope(Envelope.Kind.SEND, new Note("b"), thief.address(), ChainId.DEVNET, now), clientKey),
                "runs here",
                SignedEnvelope.sign(
                        envelope(Envelope.Kind.SEND, new Note("c"), self, ChainId.DEVNET, now.minusSeconds(3_600)),
                        clientKey),
                "expired",
                SignedEnvelope.sign(
                        envelope(Envelope.Kind.SEND, new Note("d"), self, ChainId.DEVNET, now.plusSeconds(3_600)),
                        clientKey),
                "set the sender's clock",
                SignedEnvelope.sign(envelope(Envelope.Kind.SEND, new Note("e"), self, ChainId.DEVNET, now), thief),
                "not signed by the key",
                SignedEnvelope.sign(
                        envelope(Envelope.Kind.ANSWER, new Note("f"), self, ChainId.DEVNET, now), clientKey),
                "answers nothing",
                SignedEnvelope.sign(envelope(Envelope.Kind.SEND, new Unknown(1), self, ChainId.DEVNET, now), clientKey),
                "does not take");
        for (Map.Entry<SignedEnvelope, String> entry : strange.entrySet()) {
            HttpResponse<String> response = post(entry.getKey().toJson());
            assertThat(response.statusCode()).isBetween(400, 499);
            assertThat(response.body()).contains(entry.getValue());
        }
        assertThat(heard).isEmpty();
    }

    record Unknown(int number) {}

    @Test
    void garbageAndTooMuchAreRefused() throws Exception {
        for (String body : List.of("", "{", "[]", "{\"envelope\":{}}", "\u0000", "[".repeat(500_000))) {
            assertThat(post(body).statusCode()).isEqualTo(400);
        }
        try {
            assertThat(post("x".repeat(10_000_000)).statusCode()).isEqualTo(413);
        } catch (IOException e) {
            assertThat(e).as("cut off while it still sent").isNotNull();
        }
        assertThat(ask("still there", LONG)).isInstanceOf(Reply.Answered.class);
    }

    @Test
    void cardsAreShown() throws Exception {
        URI card = addresses.get(serverKey.address()).resolve("/agents/" + serverKey.address());
        String json = stranger.send(HttpRequest.newBuilder(card).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(SignedCard.parse(json))
                .isInstanceOfSatisfying(
                        SignedCard.Reading.Card.class,
                        read -> assertThat(read.card().objection()).isEmpty());
    }

    @Test
    void endpointsThatAnswerGarbageOrHangOrAreNotThereHarmNobody() throws Exception {
        Address liar = SigningKey.random().address();
        for (String garbage : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\ngarbage",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                "not even HTTP\r\n\r\n",
                "")) {
            try (ServerSocket socket = answering(garbage)) {
                addresses.put(liar, URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
                assertThat(client.ask(liar, new Question("q"), Answer.class, LONG))
                        .as(garbage)
                        .isNotInstanceOfAny(Reply.Answered.class, Reply.TimedOut.class);
            }
        }
        try (ServerSocket endless = answering(null)) {
            addresses.put(liar, URI.create("http://127.0.0.1:" + endless.getLocalPort() + "/"));
            assertThat(client.ask(liar, new Question("q"), Answer.class, Duration.ofMillis(300)))
                    .isEqualTo(new Reply.TimedOut<>());
        }
        addresses.put(liar, URI.create("http://127.0.0.1:1/"));
        assertThat(client.ask(liar, new Question("q"), Answer.class, LONG)).isInstanceOf(Reply.Unreachable.class);
        assertThat(ask("others are unaffected", LONG)).isInstanceOf(Reply.Answered.class);
    }

    @Test
    void anAnswerOfAnotherOrToAnotherQuestionIsNotTaken() throws Exception {
        String first = SignedEnvelope.sign(
                        envelope(
                                Envelope.Kind.ASK,
                                new Question("q"),
                                serverKey.address(),
                                ChainId.DEVNET,
                                Instant.now()),
                        clientKey)
                .toJson();
        String oldAnswer = post(first).body();
        String framed = "HTTP/1.1 200 OK\r\nContent-Length: " + oldAnswer.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + oldAnswer;
        try (ServerSocket socket = answering(framed)) {
            addresses.put(serverKey.address(), URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
            assertThat(ask("another", LONG))
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(failed.reason()).contains("not for this question"));
        }
    }

    /** Answers one request after another with these bytes; with nothing at all, and no end, where there are none. */
    private ServerSocket answering(String bytes) throws IOException {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            List<Socket> kept = Collections.synchronizedList(new ArrayList<>());
            while (!socket.isClosed()) {
                try {
                    Socket asker = socket.accept();
                    kept.add(asker);
                    InputStream in = asker.getInputStream();
                    if (in.read(new byte[64 * 1024]) > 0 && bytes != null) {
                        asker.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
                        asker.close();
                    }
                } catch (IOException e) {
                    // the test is over
                }
            }
        });
        return socket;
    }

    @Test
    void aNewKeySignsOnceBothKeysHaveSaidSoAndTheOldOneNoMore() throws Exception {
        SigningKey next = SigningKey.random();
        KeyRotation rotation = KeyRotation.sign(clientKey.address(), 1, clientKey, next, Instant.now());
        AgentRuntime rotated = open(AgentRuntime.builder()
                .signer(clientKey)
                .network(ChainId.DEVNET, agent -> Optional.ofNullable(addresses.get(agent)))
                .rotated(rotation, next));
        assertThat(post(SignedEnvelope.sign(note("too early"), next).toJson()).statusCode())
                .isEqualTo(401);
        assertThat(rotated.ask(serverKey.address(), new Question("new key"), Answer.class, LONG))
                .isInstanceOf(Reply.Answered.class);
        assertThat(heard.poll()).isEqualTo("new key of " + clientKey.address());
        assertThat(ask("old key", LONG)).isInstanceOf(Reply.Unreachable.class);
        server.close();
        server = listen(0);
        assertThat(ask("old key after a restart", LONG)).isInstanceOf(Reply.Unreachable.class);
        assertThat(post(SignedEnvelope.sign(note("known by now"), next).toJson())
                        .statusCode())
                .isEqualTo(202);
        KeyRotation again = KeyRotation.sign(clientKey.address(), 1, clientKey, SigningKey.random(), Instant.now());
        assertThat(post(SignedEnvelope.sign(note("played back"), clientKey, Optional.of(again))
                                .toJson())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFloodIsRefusedAndMemoryStaysBounded() throws Exception {
        SigningKey flooder = SigningKey.random();
        CountDownLatch release = new CountDownLatch(1);
        SigningKey slowKey = SigningKey.random();
        AtomicInteger handled = new AtomicInteger();
        server.start(Agent.builder(slowKey)
                .name("slow")
                .skill(Skill.of("slow", "Takes its time"))
                .guard(Guard.open().atMost(20, Duration.ofHours(1)))
                .onMessage(Note.class, (note, context) -> {
                    release.await();
                    handled.incrementAndGet();
                })
                .build());
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            Envelope envelope = envelope(
                    flooder.address(),
                    Envelope.Kind.SEND,
                    new Note("n"),
                    slowKey.address(),
                    ChainId.DEVNET,
                    Instant.now());
            taken += post(SignedEnvelope.sign(envelope, flooder).toJson()).statusCode() == 202 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
        assertThat(ask("others are unaffected", LONG)).isInstanceOf(Reply.Answered.class);
        release.countDown();
    }

    @Test
    void aStoreHasOneOwnerAndListeningNeedsOne() {
        AgentRuntime.Builder second = AgentRuntime.builder().store(folder.resolve("server.db"));
        assertThatThrownBy(second::start)
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("in use");
        AgentRuntime.Builder bare = AgentRuntime.builder()
                .network(ChainId.DEVNET, agent -> Optional.empty())
                .listen("127.0.0.1", 0);
        assertThatThrownBy(bare::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("store");
    }
}
