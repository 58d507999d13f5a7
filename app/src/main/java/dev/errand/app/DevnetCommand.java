package dev.errand.app;

import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.devnet.DevnetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code devnet}: the devnet alone, until it is stopped. */
@Command(
        name = "devnet",
        description = "Runs the devnet alone, with its addresses, until stopped (Ctrl-C).",
        mixinStandardHelpOptions = true)
final class DevnetCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--port", paramLabel = "PORT", description = "port of 127.0.0.1; any free one by default")
    private int port;

    @Option(names = "--docker", description = "in a container")
    private boolean docker;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new CommandFailure("there is no port " + port + ": take one of 1 to " + HIGHEST_PORT);
        }
        DevnetOptions options = DevnetOptions.DEFAULT;
        if (port != 0) {
            options = options.withPort(port);
        }
        if (docker) {
            options = options.inContainer();
        }
        DevnetOptions chosen = options;
        try (Devnet devnet = console.during("starting a devnet", () -> Devnet.start(chosen))) {
            Path profile = Home.devnetProfile();
            ChainProfileFile.write(profile, devnet.profile());
            removeAtExit(profile);
            print(devnet, console);
            new CountDownLatch(1).await(); // until the process is stopped, and the chain with it
            return 0;
        }
    }

    /** Unless another devnet has put its own in this one's place by then: whoever comes later finds that one. */
    private static void removeAtExit(Path profile) throws IOException {
        byte[] ours = Files.readAllBytes(profile);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                if (Arrays.equals(Files.readAllBytes(profile), ours)) {
                    Files.delete(profile);
                }
            } catch (IOException e) {
                return; // it is gone already, or its folder is
            }
        }));
    }

    private static void print(Devnet devnet, Console console) {
        ChainProfile profile = devnet.profile();
        console.line(console.bold("Devnet on " + devnet.rpcUrl() + ", chain " + profile.chainId()));
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("ErrandAccount", profile.account().address().toString());
        addresses.put("SandboxFactory", profile.sandboxFactory().address().toString());
        profile.tokens().stream()
                .filter(token -> !token.isNative())
                .forEach(token -> addresses.put(token.symbol(), token.address().toString()));
        profile.venues()
                .forEach((name, venue) -> venue.contracts()
                        .forEach((role, address) -> addresses.put(name + " " + role, address.toString())));
        addresses.put("account 0", devnet.account(0).address().toString());
        addresses.put("account 1", devnet.account(1).address().toString());
        int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(1);
        addresses.forEach((name, address) -> console.line(String.format("  %-" + width + "s  %s", name, address)));
        console.line(console.dim("Runs until you stop it with Ctrl-C."));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "devnet");
        json.put("rpc", devnet.rpcUrl().toString());
        json.put("chainId", profile.chainId().value());
        json.put("addresses", addresses);
        console.object(json);
    }
}
