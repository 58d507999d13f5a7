package dev.errand.devnet;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What makes a child process die with this one, even if this one is killed. */
enum Leash {

    /** Linux kills the child when <em>the thread that started it</em> ends: the thread must live as long as the child should. */
    KERNEL("setpriv", "--pdeathsig", "KILL", "--"),

    /**
     * A shell waits for its standard input to end, as it does when this process dies, and kills the child then. It lets go of
     * standard output, so that whoever reads it sees the child's end.
     */
    SHELL("sh", "-c", "\"$@\" </dev/null & exec >/dev/null 2>&1; read -r _; kill -9 $!", "leash");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> prefix;

    Leash(String... prefix) {
        this.prefix = List.of(prefix);
    }

    /** The surest one that this machine has. */
    static Leash best() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(entry -> !entry.isBlank())
                        .map(entry -> Path.of(entry, KERNEL.prefix.getFirst()))
                        .anyMatch(Files::isExecutable)
                ? KERNEL
                : SHELL;
    }

    /** The command that runs {@code command} on this leash. */
    List<String> around(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }
}
