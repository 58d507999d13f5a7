package dev.errand.app;

import dev.errand.chain.ChainException;
import dev.errand.devnet.DevnetException;
import dev.errand.engine.reader.IntentReader;
import dev.errand.journal.JournalException;
import dev.errand.key.SigningException;
import dev.errand.registry.RegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: its commands, and the one place where what went wrong becomes a line for the user. */
@Command(
        name = "errand",
        mixinStandardHelpOptions = true,
        version = "Errand 0.1.0",
        description = "Say what you want; agents compete to do it; the chain guarantees it.",
        footer = {"", "Besides, ./errand bench [NAME] runs the benchmarks; it is a program of its own."},
        subcommands = {
            DemoCommand.class,
            ChatCommand.class,
            LendCommand.class,
            RouteCommand.class,
            LeasesCommand.class,
            BrokerCommand.class,
            ParseCommand.class,
            ProvideCommand.class,
            ArbitrateCommand.class,
            SizeCommand.class,
            MatchCommand.class,
            AgentsCommand.class,
            AccountCommand.class,
            HistoryCommand.class,
            DevnetCommand.class
        })
public final class Main implements Runnable {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    /** Commands whose first act is to read what a user says. */
    private static final Set<String> READING = Set.of("parse", "chat");

    /** It asks for an incubating module at every start; held here, as the log manager forgets what nobody holds. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    @Spec
    private @Nullable CommandSpec spec;

    Main() {}

    /** Runs a command and exits: 0 done, 1 refused or failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        if (arguments.length > 0 && READING.contains(arguments[0])) {
            Thread.ofPlatform()
                    .daemon()
                    .name("warm-up")
                    .start(IntentReader::warmUp); // while the command line is made out
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((exception, commandLine, parsed) -> {
            commandLine.getErr().println("errand: " + words(exception).orElseThrow(() -> exception));
            return exception instanceof CommandFailure failure && failure.isWrongUsage() ? WRONG_USAGE : FAILED;
        });
    }

    /** What is wrong and what to do; empty for what can only be a defect, whose trace is wanted. */
    static Optional<String> words(Exception exception) {
        return switch (exception) {
            case JournalException failure -> Optional.of(withCause(failure));
            case RegistryException failure -> Optional.of(withCause(failure));
            case UncheckedIOException failure -> Optional.of(withCause(failure));
            case IOException failure -> Optional.of(words(failure));
            default -> saysItAll(exception) ? Optional.ofNullable(exception.getMessage()) : Optional.empty();
        };
    }

    private static boolean saysItAll(Exception exception) {
        return exception instanceof CommandFailure
                || exception instanceof ChainException
                || exception instanceof DevnetException
                || exception instanceof SigningException;
    }

    /** With what lies behind it, such as a full disk; the cause's words alone where it has none of its own. */
    private static String withCause(RuntimeException exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(exception.getMessage());
        String cause = root instanceof IOException failure ? words(failure) : String.valueOf(root.getMessage());
        if (message.equals(String.valueOf(exception.getCause()))) {
            return cause;
        }
        return message.contains(cause) ? message : message + " (" + cause + ")";
    }

    private static String words(IOException exception) {
        return switch (exception) {
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case MalformedInputException malformed -> "a file that is read is no text in UTF-8; convert it";
            default -> String.valueOf(exception.getMessage());
        };
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
    }
}
