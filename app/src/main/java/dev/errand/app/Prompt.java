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

    /** Whether the answer is yes, in either language. */
    boolean yes(String question) {
        String answer = line(question).orElse("").strip().toLowerCase(Locale.ROOT);
        return Set.of("y", "yes", "ok", "是", "好", "好的", "确认", "可以").contains(answer);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
