package dev.errand.app;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.KeyFile;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.openai.ApiError;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.ProviderNode;
import dev.errand.provider.UpstreamBackend;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provide}: a provider node, until it is stopped. */
@Command(
        name = "provide",
        description = "Rents out this machine: an OpenAI-compatible API, paid through leases.",
        mixinStandardHelpOptions = true)
final class ProvideCommand implements Callable<Integer> {

    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final BigInteger LEASES_AT_ONCE = BigInteger.TEN;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the running devnet's by default")
    private @Nullable Path profile;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "encrypted key file; on the devnet an account of its own")
    private @Nullable Path key;

    @Option(
            names = "--devnet-account",
            paramLabel = "N",
            defaultValue = "5",
            description = "which of the devnet's accounts provides, 0 to 9 (default: ${DEFAULT-VALUE})")
    private int devnetAccount;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "an OpenAI-compatible server; else embeddings on this CPU")
    private @Nullable URI upstream;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "any free one by default")
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
            names = "--bond",
            defaultValue = "10",
            description = "a tenth of it answers for each lease (default: ${DEFAULT-VALUE})")
    private String bond = "";

    @Option(names = "--offer", paramLabel = "ID", description = "goes on with an offer that was posted before")
    private @Nullable BigInteger offer;

    @Option(
            names = "--credit",
            defaultValue = "10000",
            description = "units delivered before they are signed for (default: ${DEFAULT-VALUE})")
    private long credit;

    @Option(
            names = "--arbiter",
            paramLabel = "ADDRESS",
            description = "who rules on challenges by running the work again; nobody by default")
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
        try (Backend backend = backend()) {
            if (free) {
                serve(ProviderNode.startFree(host, port, backend), console, Optional.empty());
                return 0;
            }
            ChainProfile chain = ChainProfileFile.read(profile == null ? Home.devnetProfile() : profile);
            Signer signer = signer(chain);
            try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
                LeaseDesk desk = desk(chain, client, signer, backend);
                serve(ProviderNode.start(host, port, backend, desk), console, Optional.of(desk));
            }
            return 0;
        } catch (ApiError | LeaseException | IllegalStateException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private Backend backend() throws InterruptedException {
        return upstream == null
                ? new EmbeddedBackend().load()
                : new UpstreamBackend(
                        upstream,
                        Optional.ofNullable(System.getenv("ERRAND_UPSTREAM_KEY"))
                                .orElse(""));
    }

    private LeaseDesk desk(ChainProfile chain, ChainClient client, Signer signer, Backend backend) throws IOException {
        Token paid = chain.token(token).orElseThrow(() -> new CommandFailure("the chain's token list has no " + token));
        BigInteger unitPrice = amount(paid, price);
        BigInteger wholeBond = amount(paid, bond);
        LeaseMarket market = LeaseMarket.of(chain, client, signer);
        BigInteger id = offer != null
                ? offer
                : market.postOffer(
                        paid,
                        signer.address(),
                        unitPrice,
                        wholeBond,
                        LeaseDomain.job(String.join(",", backend.models())));
        Path receipts = Home.folder().resolve("receipts-" + chain.chainId() + "-" + signer.address() + "-" + id);
        Files.createDirectories(Home.folder());
        LeaseDesk desk = new LeaseDesk(
                market,
                signer,
                paid,
                id,
                unitPrice,
                wholeBond.divide(LEASES_AT_ONCE),
                credit,
                receipts,
                InstantSource.system());
        if (arbiter != null) {
            desk.nameArbiter(address(arbiter));
        }
        return desk;
    }

    private static Address address(String text) {
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

    private Signer signer(ChainProfile chain) {
        if (key != null) {
            return KeyFile.read(key, Connection.password());
        }
        if (chain.chainId().equals(ChainId.DEVNET)) {
            return DevnetKeys.key(devnetAccount);
        }
        throw new CommandFailure("name the provider's key file with --key FILE");
    }

    /** Until the process is stopped: then it finishes what it works on, and settles. */
    private void serve(ProviderNode node, Console console, Optional<LeaseDesk> desk) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node)));
        console.line(console.bold("Providing at " + node.uri()) + " on "
                + node.hardware().name());
        console.line("  models: " + String.join(", ", node.modelNames()));
        desk.ifPresent(leases -> console.line("  offer " + leases.offerId() + ", " + price + " " + token + " a unit"));
        console.line(console.dim("Ctrl-C finishes what is being worked on, settles, and stops."));
        console.object(Map.of(
                "event",
                "providing",
                "url",
                node.uri().toString(),
                "models",
                List.copyOf(node.modelNames()),
                "offer",
                desk.map(leases -> leases.offerId().toString()).orElse("")));
        while (true) {
            Thread.sleep(Duration.ofSeconds(settleEvery));
            desk.ifPresent(leases -> settle(leases, console));
        }
    }

    private static void settle(LeaseDesk desk, Console console) {
        try {
            desk.settle();
        } catch (LeaseException e) { // the receipts are kept: the next round tries again
            console.line("not settled yet: " + e.getMessage());
        }
    }

    private static void stop(ProviderNode node) {
        try {
            node.drain(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
