package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.registry.search.AgentIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A program is killed again and again while it registers agents, changes and retires them. What it was told was accepted must be in
 * the database, at that version or a newer one. Ten kills; {@code -Derrand.kills=50} for more.
 */
@InEachDatabase
@Timeout(1_800)
class RegistryKillIT {

    private static final int KILLS = Integer.getInteger("errand.kills", 10);
    private static final int MOST_LINES = 150;
    private static final long PAUSE_NANOS = 5_000_000;

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    /** The last that was said of each agent: a version, or that it retired. */
    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void noAcknowledgedRegistrationIsLost() throws Exception {
        RegistryDatabase database = kind.fresh(folder);
        Random random = new Random(50);
        for (int kill = 0; kill < KILLS; kill++) {
            Path said = folder.resolve("said " + kill);
            Process program = start(database, kill, said);
            int until = 1 + random.nextInt(MOST_LINES);
            while (lines(said).size() < until) {
                assertThat(program.isAlive())
                        .as("it works until it is killed: %s", Files.readString(complaints(said)))
                        .isTrue();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            program.destroyForcibly().waitFor();
            lines(said).forEach(this::note);
        }
        try (StoredAgentRegistry registry = StoredAgentRegistry.open(
                database, AgentIndex.inMemory(), InstantSource.system(), StoredAgentRegistry.LEASE)) {
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            acknowledged.forEach((name, last) -> {
                Optional<AgentCard> card =
                        registry.find(RegisteringProgram.key(name).address());
                if (last.equals("retired")) {
                    assertThat(card).as(name).isEmpty();
                } else if (card.isPresent()) {
                    assertThat(card.get().version()).as(name).isGreaterThanOrEqualTo(Integer.parseInt(last));
                } else {
                    assertThat(isLastOfItsThread(name))
                            .as(name + " retired unseen")
                            .isTrue();
                }
            });
        }
        System.out.println(kind + ": " + KILLS + " kills, " + acknowledged.size() + " agents acknowledged, none lost");
    }

    /** Between the retirement of an agent and the word of it lies a kill: only the last agent of a thread can be there. */
    private boolean isLastOfItsThread(String name) {
        int number = Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1));
        return !acknowledged.containsKey(name.substring(0, name.lastIndexOf(' ') + 1) + (number + 1));
    }

    /** Whole lines. */
    private static List<String> lines(Path said) throws IOException {
        String text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(RegisteringProgram.ACCEPTED))
                .toList();
    }

    private static Path complaints(Path said) {
        return said.resolveSibling(said.getFileName() + " complaints");
    }

    private void note(String line) {
        String[] parts = line.substring(RegisteringProgram.ACCEPTED.length()).split("\t", 2);
        acknowledged.put(parts[1], parts[0]);
    }

    private static String place(RegistryDatabase database) {
        return database instanceof RegistryDatabase.PostgresUrl(String url) ? url : database.toString();
    }

    private Process start(RegistryDatabase database, int run, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegisteringProgram.class.getName(),
                        place(database),
                        Integer.toString(run))
                .redirectOutput(said.toFile())
                .redirectError(complaints(said).toFile())
                .start();
    }
}
