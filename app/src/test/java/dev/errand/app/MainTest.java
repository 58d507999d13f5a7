package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What goes wrong on the machine is told in a line; only what can be a defect alone keeps its trace. */
class MainTest {

    private static String told(String... arguments) {
        StringWriter complaints = new StringWriter();
        CommandLine program = Main.commandLine().setErr(new PrintWriter(complaints, true));
        assertThat(program.execute(arguments)).isEqualTo(1);
        return complaints.toString();
    }

    @Test
    void aFolderThatIsNoneIsSaidInALine() {
        assertThat(Main.words(new FileSystemException("/dev/null/x", null, "Not a directory")))
                .contains("/dev/null/x: Not a directory");
        assertThat(Main.words(new UncheckedIOException(
                        "the folder of x cannot be made", new AccessDeniedException("/home/somebody"))))
                .contains("the folder of x cannot be made (/home/somebody may not be read or written)");
    }

    @Test
    void anErrorWithoutWordsTakesItsCausesWords() {
        assertThat(Main.words(new UncheckedIOException(new IOException("No space left on device"))))
                .contains("No space left on device");
    }

    @Test
    void aDefectKeepsItsTrace() {
        assertThat(Main.words(new IllegalStateException("a defect"))).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThat(told("devnet", "--port", "99999"))
                .isEqualToIgnoringNewLines("errand: there is no port 99999: take one of 1 to 65535");
    }

    @Test
    void aProfileThatIsNoneIsSaidInALine(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(folder.resolve("profile.json"), "{}");
        assertThat(told("account", "show", "--profile", profile.toString()))
                .contains("cannot be read: ")
                .hasLineCount(1);
        assertThat(told("account", "show", "--profile", folder.toString()))
                .contains("cannot be read")
                .hasLineCount(1);
    }
}
