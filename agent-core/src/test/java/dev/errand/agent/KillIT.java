package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.KilledProgram.Census;
import dev.errand.agent.KilledProgram.Counts;
import dev.errand.agent.KilledProgram.Note;
import dev.errand.agent.schema.MessageType;
import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program is killed again and again while it is flooded with durable messages. What it acknowledged must be handled, and what a
 * handler kept must show exactly one run of it. Ten kills; {@code -Derrand.kills=50} for more.
 */
@Timeout(1_800)
class KillIT {

    private static final int KILLS = Integer.getInteger("errand.kills", 10);
    private static final int SENDERS = 4;
    private static final int MOST_ACKS = 120;
    private static final long PAUSE_NANOS = 5_000_000;

    @TempDir
    private Path folder;

    private final SigningKey key = SigningKey.random();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger acks = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile URI inbox = URI.create("http://127.0.0.1:1/inbox");
    private volatile boolean over;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsKeptTwice() throws Exception {
        Random random = new Random(50);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            String conversation = "talk " + i;
            senders.add(Thread.ofPlatform().start(() -> send(conversation)));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            Process program = start();
            int until = acks.get() + 1 + random.nextInt(MOST_ACKS);
            while (acks.get() < until) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            program.destroyForcibly().waitFor();
        }
        Process program = start();
        over = true;
        for (Thread sender : senders) {
            sender.join();
        }
        List<Integer> counts = census();
        while (isMissing(counts)) {
            LockSupport.parkNanos(PAUSE_NANOS); // the last are still being handled
            counts = census();
        }
        program.destroyForcibly().waitFor();

        assertThat(acknowledged.size()).as("something was acknowledged").isGreaterThanOrEqualTo(KILLS);
        for (int number = 0; number < counts.size(); number++) {
            assertThat(counts.get(number)).as("note " + number).isBetween(acknowledged.contains(number) ? 1 : 0, 1);
        }
        // a handler may run again only where the program died between its run and the moment that it was kept: one a
        // conversation
        Map<Integer, Integer> runs = new HashMap<>();
        Files.readAllLines(folder.resolve("runs")).forEach(line -> runs.merge(Integer.valueOf(line), 1, Integer::sum));
        long again = runs.values().stream().mapToInt(times -> times - 1).sum();
        assertThat(again).as("runs more than once").isLessThanOrEqualTo((long) KILLS * SENDERS);
    }

    private boolean isMissing(List<Integer> counts) {
        return acknowledged.stream().anyMatch(number -> counts.get(number) == 0);
    }

    private Process start() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        folder.resolve("mortal.db").toString(),
                        folder.resolve("runs").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        inbox = URI.create(
                out.lines() // a logger may have its say before
                        .filter(line -> line.startsWith("http"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the program ended before it listened")));
        return program;
    }

    private void send(String conversation) {
        while (!over) {
            int number = numbers.getAndIncrement();
            String json = SignedEnvelope.sign(
                            envelope(Envelope.Kind.SEND, new Note(number), Note.class, conversation), key)
                    .toJson();
            while (true) {
                if (post(json).filter(response -> response.statusCode() == 202).isPresent()) {
                    acknowledged.add(number);
                    acks.incrementAndGet();
                    break;
                }
                LockSupport.parkNanos(PAUSE_NANOS); // dead, or not quite there yet: the very same envelope again
            }
        }
    }

    private List<Integer> census() {
        while (true) {
            String json = SignedEnvelope.sign(
                            envelope(Envelope.Kind.ASK, new Census(numbers.get()), Census.class, "census"), key)
                    .toJson();
            Optional<HttpResponse<String>> response = post(json);
            if (response.filter(got -> got.statusCode() == 200).isPresent()
                    && SignedEnvelope.parse(response.get().body())
                            instanceof SignedEnvelope.Reading.Read(SignedEnvelope signed)
                    && MessageType.of(Counts.class).read(signed.envelope().content())
                            instanceof MessageType.Reading.Read<Counts>(Counts counts)) {
                return counts.counts();
            }
        }
    }

    private Optional<HttpResponse<String>> post(String json) {
        try {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(inbox)
                            .timeout(Duration.ofSeconds(20))
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <M> Envelope envelope(Envelope.Kind kind, M message, Class<M> type, String conversation) {
        Instant now = Instant.now();
        return new Envelope(
                kind,
                key.address(),
                KilledProgram.KEY.address(),
                ChainId.DEVNET,
                conversation,
                type.getSimpleName(),
                MessageType.of(type).schema().digest(),
                now,
                now.plus(Duration.ofHours(1)),
                Bytes32.random(),
                Bytes32.ZERO,
                MessageType.of(type).write(message));
    }
}
