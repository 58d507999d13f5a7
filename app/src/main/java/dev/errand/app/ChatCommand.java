package dev.errand.app;

import dev.errand.chain.DevnetKeys;
import dev.errand.rental.Caution;
import dev.errand.value.Address;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Option(
            names = "--check",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "share of rented work that two providers do, to compare (default: ${DEFAULT-VALUE})")
    private double check;

    @Option(
            names = "--arbiter",
            paramLabel = "ADDRESS",
            description =
                    "who may rule on wrong answers of rented machines; on the devnet whoever runs ./errand arbitrate by default")
    private List<String> arbiters = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        try (Session session = console.during(
                        "starting a devnet",
                        () -> Session.start(Registry.database(), Models.ofEnvironment(), caution()));
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
            String reach = " --profile " + session.profile();
            console.line(console.dim("Other commands reach this devnet by" + reach));
            new Chat(asked -> prompt.line(json ? "" : asked), session.errand(), console, yes, reach).run();
            return 0;
        }
    }

    private Caution caution() {
        Set<Address> trusted = arbiters.isEmpty()
                ? Set.of(DevnetKeys.key(MarketParty.ARBITER).address())
                : arbiters.stream().map(ProvideCommand::address).collect(Collectors.toSet());
        try {
            return new Caution(check, trusted);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--check: " + e.getMessage());
        }
    }
}
