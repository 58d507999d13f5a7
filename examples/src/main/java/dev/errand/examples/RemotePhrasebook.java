package dev.errand.examples;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.SignedCard;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@link Phrasebook} in another process, asked over HTTP by signed envelopes. All that the asker is given is its card, which
 * says what it takes, where it is, and is signed. Run both with {@code ./examples/run RemotePhrasebook}.
 */
public final class RemotePhrasebook {

    private RemotePhrasebook() {}

    /** Starts the other process, asks it, and ends it; with the argument {@code serve} it is the other process. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1 && arguments[0].equals("serve")) {
            serve();
            return;
        }
        System.out.println(run("hello"));
    }

    static String run(String phrase) throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RemotePhrasebook.class.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("{")) {
                line = lines.readLine(); // what libraries log
            }
            return ask(String.valueOf(line), phrase);
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    private static String ask(String json, String phrase) throws InterruptedException {
        if (!(SignedCard.parse(json) instanceof SignedCard.Reading.Card(SignedCard signed))
                || signed.objection().isPresent()) {
            return "this is no card: " + json;
        }
        Address phrasebook = signed.card().address();
        Optional<URI> endpoint = signed.card().endpoint();
        try (AgentRuntime runtime = AgentRuntime.builder()
                .signer(SigningKey.random())
                .network(ChainId.DEVNET, agent -> agent.equals(phrasebook) ? endpoint : Optional.empty())
                .start()) {
            Reply<Phrasebook.Answer> reply = runtime.ask(
                    phrasebook, new Phrasebook.Ask(phrase), Phrasebook.Answer.class, Duration.ofSeconds(20));
            return phrase + " → " + Phrasebook.say(reply);
        }
    }

    /** Listens on a free port of this machine and prints the agent's card, until it is ended. */
    private static void serve() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("phrasebook").resolve("messages.db");
        SigningKey key = SigningKey.random();
        try (AgentRuntime runtime = AgentRuntime.builder()
                .store(store)
                .network(ChainId.DEVNET, agent -> Optional.empty())
                .listen("127.0.0.1", 0)
                .start()) {
            Agent agent = Phrasebook.agent(key, runtime.endpoint());
            runtime.start(agent);
            System.out.println(agent.card().toJson());
            Thread.currentThread().join();
        }
    }
}
