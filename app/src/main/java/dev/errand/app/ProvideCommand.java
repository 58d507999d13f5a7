package dev.errand.app;

import dev.errand.AgentHost;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.DevnetKeys;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.openai.ApiError;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.ProviderNode;
import dev.errand.registry.RegistryDatabase;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Gpu;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code provide}: a provider node, until it is stopped. */
@Command(
        name = "provide",
        description = "Rents out this machine: an OpenAI-compatible API, paid through leases.",
        mixinStandardHelpOptions = true)
final class ProvideCommand implements Callable<Integer> {

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final BigInteger SECONDS_OF_HOUR = BigInteger.valueOf(3600);
    private static final int MOST_PORT = 65_535;
    private static final long MOST_SECONDS_OF_CREDIT = 300;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private MarketParty party = new MarketParty();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "0 to 65535; any free one by default")
    private int port;

    @Option(names = "--free", description = "no lease needed, no chain either")
    private boolean free;

    @Option(names = "--token", defaultValue = "USDC", description = "what it is paid in (default: ${DEFAULT-VALUE})")
    private String token = "USDC";

    @Option(
            names = "--price",
            defaultValue = "0.00001",
            description = "of a unit: an input to embed, a token of chat (default: ${DEFAULT-VALUE})")
    private String price = "";

    @Option(
            names = "--hourly",
            paramLabel = "PRICE",
            description = "of an hour of one GPU: rents the machine out by time, and not by what it answers")
    private @Nullable String hourly;

    @Option(
            names = "--gpu",
            paramLabel = "NAME",
            description = "what the server behind --upstream computes on; this machine's own by default")
    private @Nullable String gpu;

    @Option(
            names = "--gpus",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int gpus;

    @Option(
            names = "--registry",
            paramLabel = "FILE|URL",
            description = "where its agent is found; this machine's by default")
    private @Nullable String registry;

    @Option(
            names = "--bond",
            defaultValue = "10",
            description = "a tenth of it answers for each lease (default: ${DEFAULT-VALUE})")
    private String bond = "";

    @Option(names = "--offer", paramLabel = "ID", description = "goes on with an offer that was posted before")
    private @Nullable String offer;

    @Option(
            names = "--close",
            paramLabel = "ID",
            description = "takes no more leases on an offer, and brings its bond home, as far as no lease needs it")
    private @Nullable String close;

    @Option(
            names = "--credit",
            defaultValue = "10000",
            description = "units, or seconds, given before they are signed for (default: ${DEFAULT-VALUE})")
    private long credit;

    @Option(
            names = "--arbiter",
            paramLabel = "ADDRESS",
            description =
                    "who rules on challenges by doing the work again; on the devnet whoever runs ./errand arbitrate, else nobody by default")
    private @Nullable String arbiter;

    @Option(
            names = "--settle-every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "(default: ${DEFAULT-VALUE})")
    private long settleEvery;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        if (port < 0 || port > MOST_PORT) {
            throw new CommandFailure("--port is " + port + "; ports are 0 to " + MOST_PORT + ", and 0 is any free one");
        }
        if (settleEvery < 1) {
            throw new CommandFailure("--settle-every is " + settleEvery + "; it is a number of seconds from 1 on");
        }
        if (credit < 0) {
            throw new CommandFailure("--credit is " + credit + "; it is 0 or more");
        }
        try {
            if (close != null) {
                closeOffer(id("--close", close), console);
            } else {
                provide(console);
            }
            return 0;
        } catch (ApiError | LeaseException | IllegalStateException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private void provide(Console console) throws Exception {
        try (Backend backend = party.backend()) {
            if (backend instanceof EmbeddedBackend embedded) {
                embedded.load();
            }
            if (free) {
                serve(ProviderNode.startFree(host, port, backend), console, Optional.empty(), () -> {});
                return;
            }
            ChainProfile chain = party.chain();
            RegistryDatabase cards = registry == null ? Registry.database() : Registry.parse("--registry", registry);
            try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
                Signer signer = party.signer(chain, MarketParty.PROVIDER, "the provider");
                LocalProvider.Wanted wanted = wanted(chain, signer);
                LeaseMarket market = LeaseMarket.of(chain, client, signer);
                Hardware hardware = hardware();
                AgentHost agents = AgentHost.open(cards, chain.chainId(), host, InstantSource.system());
                LocalProvider provider;
                try {
                    provider =
                            LocalProvider.start(market, signer, wanted, host, port, backend, hardware, Home.folder());
                } catch (RuntimeException | IOException e) {
                    agents.close();
                    throw e;
                }
                provide(provider, agents, console);
            }
        }
    }

    /** Serves, and is found by its agent meanwhile. */
    private void provide(LocalProvider provider, AgentHost agents, Console console) throws InterruptedException {
        BigInteger id = provider.desk().listing().offerId();
        console.line("Offer " + id
                + (provider.isPosted() ? " is posted, and " + bond + " " + token + " answer for it" : " goes on")
                + "; ./errand provide --close " + id + " gives the bond back.");
        try {
            provider.tryOut();
            agents.start(provider.agent(Optional.of(agents.endpoint())));
        } catch (RuntimeException | InterruptedException e) {
            agents.close();
            provider.abandon(e);
            throw e;
        }
        serve(provider.node(), console, Optional.of(provider.desk()), () -> {
            agents.stop(provider.agentAddress());
            agents.close();
        });
    }

    private void closeOffer(BigInteger id, Console console) {
        ChainProfile chain = party.chain();
        Token paid = paid(chain);
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
            Signer signer = party.signer(chain, MarketParty.PROVIDER, "the provider");
            TokenAmount before = client.balance(signer.address(), paid);
            BigInteger left = LeaseDesk.withdraw(LeaseMarket.of(chain, client, signer), id, paid);
            TokenAmount back = client.balance(signer.address(), paid).minus(before);
            console.line("Offer " + id + " is closed; " + Words.of(back) + " came home.");
            if (left.signum() > 0) {
                console.line(Words.of(new TokenAmount(paid, left))
                        + " still answer for its leases: once those are over, and"
                        + " nobody can challenge them, ./errand provide --close " + id + " brings that home too.");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("event", "closed");
            fields.put("offer", id.toString());
            fields.put("back", back.toDecimalString());
            fields.put("reserved", new TokenAmount(paid, left).toDecimalString());
            console.object(fields);
        }
    }

    private static BigInteger id(String option, String text) {
        if (!text.matches("\\d{1,77}")) {
            throw new CommandFailure(option + " is '" + text + "'; an offer's id is a whole number, such as 3");
        }
        return new BigInteger(text);
    }

    private Token paid(ChainProfile chain) {
        return chain.token(token).orElseThrow(() -> new CommandFailure("the chain's token list has no " + token));
    }

    private Hardware hardware() {
        if (gpu == null) {
            return Hardware.read();
        }
        if (!party.hasUpstream()) {
            throw new CommandFailure(
                    "--gpu says what the server behind --upstream has; this machine speaks for itself");
        }
        Gpu known = Catalog.bundled().gpu(gpu);
        return new Hardware(known.name(), gpus, (long) known.memoryBytes(), true);
    }

    private LocalProvider.Wanted wanted(ChainProfile chain, Signer signer) {
        Token paid = paid(chain);
        return new LocalProvider.Wanted(
                offer == null ? null : id("--offer", offer),
                paid,
                hourly == null ? amount(paid, price) : aSecond(amount(paid, hourly)),
                hourly == null ? Metering.UNITS : Metering.SECONDS,
                amount(paid, bond),
                hourly == null ? credit : Math.min(credit, MOST_SECONDS_OF_CREDIT * gpus),
                arbiter == null ? usualArbiter(chain, signer) : address(arbiter));
    }

    /** Nobody can be named for a chain of others; nor does anybody rule on himself. */
    private static Address usualArbiter(ChainProfile chain, Signer signer) {
        Address ruling = DevnetKeys.key(MarketParty.ARBITER).address();
        return chain.chainId().equals(ChainId.DEVNET) && !ruling.equals(signer.address()) ? ruling : Address.ZERO;
    }

    /** Rounded up to a base unit, so that an hour costs a little more rather than less. */
    private static BigInteger aSecond(BigInteger anHour) {
        BigInteger[] parts = anHour.divideAndRemainder(SECONDS_OF_HOUR);
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }

    static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("'" + text + "' is no address: " + e.getMessage());
        }
    }

    private static BigInteger amount(Token token, String decimal) {
        try {
            return TokenAmount.of(token, decimal).units();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("'" + decimal + "' is no amount of " + token + ": " + e.getMessage());
        }
    }

    /** Until the process is stopped: then it finishes what it works on, and settles. */
    private void serve(ProviderNode node, Console console, Optional<LeaseDesk> desk, Runnable leave)
            throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                leave.run();
            } finally { // a registry that is gone keeps nobody from his money
                stop(node, console, desk);
            }
        }));
        console.line(console.bold("Providing at " + node.uri()) + " on "
                + node.hardware().name());
        console.line("  models: " + String.join(", ", node.modelNames()));
        desk.ifPresent(leases -> console.line("  offer " + leases.listing().offerId() + ", "
                + (hourly == null ? price + " " + token + " a unit" : hourly + " " + token + " an hour of one GPU")));
        console.line(console.dim("Ctrl-C finishes what is being worked on, settles, and stops."));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "providing");
        fields.put("url", node.uri().toString());
        fields.put("models", List.copyOf(node.modelNames()));
        fields.put(
                "offer",
                desk.map(leases -> leases.listing().offerId().toString()).orElse(""));
        console.object(fields);
        while (true) {
            Thread.sleep(Duration.ofSeconds(settleEvery));
            desk.ifPresent(leases -> settle(leases, console));
        }
    }

    private static void settle(LeaseDesk desk, Console console) {
        try {
            desk.settle();
            desk.releaseStakes();
        } catch (LeaseException e) { // the receipts are kept: the next round tries again
            console.line("not settled yet: " + e.getMessage());
        }
    }

    private static void stop(ProviderNode node, Console console, Optional<LeaseDesk> desk) {
        try {
            node.drain(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LeaseException e) {
            console.complain("not settled: " + e.getMessage()
                    + desk.map(leases -> "; the receipts are kept, and ./errand provide --offer "
                                    + leases.listing().offerId() + " settles them")
                            .orElse(""));
        }
    }
}
