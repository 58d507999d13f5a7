package dev.errand.app;

import dev.errand.Errand;
import dev.errand.journal.Entry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history}: what the account executed, from its journal. */
@Command(name = "history", description = "What the account executed, newest first.", mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.ofProcess(json);
        try (Errand errand = connection.open()) {
            if (errand.history().isEmpty()) {
                console.line("Nothing yet.");
            }
            for (Entry entry : errand.history()) {
                console.line(
                        entry.writtenAt() + "  " + console.bold(entry.state().name()) + "  " + entry.summary());
                console.line(console.dim("  intent " + entry.intentId() + ", transaction " + entry.transaction()
                        + (entry.detail().isEmpty() ? "" : ", " + entry.detail())));
                console.object(Console.fields(
                        "intentId", entry.intentId().toString(),
                        "state", entry.state().name(),
                        "summary", entry.summary(),
                        "transaction", entry.transaction().toString(),
                        "writtenAt", entry.writtenAt().toString()));
            }
        }
        return 0;
    }
}
