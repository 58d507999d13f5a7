package dev.errand.devnet;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/* The kernel's leash is tied to the thread that starts the process, not to the JVM: so the thread that starts anvil is the one
that reads what it says until it ends, and outlives it. It is a daemon: a JVM that ends takes it, and thereby anvil, along. */
final class AnvilProcess implements AnvilNode {

    /** For a machine that is busy; an anvil that fails says so at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CompletableFuture<Process> running = new CompletableFuture<>();
    private final CompletableFuture<URI> listening = new CompletableFuture<>();

    private AnvilProcess() {}

    /**
     * Starts anvil and waits until it takes requests.
     *
     * @param port 0 for any free port
     * @throws AnvilFailedException if it does not
     */
    static AnvilProcess start(Path anvil, int port, Instant genesis, Leash leash) {
        List<String> command = new ArrayList<>(List.of(anvil.toString(), "--port", Integer.toString(port)));
        command.addAll(AnvilNode.arguments(genesis));
        AnvilProcess node = new AnvilProcess();
        Thread.ofPlatform().daemon().name("anvil").start(() -> node.run(leash.around(command)));
        try {
            node.listening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return node;
        } catch (ExecutionException e) {
            String where = port == 0 ? "" : " on port " + port;
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new AnvilFailedException("anvil did not start" + where + ": " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            node.close();
            throw new AnvilFailedException(
                    "anvil did not say within " + PATIENCE.toSeconds() + " s that it listens", e);
        } catch (InterruptedException e) {
            node.close();
            Thread.currentThread().interrupt();
            throw new AnvilFailedException("interrupted while anvil was starting", e);
        }
    }

    /** Runs anvil from its start to its end. */
    private void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            running.complete(process);
            List<String> said = new ArrayList<>();
            try (BufferedReader output = process.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.startsWith(LISTENING)) {
                        listening.complete(URI.create(
                                "http://" + line.substring(LISTENING.length()).strip()));
                    } else if (!listening.isDone()) {
                        said.add(line);
                    }
                }
            }
            // Does nothing if it did listen. To ask the process here also keeps it from being collected, and its pipes
            // closed.
            listening.completeExceptionally(new IOException(
                    "it ended with code " + process.onExit().join().exitValue() + ". "
                            + String.join(" ", said).strip()));
        } catch (IOException e) {
            running.completeExceptionally(e);
            listening.completeExceptionally(e);
        }
    }

    @Override
    public URI rpc() {
        return listening.join();
    }

    /** The leash may be a process of its own: it must not outlive anvil, nor anvil it. */
    @Override
    public void close() {
        Process process = running.join();
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
