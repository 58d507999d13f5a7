package dev.errand.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.reader.Conversation;
import dev.errand.gateway.Finding;
import dev.errand.intent.Attachment;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.registry.RegistryDatabase;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.ranking.Standing;
import dev.errand.registry.search.AgentIndex;
import dev.errand.rental.Caution;
import dev.errand.rental.Rental;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sentence rents two providers, one of whom answers wrong: he is found out though nobody third is there to ask, it counts against him
 * in the registry, and by the commands of tenant and arbiter the tenant has his money back.
 */
class LyingProviderIT {

    private static final String SENTENCE =
            "embed the lines of the attachment with all-minilm-l6-v2-q, at most 1 dollar";
    private static final BigInteger PRICE = BigInteger.TEN;
    private static final int LIAR = 6;
    private static final int HONEST = 7;
    private static final int LINES = 96;

    private final List<LocalProvider> providers = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Answers with the vectors of other texts. */
    private static final class Liar implements Backend {

        private final EmbeddedBackend model = new EmbeddedBackend();

        @Override
        public List<String> models() {
            return model.models();
        }

        @Override
        public List<String> loadedModels() {
            return models();
        }

        @Override
        public byte[] call(String path, byte[] request) {
            return model.call(
                    path,
                    new String(request, UTF_8).replace("Line ", "Nothing like ").getBytes(UTF_8));
        }

        @Override
        public void stream(String path, byte[] request, Predicate<String> onEvent) {
            model.stream(path, request, onEvent);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    @Test
    void aLiarIsFoundOutCountsForLessAndPaysItBack() throws Exception {
        Attachment lines = Attachment.of(IntStream.range(0, LINES)
                .mapToObj(i -> "Line " + i + " is about ships")
                .toList());
        try (Devnet devnet = Devnet.start()) {
            ChainProfileFile.write(folder.resolve("devnet.json"), devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Address user = devnet.account(0).address();
            Address arbiter = devnet.account(MarketParty.ARBITER).address();
            Rental.End end;
            try (Errand errand = errand(devnet, arbiter)) {
                errand.start(provide(devnet, LIAR, new Liar(), arbiter).agent(Optional.empty()));
                errand.start(
                        provide(devnet, HONEST, new EmbeddedBackend(), arbiter).agent(Optional.empty()));
                errand.start(
                        provide(devnet, 5, new EmbeddedBackend(), Address.ZERO).agent(Optional.empty()));
                BigInteger before = devnet.client().balance(user, dollars).units();

                Answer answer = errand.propose(SENTENCE, Conversation.EMPTY, lines);
                assertThat(answer).isInstanceOf(Answer.Proposed.class);
                Answer.Proposed proposed = (Answer.Proposed) answer;
                ProposedStep.Rental rented =
                        (ProposedStep.Rental) proposed.proposal().steps().getFirst();
                assertThat(rented.chosen())
                        .hasSize(2)
                        .allMatch(offer -> offer.terms().arbiter().equals(arbiter));
                assertThat(rented.considered())
                        .anyMatch(one -> one.verdict().reason().contains("it names no arbiter"));
                assertThat(rented.comparing())
                        .isEqualTo(new TokenAmount(dollars, PRICE.multiply(BigInteger.valueOf(LINES / 2))));

                assertThat(errand.execute(proposed.proposal().approve())).isInstanceOf(Settlement.Executed.class);
                end = errand.rental(proposed.proposal()).orElseThrow().await();

                assertFoundOut(end, lines.lines());
                BigInteger paid = end.bill().paid().units();
                assertThat(paid).isEqualTo(PRICE.multiply(BigInteger.valueOf(LINES + end.doneAgain())));
                assertThat(devnet.client().balance(user, dollars).units()).isEqualTo(before.subtract(paid));
                assertThat(errand.rental(proposed.proposal()).orElseThrow().isOver())
                        .isTrue();
            }
            assertThat(standing(0).failures()).isPositive();
            assertThat(standing(0).successes()).isZero();
            assertThat(standing(1).failures()).isZero();
            assertThat(standing(1).successes()).isPositive();
            assertPaidBackByCommand(devnet, end, dollars, user);
        } finally {
            for (LocalProvider provider : providers) {
                provider.close();
            }
        }
    }

    private static void assertFoundOut(Rental.End end, List<String> lines) {
        assertThat(end.failure()).isEmpty();
        List<float[]> direct = new EmbeddedBackend().embed(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(end.vectors().get(i)).as("line %s", i).containsExactly(direct.get(i));
        }
        assertThat(end.findings()).anyMatch(Finding.Wrong.class::isInstance);
        assertThat(end.undecided()).isEmpty();
        assertThat(end.evidence()).hasSize(1);
        assertThat(end.conducts().stream().map(conduct -> conduct.kept().orElse(null)))
                .containsExactlyInAnyOrder(false, true);
    }

    /** As a tenant and an arbiter type it. */
    private void assertPaidBackByCommand(Devnet devnet, Rental.End end, Token dollars, Address user) throws Exception {
        Path file = folder.resolve("evidence.json");
        Files.write(file, end.evidence().getFirst().toJson());
        BigInteger wrong =
                PRICE.multiply(BigInteger.valueOf(end.evidence().getFirst().units()));
        BigInteger before = devnet.client().balance(user, dollars).units();
        assertThat(run(1, "arbitrate", file.toString())).contains("no ruling; nothing of the lease is challenged");
        assertThat(run(0, "leases", "dispute", file.toString()))
                .contains("✓ done", "rules on it within", "./errand arbitrate " + file);
        assertThat(run(1, "leases", "dispute", file.toString())).contains("it is challenged already");
        assertThat(run(0, "arbitrate", file.toString())).contains("goes back to the tenant");
        assertThat(run(0, "leases", "collect")).contains("✓ done");
        assertThat(devnet.client().balance(user, dollars).units()).isEqualTo(before.add(wrong));
    }

    /** What it prints for people, and that it ends so. */
    private String run(int exit, String... arguments) throws Exception {
        Program.Run run = new Program(folder).run(arguments);
        assertThat(run.exit()).as(run.said()).isEqualTo(exit);
        return run.said();
    }

    private Errand errand(Devnet devnet, Address arbiter) {
        return Errand.builder()
                .chain(devnet.profile())
                .signer(devnet.account(0))
                .journal(folder.resolve("journal.db"))
                .registry(folder.resolve("registry.db"))
                .patience(Patience.DEVNET)
                .caution(new Caution(0.5, Set.of(arbiter)))
                .agentTimeout(Duration.ofSeconds(20)) // the machine may be busy
                .build();
    }

    private LocalProvider provide(Devnet devnet, int account, Backend backend, Address arbiter) throws Exception {
        LocalProvider provider = LocalProvider.start(
                LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(account)),
                devnet.account(account),
                new LocalProvider.Wanted(
                        null,
                        devnet.profile().token("USDC").orElseThrow(),
                        PRICE,
                        Metering.UNITS,
                        BigInteger.valueOf(10_000_000),
                        10_000,
                        arbiter),
                "127.0.0.1",
                0,
                backend,
                new Hardware("none", 1, 1L << 30, false),
                folder);
        providers.add(provider);
        return provider;
    }

    private Standing standing(int provider) {
        try (StoredAgentRegistry registry = StoredAgentRegistry.open(
                new RegistryDatabase.SqliteFile(folder.resolve("registry.db")),
                AgentIndex.inMemory(),
                InstantSource.system(),
                Duration.ofDays(1))) {
            return registry.trackRecord()
                    .standing(providers
                            .get(provider)
                            .agent(Optional.empty())
                            .card()
                            .card());
        }
    }
}
