package dev.errand.devnet;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/* No image is pulled: one is built from nothing but anvil and the libraries that it is linked with. Testcontainers' own watchdog
(Ryuk) removes the container should this JVM be killed, unless it was switched off. */
final class AnvilContainer implements AnvilNode {

    private static final String IMAGE = "errand-devnet";
    private static final String PROGRAM = "/anvil";
    private static final int INNER_PORT = 8545;

    /** A line of ldd: a library that was found, or the loader, which is named by its path alone. */
    private static final Pattern LIBRARY = Pattern.compile("(?:=>)?\\s+(/\\S+) \\(0x\\p{XDigit}+\\)");

    private final GenericContainer<?> container;

    private AnvilContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Starts anvil and waits until it takes requests.
     *
     * @param port 0 for any free port
     * @throws DockerUnavailableException if there is no Docker
     * @throws AnvilFailedException if anvil does not start in it
     */
    static AnvilContainer start(Path anvil, int port, Instant genesis) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new DockerUnavailableException(
                    "Docker does not answer: start it, or take a devnet without a container, which needs none");
        }
        List<String> command = new ArrayList<>(List.of("--host", "0.0.0.0", "--port", Integer.toString(INNER_PORT)));
        command.addAll(AnvilNode.arguments(genesis));
        Binding outside = port == 0 ? Binding.bindIp("127.0.0.1") : Binding.bindIpAndPort("127.0.0.1", port);
        GenericContainer<?> container = new GenericContainer<>(image(anvil))
                .withCommand(command.toArray(String[]::new))
                .withExposedPorts(INNER_PORT)
                .withCreateContainerCmdModifier(create -> Objects.requireNonNull(create.getHostConfig())
                        .withPortBindings(new PortBinding(outside, ExposedPort.tcp(INNER_PORT))))
                .waitingFor(Wait.forLogMessage("(?s).*" + LISTENING + ".*", 1));
        try {
            container.start();
            return new AnvilContainer(container);
        } catch (ContainerLaunchException e) {
            container.close();
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause(); // what the container's own message leaves out
            }
            throw new AnvilFailedException("anvil did not start in its container: " + root.getMessage(), e);
        }
    }

    @Override
    public URI rpc() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(INNER_PORT));
    }

    @Override
    public void close() {
        container.close();
    }

    private static ImageFromDockerfile image(Path anvil) {
        ImageFromDockerfile image = new ImageFromDockerfile(IMAGE, false)
                .withDockerfileFromBuilder(
                        file -> file.from("scratch").copy("root", "/").entryPoint(new String[] {PROGRAM}))
                .withFileFromPath("root" + PROGRAM, anvil);
        for (Path library : libraries(anvil)) {
            image.withFileFromPath("root" + library, library);
        }
        return image;
    }

    /** Where the program and its loader look for what it is linked with. */
    private static List<Path> libraries(Path anvil) {
        try {
            Process ldd = new ProcessBuilder("ldd", anvil.toString())
                    .redirectErrorStream(true)
                    .start();
            String said;
            try (var output = ldd.inputReader()) {
                said = String.join("\n", output.lines().toList());
            }
            List<Path> libraries = LIBRARY.matcher(said)
                    .results()
                    .map(found -> found.group(1))
                    .map(Path::of)
                    .toList();
            if (libraries.isEmpty()) {
                throw new AnvilFailedException(
                        anvil + " is not linked as Linux programs are, so it runs in no container: " + said);
            }
            return libraries;
        } catch (IOException e) {
            throw new AnvilFailedException("ldd, which says what anvil needs in a container, does not run here", e);
        }
    }
}
