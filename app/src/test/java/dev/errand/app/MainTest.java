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
        return told(1, arguments);
    }

    private static String told(int exitCode, String... arguments) {
        StringWriter complaints = new StringWriter();
        CommandLine program = Main.commandLine().setErr(new PrintWriter(complaints, true));
        assertThat(program.execute(arguments)).isEqualTo(exitCode);
        return complaints.toString();
    }

    @Test
    void aCommandWithoutWhatItIsAboutIsWrongUsage() {
        assertThat(told(2, "parse")).contains("say what to read").hasLineCount(1);
        assertThat(told(2, "parse", "--batch", "x.jsonl", "and a text"))
                .contains("not both")
                .hasLineCount(1);
        assertThat(told(2, "match")).contains("say what you want").hasLineCount(1);
        assertThat(told(2, "match", "--batch", "x.jsonl", "and a text"))
                .contains("not both")
                .hasLineCount(1);
        assertThat(told(2, "size")).contains("say what to size").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoTextIsNamed(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', '"', (byte) 0xe9, '"'});
        for (String[] command : new String[][] {
            {"parse", "--batch", latin.toString()},
            {"size", "--batch", latin.toString()},
            {"route", "--json", latin.toString()},
            {"lend", "--json", latin.toString()}
        }) {
            assertThat(told(command)).isEqualToIgnoringNewLines("errand: " + latin + " is no text in UTF-8");
        }
        assertThat(told("parse", "--batch", folder.toString()))
                .isEqualToIgnoringNewLines("errand: there is no readable file at " + folder);
    }

    @Test
    void whatIsNoJsonIsSaidWithoutTheParsersSettings(@TempDir Path folder) throws IOException {
        Path half = Files.writeString(folder.resolve("half.json"), "{\"sell\":");
        assertThat(told("route", "--json", half.toString()))
                .contains(half + " cannot be read: ")
                .contains("line 1")
                .doesNotContain("REDACTED")
                .hasLineCount(1);
    }

    @Test
    void numbersThatMakeNoSenseAreRefusedAtOnce() {
        assertThat(told("provide", "--settle-every=0"))
                .contains("--settle-every is 0")
                .hasLineCount(1);
        assertThat(told("provide", "--credit=-5")).contains("--credit is -5").hasLineCount(1);
        assertThat(told("provide", "--close", "x")).contains("--close is 'x'").hasLineCount(1);
        assertThat(told("account", "rescue", "0x" + "0".repeat(64), "--", "-3"))
                .contains("STEP is -3")
                .hasLineCount(1);
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
