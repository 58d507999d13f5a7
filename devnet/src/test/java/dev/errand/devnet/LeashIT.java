package dev.errand.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that is killed takes its anvil along. */
class LeashIT {

    @ParameterizedTest
    @EnumSource
    void aKilledParentLeavesNoAnvilBehind(Leash leash) throws Exception {
        assumeTrue(leash == Leash.SHELL || leash == Leash.best(), "setpriv is not here");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        DevnetChild.class.getName(),
                        leash.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> children = children(parent);
        assertThat(children).isNotEmpty().allMatch(ProcessHandle::isAlive);
        parent.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @ParameterizedTest
    @EnumSource
    void aDevnetThatIsClosedLeavesNoProcessBehind(Leash leash) throws Exception {
        assumeTrue(leash == Leash.SHELL || leash == Leash.best(), "setpriv is not here");
        List<ProcessHandle> children;
        try (Devnet devnet = Devnet.start(DevnetOptions.DEFAULT, leash)) {
            children = ProcessHandle.current().descendants().toList();
            assertThat(children).isNotEmpty();
            assertThat(devnet.client().head().number()).isPositive();
        }
        for (ProcessHandle child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static List<ProcessHandle> children(Process parent) throws IOException {
        try (BufferedReader output = parent.inputReader()) {
            return Arrays.stream(output.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }
}
