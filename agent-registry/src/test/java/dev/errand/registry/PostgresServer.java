package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This machine's PostgreSQL, started once with an empty folder and stopped when the tests end. It refuses to be run by root, who runs
 * it as nobody.
 */
final class PostgresServer {

    private static final String PROGRAM = "postgres";
    private static final String INSTALLED = "/usr/lib/postgresql"; // where Debian puts it, which is not on the path
    private static final String NOBODY = "65534";
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static final int ATTEMPTS = 5;

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer running;

    private final String url;

    private PostgresServer(String url) {
        this.url = url;
    }

    /**
     * A new, empty database.
     *
     * @throws IllegalStateException if this machine has no PostgreSQL
     */
    static RegistryDatabase freshDatabase() {
        String name = "registry_" + DATABASES.incrementAndGet();
        String url = running().url;
        try (Connection connection = DriverManager.getConnection(url + "postgres?user=errand");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return RegistryDatabase.parse(url + name + "?user=errand");
    }

    static boolean isInstalled() {
        return programs().isPresent();
    }

    private static synchronized PostgresServer running() {
        if (running == null) {
            try {
                running = start(programs().orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** The folder of its programs. */
    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        try (Stream<Path> versions = Files.list(Path.of(INSTALLED))) {
            versions.map(version -> version.resolve("bin")).forEach(folders::add);
        } catch (IOException e) {
            // not Debian's
        }
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve(PROGRAM)) && Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    private static PostgresServer start(Path programs) throws IOException {
        Path folder = Files.createTempDirectory("errand-postgres");
        if (isRoot()) {
            run(folder, List.of("chown", NOBODY, folder.toString()));
        }
        Path tables = folder.resolve("tables");
        List<String> init = List.of(
                programs.resolve("initdb").toString(),
                "--auth=trust",
                "--username=errand",
                "--encoding=UTF8",
                "--no-sync",
                "--no-locale",
                "--pgdata=" + tables);
        run(folder, asNobody(init));
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process server =
                    process(folder, asNobody(serve(programs, tables, port))).start();
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
            if (answers(server, url, tables)) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return new PostgresServer(url);
            }
            server.destroyForcibly();
            // somebody else may have taken the port that was free a moment ago
            assertThat(attempt)
                    .as("PostgreSQL answers: %s", Files.readString(log(folder)))
                    .isLessThan(ATTEMPTS);
        }
    }

    private static List<String> serve(Path programs, Path tables, int port) {
        return List.of(
                programs.resolve(PROGRAM).toString(),
                "-D",
                tables.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> asNobody(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> changed =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        changed.addAll(command);
        return changed;
    }

    private static ProcessBuilder process(Path folder, List<String> command) {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
    }

    /** Outside the folder, which is another user's. */
    private static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private static void run(Path folder, List<String> command) throws IOException {
        try {
            assertThat(process(folder, command).start().waitFor())
                    .as("%s: %s", command, log(folder))
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether this server answers, and not another one that has its port. */
    private static boolean answers(Process server, String url, Path tables) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (server.isAlive() && System.nanoTime() < until) {
            try (Connection connection = DriverManager.getConnection(url + "postgres?user=errand");
                    Statement statement = connection.createStatement();
                    ResultSet folder = statement.executeQuery("SHOW data_directory")) {
                return folder.next() && folder.getString(1).equals(tables.toString());
            } catch (SQLException e) {
                LockSupport.parkNanos(PAUSE_NANOS); // it is starting
            }
        }
        return false;
    }

    /** Interrupted, it cuts its clients off and ends at once. */
    private static void stop(Process server, Path folder) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.waitFor();
            new ProcessBuilder("rm", "-rf", folder.toString(), log(folder).toString())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            server.destroyForcibly();
        }
    }
}
