package dev.errand.app;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks a person for a line, with history and editing where a terminal is. */
final class Prompt implements AutoCloseable {

    private static final Set<String> YES =
            Set.of("y", "yes", "yep", "ok", "okay", "sure", "是", "是的", "好", "好的", "确认", "確認", "可以", "行", "同意");

    private final Terminal terminal;
    private final LineReader lines;

    Prompt() throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        lines = LineReaderBuilder.builder().terminal(terminal).build();
    }

    /** The line; empty when the person is done. */
    Optional<String> line(String prompt) {
        try {
            return Optional.of(lines.readLine(prompt));
        } catch (EndOfFileException | UserInterruptException e) {
            return Optional.empty();
        }
    }

    /** A line that is not shown while it is typed. */
    Optional<String> secret(String prompt) {
        try {
            return Optional.of(lines.readLine(prompt, '*'));
        } catch (EndOfFileException | UserInterruptException e) {
            return Optional.empty();
        }
    }

    /** Whether the answer to a question is yes, in either language. */
    boolean yes(String question) {
        return isYes(line(question).orElse(""));
    }

    /** Whether a line says yes and nothing else, in either language. */
    static boolean isYes(String line) {
        return YES.contains(line.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
