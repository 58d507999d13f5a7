package dev.errand.examples;

import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.cluster.ClusteredBus;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The {@link Phrasebook} on another node of a cluster, asked over the event bus that the nodes share. The asker knows the agent's
 * address and nothing else: on which node it runs, the bus knows. A program that does this also needs {@code io.vertx:vertx-hazelcast}.
 * Run both nodes with {@code ./examples/run ClusteredPhrasebook}.
 */
public final class ClusteredPhrasebook {

    private static final String HOST = "127.0.0.1";
    private static final String READY = "ready ";

    private ClusteredPhrasebook() {}

    /** Starts the other node, asks its agent, and ends it; with {@code serve}, its port and ours as arguments it is the other node. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("serve")) {
            serve(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            return;
        }
        System.out.println(run("goodbye"));
    }

    /** A node of the cluster "phrases" that listens on one port and knows of another node. */
    private static AgentRuntime node(int port, int other) throws IOException {
        return AgentRuntime.builder()
                .store(Files.createTempDirectory("phrases").resolve("messages.db"))
                .signer(SigningKey.random())
                .network(ChainId.DEVNET, ClusteredBus.directory())
                .transport(ClusteredBus.join("phrases", HOST, port, List.of(HOST + ":" + port, HOST + ":" + other)))
                .start();
    }

    static String run(String phrase) throws IOException, InterruptedException {
        int here = freePort();
        int there = freePort();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusteredPhrasebook.class.getName(),
                        "serve",
                        Integer.toString(there),
                        Integer.toString(here))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (AgentRuntime runtime = node(here, there);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.startsWith(READY)) {
                line = lines.readLine(); // what libraries log
            }
            if (line == null) {
                return "the other node could not be started";
            }
            Address phrasebook = Address.parse(line.substring(READY.length()));
            Reply<Phrasebook.Answer> reply = runtime.ask(
                    phrasebook, new Phrasebook.Ask(phrase), Phrasebook.Answer.class, Duration.ofSeconds(20));
            return phrase + " → " + Phrasebook.say(reply);
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    /** Joins, and says so once the agent can be asked; until it is ended. */
    private static void serve(int port, int other) throws IOException, InterruptedException {
        SigningKey key = SigningKey.random();
        try (AgentRuntime runtime = node(port, other)) {
            runtime.start(Phrasebook.agent(key));
            System.out.println(READY + key.address());
            Thread.currentThread().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
