package dev.errand.app;

import dev.errand.chain.ChainException;
import dev.errand.devnet.DevnetException;
import dev.errand.journal.JournalException;
import dev.errand.key.SigningException;
import dev.errand.registry.RegistryException;
import java.util.Objects;
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
        subcommands = {
            DemoCommand.class,
            ChatCommand.class,
            LendCommand.class,
            RouteCommand.class,
            LeasesCommand.class,
            BrokerCommand.class,
            ParseCommand.class,
            ProvideCommand.class,
            SizeCommand.class,
            MatchCommand.class,
            AgentsCommand.class,
            AccountCommand.class,
            HistoryCommand.class,
            DevnetCommand.class
        })
public final class Main implements Runnable {

    private static final int FAILED = 1;

    /** It asks for an incubating module at every start; held here, as the log manager forgets what nobody holds. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    @Spec
    private @Nullable CommandSpec spec;

    Main() {}

    /** Runs a command and exits: 0 done, 1 refused or failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((exception, commandLine, parsed) -> {
            if (!isExpected(exception)) {
                throw exception;
            }
            commandLine.getErr().println("errand: " + exception.getMessage());
            return FAILED;
        });
    }

    /** What says by itself what is wrong and what to do; anything else is a defect, and its trace is wanted. */
    private static boolean isExpected(Exception exception) {
        return exception instanceof CommandFailure
                || exception instanceof ChainException
                || exception instanceof DevnetException
                || exception instanceof JournalException
                || exception instanceof RegistryException
                || exception instanceof SigningException;
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
    }
}
