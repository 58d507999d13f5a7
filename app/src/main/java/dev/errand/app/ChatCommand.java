package dev.errand.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat}: sentences by hand, on an embedded devnet. */
@Command(
        name = "chat",
        description = "Type a sentence, answer questions, approve, see it happen (on an embedded devnet).",
        mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--yes", description = "approve every proposal")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        try (Session session = console.during(
                        "starting a devnet", () -> Session.start(Registry.database(), Models.ofEnvironment()));
                Prompt prompt = new Prompt()) {
            console.line("A devnet is running, and " + session.errand().account()
                    + " is yours on it. Say what you want, in English or");
            console.line(
                    "Chinese: \"swap 2 ETH for USDC\", \"把100 USDC换成DAI\", \"lend 500 USDC\", \"balance\". \"help\""
                            + " shows more; an empty line or \"exit\" ends.");
            console.during("starting two providers to rent from", () -> {
                session.provide();
                return true;
            });
            new Chat(asked -> prompt.line(json ? "" : asked), session.errand(), console, yes).run();
            return 0;
        }
    }
}
