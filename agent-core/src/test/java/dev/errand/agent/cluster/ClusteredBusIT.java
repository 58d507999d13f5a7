package dev.errand.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.agent.Transport;
import dev.errand.agent.cluster.Node.Answer;
import dev.errand.agent.cluster.Node.Census;
import dev.errand.agent.cluster.Node.Counts;
import dev.errand.agent.cluster.Node.Note;
import dev.errand.agent.cluster.Node.Question;
import dev.errand.key.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on 127.0.0.1, in one program and in two. */
@Timeout(180)
class ClusteredBusIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int NOTES = 300;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private int here;
    private int there;
    private AgentRuntime runtime;

    @BeforeEach
    void join() throws IOException {
        here = freePort();
        there = freePort();
        runtime = node("here.db", here, there);
    }

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private AgentRuntime node(String store, int port, int other) {
        AgentRuntime node = Node.start(folder.resolve(store), port, other);
        open.add(node);
        return node;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Reply<Answer> ask(String text) throws InterruptedException {
        return ask(text, LONG);
    }

    private Reply<Answer> ask(String text, Duration deadline) throws InterruptedException {
        return runtime.ask(Node.KEY.address(), new Question(text), Answer.class, deadline);
    }

    @Test
    void anAgentIsAskedOnWhicheverNodeItRuns() throws Exception {
        assertThat(ask("nobody"))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        nobody -> assertThat(nobody.reason()).contains("no node"));
        AgentRuntime other = node("there.db", there, here);
        other.start(Node.notary());
        assertThat(askUntil(Reply.Answered.class, "first")).isEqualTo(new Reply.Answered<>(new Answer("re: first")));

        other.stop(Node.KEY.address());
        assertThat(askUntil(Reply.Unreachable.class, "gone")).isInstanceOf(Reply.Unreachable.class);
        other.start(Node.notary());
        assertThat(askUntil(Reply.Answered.class, "back")).isEqualTo(new Reply.Answered<>(new Answer("re: back")));
    }

    /** The last of up to forty replies: who has just come or gone is not known on every node at once. */
    private Reply<Answer> askUntil(Class<?> wanted, String text) throws InterruptedException {
        Reply<Answer> reply = ask(text, Duration.ofSeconds(3));
        for (int asked = 1; asked < 40 && !wanted.isInstance(reply); asked++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            reply = ask(text, Duration.ofSeconds(3));
        }
        return reply;
    }

    @Test
    void theDeadlineGoesWithTheQuestion() throws Exception {
        SigningKey slow = SigningKey.random();
        node("there.db", there, here)
                .start(Agent.builder(slow)
                        .name("slow")
                        .skill(Skill.of("answer", "Answers"), Question.class, Answer.class, (question, context) -> {
                            new CountDownLatch(1).await();
                            return new Answer("never");
                        })
                        .build());
        assertThat(runtime.ask(slow.address(), new Question("when?"), Answer.class, Duration.ofMillis(700)))
                .isEqualTo(new Reply.TimedOut<>());
    }

    @Test
    void whatTheBusRepeatsOrForgesIsNotHandled() throws Exception {
        List<String> envelopes = Collections.synchronizedList(new ArrayList<>());
        AgentRuntime other = node("there.db", there, here);
        other.start(Node.notary());
        // a third member that listens in, repeats and forges
        int third = freePort();
        try (ClusteredBus stranger =
                ClusteredBus.join(Node.CLUSTER, "127.0.0.1", third, List.of("127.0.0.1:" + here))) {
            URI notary = URI.create("bus:" + Node.KEY.address());
            SigningKey bait = SigningKey.random();
            stranger.serve(bait.address(), envelope -> {
                envelopes.add(envelope);
                return CompletableFuture.completedFuture(new Transport.Answer.Came(200, "garbage"));
            });
            assertThat(runtime.ask(bait.address(), new Question("q"), Answer.class, LONG))
                    .isInstanceOf(Reply.Failed.class);
            String caught = envelopes.getFirst();
            assertThat(status(
                            stranger,
                            notary,
                            caught.replace(
                                    bait.address().toString(),
                                    Node.KEY.address().toString())))
                    .isEqualTo(401);
            assertThat(status(stranger, notary, "x".repeat(2_000_000))).isEqualTo(400);
        }
        assertThat(ask("others are unaffected")).isInstanceOf(Reply.Answered.class);
    }

    private static int status(ClusteredBus bus, URI to, String envelope) {
        return bus.post(to, envelope, LONG, 1 << 20).join() instanceof Transport.Answer.Came(int status, String body)
                        && !body.isEmpty()
                ? status
                : -1;
    }

    @Test
    void aNodeThatIsKilledAndComesBackLosesNothingAndHandlesNothingTwice() throws Exception {
        Process other = startOther();
        try {
            for (int number = 0; number < NOTES; number++) {
                assertThat(runtime.send(Node.KEY.address(), new Note(number), "talk " + number % 8))
                        .isInstanceOf(Sending.Accepted.class);
                if (number == NOTES / 3 || number == 2 * NOTES / 3) {
                    other.destroyForcibly().waitFor();
                    other = startOther();
                }
            }
            List<Integer> counts = List.of();
            while (counts.size() < NOTES || counts.contains(0)) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                counts = runtime.ask(Node.KEY.address(), new Census(NOTES), Counts.class, LONG)
                                instanceof Reply.Answered<Counts>(Counts answer)
                        ? answer.counts()
                        : List.of();
            }
            assertThat(counts).containsOnly(1);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private Process startOther() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName(),
                        folder.resolve("there.db").toString(),
                        Integer.toString(there),
                        Integer.toString(here))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.equals("ready")) {
            line = out.readLine();
        }
        return program;
    }
}
