package dev.errand.app;

import dev.errand.engine.Proposal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat}: sentences by hand, on an embedded devnet. */
@Command(
        name = "chat",
        description = "Type a sentence, answer questions, approve, see it happen (on an embedded devnet).",
        mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {

    private static final Set<String> LEAVING = Set.of("exit", "quit", "退出");

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--yes", description = "approve every proposal")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        try (Session session = console.during(
                        "starting a devnet", () -> Session.start(Registry.file(), Models.ofEnvironment()));
                Prompt prompt = new Prompt()) {
            console.line("A devnet is running, and " + session.errand().account()
                    + " is yours on it. Say what you want, in English or");
            console.line(
                    "Chinese: \"swap 2 ETH for USDC\", \"把100 USDC换成DAI\", \"lend 500 USDC\", \"balance\". An empty"
                            + " line or \"exit\" ends.");
            Dialogue dialogue = new Dialogue(session.errand(), console, proposal -> approve(proposal, prompt));
            while (true) {
                Optional<String> line = prompt.line(json ? "" : "> ").map(String::strip);
                if (line.isEmpty()
                        || line.get().isEmpty()
                        || LEAVING.contains(line.get().toLowerCase(Locale.ROOT))) {
                    return 0;
                }
                dialogue.say(line.get());
                console.gap();
            }
        }
    }

    private boolean approve(Proposal proposal, Prompt prompt) {
        return yes || prompt.yes(json ? "" : "  Approve " + proposal.hash().abbreviated() + "? [y/N] ");
    }
}
