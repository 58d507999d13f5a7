package dev.errand.bench;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Skill;
import dev.errand.agent.schema.MessageType;
import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Signed envelopes over HTTP, stored before they are acknowledged, beside the same server that does no more than verify the same
 * signature on a virtual thread.
 */
final class SignedMessages {

    private static final int MESSAGES = 4_000;
    private static final int SENDERS = 32;

    private SignedMessages() {}

    record Note(int number, String text) {}

    static void run(Report report) throws Exception {
        SigningKey sender = SigningKey.random();
        SigningKey receiver = SigningKey.random();
        double runtime = 0;
        double bare = 0;
        for (int round = 0; round < 3; round++) { // the first warms up; the best of the rest counts
            List<String> envelopes = envelopes(sender, receiver);
            double one = runtime(envelopes, receiver);
            double other = bare(envelopes, sender);
            runtime = round == 0 ? 0 : Math.max(runtime, one);
            bare = round == 0 ? 0 : Math.max(bare, other);
        }
        report.figure("messages.http.signed", runtime, "1/s", bare);
    }

    private static double runtime(List<String> envelopes, SigningKey receiver) throws Exception {
        Path folder = Files.createTempDirectory("errand-bench");
        try (AgentRuntime runtime = AgentRuntime.builder()
                .store(folder.resolve("messages.db"))
                .network(ChainId.DEVNET, agent -> Optional.empty())
                .listen("127.0.0.1", 0)
                .start()) {
            runtime.start(Agent.builder(receiver)
                    .name("sink")
                    .skill(Skill.of("sink", "Takes"))
                    .onMessage(Note.class, (note, context) -> {})
                    .build());
            return post(runtime.endpoint().orElseThrow(), envelopes);
        }
    }

    private static double bare(List<String> envelopes, SigningKey sender) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(request -> request.body()
                            .onSuccess(body -> threads.execute(() -> {
                                boolean right = SignedEnvelope.parse(body.toString())
                                                instanceof SignedEnvelope.Reading.Read(SignedEnvelope signed)
                                        && signed.objection(sender.address()).isEmpty();
                                request.response()
                                        .setStatusCode(right ? 202 : 401)
                                        .end("{}");
                            })))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return post(URI.create("http://127.0.0.1:" + server.actualPort() + "/inbox"), envelopes);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static double post(URI inbox, List<String> envelopes) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            long start = System.nanoTime();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                running.add(senders.submit(() -> {
                    for (int i = first; i < envelopes.size(); i += SENDERS) {
                        HttpResponse<String> response = http.send(
                                HttpRequest.newBuilder(inbox)
                                        .POST(HttpRequest.BodyPublishers.ofString(envelopes.get(i)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                        if (response.statusCode() != 202) {
                            throw new IllegalStateException(response.statusCode() + " " + response.body());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return envelopes.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static List<String> envelopes(SigningKey sender, SigningKey receiver) {
        MessageType<Note> type = MessageType.of(Note.class);
        Instant now = Instant.now();
        List<String> envelopes = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            envelopes.add(SignedEnvelope.sign(
                            new Envelope(
                                    Envelope.Kind.SEND,
                                    sender.address(),
                                    receiver.address(),
                                    ChainId.DEVNET,
                                    "talk " + i % SENDERS,
                                    type.name(),
                                    type.schema().digest(),
                                    now,
                                    now.plus(Duration.ofHours(1)),
                                    Bytes32.random(),
                                    Bytes32.ZERO,
                                    type.write(new Note(i, "as long as such a message is"))),
                            sender)
                    .toJson());
        }
        return envelopes;
    }
}
