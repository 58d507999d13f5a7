package dev.errand.app;

import dev.errand.Errand;
import dev.errand.ErrandBuilder;
import dev.errand.account.Patience;
import dev.errand.broker.ComputeAgents;
import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainProfileFile;
import dev.errand.defi.SwapAgents;
import dev.errand.devnet.Devnet;
import dev.errand.engine.AddressBook;
import dev.errand.engine.model.ModelSettings;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.lend.LendingAgents;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.registry.RegistryDatabase;
import dev.errand.rental.Caution;
import dev.errand.sizing.Catalog;
import dev.errand.value.Keccak256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An embedded devnet with the first development account on it, three honest swap agents, and a journal for as long as it lasts. */
final class Session implements AutoCloseable {

    private static final int USER = 0;
    private static final int BOB = 1;
    private static final int CAROL = 2;
    private static final int OPTIMAL = 3;
    private static final int STRAIGHT = 8;
    private static final int GRID = 9;
    private static final int WORDBOOK = 4;
    private static final int ALMANAC = 5;
    private static final int RATE_WATCHER = 6;
    private static final int EVEN_KEEL = 7;

    /** Others than those that {@code ./errand provide} and {@code ./errand arbitrate} take. */
    private static final int[] PROVIDERS = {6, 7};

    /** It holds nothing on any chain; the same at every start, as the registry keeps its name for its key. */
    private static final SigningKey FOREMAN = SigningKey.of(Keccak256.hash("Foreman"));

    /** Chain, agents and user share one machine here, which may be a slow one. */
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final Devnet devnet;
    private final Errand errand;
    private final Path folder;
    private final List<LocalProvider> providers = new ArrayList<>();
    private final AtomicReference<Runnable> beforeSending = new AtomicReference<>(() -> {});

    private Session(
            Devnet devnet,
            Path folder,
            @Nullable RegistryDatabase registry,
            @Nullable ModelSettings model,
            Caution caution) {
        this.devnet = devnet;
        this.folder = folder;
        ErrandBuilder builder = Errand.builder()
                .chain(devnet.profile())
                .signer(devnet.account(USER))
                .journal(folder.resolve("journal.db"))
                .patience(Patience.DEVNET)
                .caution(caution)
                .agentTimeout(BUSY)
                .contacts(AddressBook.EMPTY
                        .with("bob", devnet.account(BOB).address())
                        .with("carol", devnet.account(CAROL).address()))
                .broadcaster(this::watched)
                .agent((profile, chain, clock) ->
                        SwapAgents.singlePath(devnet.account(STRAIGHT), profile, chain, clock))
                .agent((profile, chain, clock) -> SwapAgents.grid(devnet.account(GRID), profile, chain, clock))
                .agent((profile, chain, clock) -> SwapAgents.optimal(devnet.account(OPTIMAL), profile, chain, clock))
                .agent((profile, chain, clock) ->
                        LendingAgents.shownRate(devnet.account(RATE_WATCHER), profile, chain, clock))
                .agent((profile, chain, clock) ->
                        LendingAgents.bestSplit(devnet.account(EVEN_KEEL), profile, chain, clock))
                .agent((profile, chain, clock) -> ComputeAgents.estimator(FOREMAN, Catalog.bundled()))
                .agent((profile, chain, clock) -> ServiceAgents.dictionary(devnet.account(WORDBOOK)))
                .agent((profile, chain, clock) -> ServiceAgents.calendar(devnet.account(ALMANAC)));
        if (registry != null) {
            builder.registry(registry);
        }
        if (model != null) {
            builder.model(model);
        }
        try {
            this.errand = builder.build();
        } catch (IllegalArgumentException e) { // somebody else's agent holds a name in a registry that is shared
            throw new CommandFailure(e.getMessage() + "; retire that agent, or set ERRAND_HOME to another folder");
        }
    }

    /** Without a language model, and with a registry of its own. */
    static Session start() {
        return start(null, null, Caution.STANDARD);
    }

    static Session start(@Nullable RegistryDatabase registry, @Nullable ModelSettings model) {
        return start(registry, model, Caution.STANDARD);
    }

    /** @param registry in which agents are found; one of its own if null */
    static Session start(@Nullable RegistryDatabase registry, @Nullable ModelSettings model, Caution caution) {
        Path folder;
        try {
            folder = Files.createTempDirectory("errand");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Devnet devnet = Devnet.start();
        try {
            return new Session(devnet, folder, registry, model, caution);
        } catch (RuntimeException e) {
            devnet.close();
            throw e;
        }
    }

    /** Two providers that embed on this machine's CPU, for those who have no other to rent from. */
    void provide() throws IOException {
        for (int account : PROVIDERS) {
            LocalProvider provider = LocalProvider.start(
                    LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(account)),
                    devnet.account(account),
                    new LocalProvider.Wanted(
                            null,
                            devnet.profile().token("USDC").orElseThrow(),
                            BigInteger.TEN,
                            Metering.UNITS,
                            BigInteger.valueOf(10_000_000),
                            10_000,
                            devnet.account(MarketParty.ARBITER).address()),
                    "127.0.0.1",
                    0,
                    new EmbeddedBackend(),
                    Hardware.read(),
                    folder);
            providers.add(provider);
            errand.start(provider.agent(Optional.empty()));
            Thread.ofVirtual().start(() -> {
                try {
                    provider.tryOut();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** A file by which other commands reach the devnet while it runs. */
    Path profile() throws IOException {
        Path file = folder.resolve("devnet.json");
        ChainProfileFile.write(file, devnet.profile());
        return file;
    }

    Devnet devnet() {
        return devnet;
    }

    Errand errand() {
        return errand;
    }

    /** Has somebody act between signing and mining, as one can who watches the transactions that wait. */
    void beforeSending(Runnable action) {
        beforeSending.set(action);
    }

    private Broadcaster watched(Broadcaster node) {
        return signed -> {
            beforeSending.get().run();
            return node.broadcast(signed);
        };
    }

    @Override
    public void close() {
        errand.close();
        providers.forEach(LocalProvider::close);
        devnet.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
