package dev.errand.devnet;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the program anvil: where {@value #VARIABLE} says; else in the checkout that this code, or the working directory, is
 * in; else on the PATH.
 *
 * <p>npm's own starter in {@code node_modules/.bin} is passed over: it puts a Node process in between, which would be killed
 * in anvil's place.
 */
final class AnvilBinary {

    /** The environment variable that names the program. */
    static final String VARIABLE = "ERRAND_ANVIL";

    /** The system property by which {@code ./errand} names the checkout. */
    private static final String ROOT = "errand.root";

    private AnvilBinary() {}

    /** @throws AnvilNotFoundException if it is nowhere */
    static Path find() {
        return find(System.getenv(), startingPoints());
    }

    static Path find(Map<String, String> environment, List<Path> startingPoints) {
        String named = environment.get(VARIABLE);
        if (named != null) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new AnvilNotFoundException(VARIABLE + " names " + program + ", which is no program");
            }
            return program.toAbsolutePath();
        }
        Set<Path> places = new LinkedHashSet<>();
        for (Path start : startingPoints) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                places.add(folder.resolve(inCheckout()));
            }
        }
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry, "anvil"))
                .forEach(places::add);
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AnvilNotFoundException("anvil was not found in a checkout around "
                        + startingPoints + " nor on the PATH. In a checkout of"
                        + " Errand run `npm ci` in the folder contracts; elsewhere install Foundry, or set " + VARIABLE
                        + " to the program's path"));
    }

    /** Where npm puts it, seen from the root of a checkout. */
    static Path inCheckout() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return Path.of("contracts/node_modules/@foundry-rs/anvil-" + os + "-" + architecture + "/bin/anvil");
    }

    private static List<Path> startingPoints() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty(ROOT)).map(Path::of),
                        Optional.ofNullable(
                                        AnvilBinary.class.getProtectionDomain().getCodeSource())
                                .map(CodeSource::getLocation)
                                .filter(location -> location.getProtocol().equals("file"))
                                .map(location -> Path.of(URI.create(location.toString()))),
                        Optional.of(Path.of("")))
                .flatMap(Optional::stream)
                .map(Path::toAbsolutePath)
                .toList();
    }
}
