package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.broker.ComputeAgents;
import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.reader.Conversation;
import dev.errand.gateway.Finding;
import dev.errand.intent.Attachment;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseMarket;
import dev.errand.policy.Policy;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.rental.Bill;
import dev.errand.rental.Rental;
import dev.errand.sizing.Catalog;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sentence that asks for a true job on rented machines: two provider processes, one of which is killed half-way. */
class ComputeIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigInteger PRICE = BigInteger.TEN; // 0.00001 USDC
    private static final int LINES = 1_000;
    private static final int FEE_BPS = 100;
    private static final String ENGLISH =
            "embed the 1,000 lines of the attachment with all-minilm-l6-v2-q, at most 1 dollar";
    private static final String CHINESE = "用 all-minilm-l6-v2-q 计算附件中 1000 行文本的嵌入，最多 1 美元";

    private record Provider(Process process, URI uri, String offer) {}

    private final SigningKey foreman = SigningKey.random();

    @TempDir
    private Path folder;

    @Test
    void aSentenceIsEmbeddedAndPaidOnceThoughAProviderIsKilled() throws Exception {
        Attachment attachment = Attachment.of(IntStream.range(0, LINES)
                .mapToObj(i -> "Line " + i + " is about "
                        + List.of("cats", "ships", "taxes").get(i % 3) + ".")
                .toList());
        try (Devnet devnet = Devnet.start()) {
            Path profile = folder.resolve("profile.json");
            ChainProfileFile.write(profile, devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Address user = devnet.account(0).address();
            BigInteger before = devnet.client().balance(user, dollars).units();
            Provider one = provide(profile, 5, 0, "");
            Provider two = provide(profile, 6, 0, "");
            Provider again = null;
            try (Errand errand = errand(devnet, "journal.db", Policy.of(Policy.Limits.standard()))) {
                assertRefusedInWords(errand, attachment);
                assertThePolicyHasTheLastWord(devnet, attachment);
                assertThat(rental(errand.propose(CHINESE, Conversation.EMPTY, attachment))
                                .chosen())
                        .hasSize(2);

                Answer.Proposed answer = (Answer.Proposed) errand.propose(ENGLISH, Conversation.EMPTY, attachment);
                ProposedStep.Rental proposed = rental(answer);
                assertThat(proposed.chosen()).hasSize(2);
                assertThat(proposed.most()).isEqualTo(TokenAmount.of(dollars, "0.01"));
                assertThat(proposed.locked()).isEqualTo(TokenAmount.of(dollars, "0.02"));

                Settlement settlement = errand.execute(answer.proposal().approve());
                assertThat(settlement).isInstanceOf(Settlement.Executed.class);
                assertThat(devnet.client().balance(user, dollars).units())
                        .isEqualTo(before.subtract(proposed.locked().units()));

                Rental rental = errand.rental(answer.proposal()).orElseThrow();
                while (rental.units() < LINES / 4) {
                    assertThat(rental.isOver()).as("it was killed half-way").isFalse();
                    Thread.onSpinWait();
                }
                one.process().destroyForcibly().waitFor();
                // it comes back, on its old port and with its old receipts, and gets its last one
                again = provide(profile, 5, one.uri().getPort(), one.offer());
                Rental.End end = rental.await();

                assertThat(end.failure()).isEmpty();
                assertThat(end.evidence()).isEmpty();
                assertThat(end.undecided()).isEmpty();
                assertThat(end.findings()).anyMatch(Finding.Agreement.class::isInstance);
                assertEqualToADirectRun(end.vectors(), attachment.lines());
                assertSettledExactly(devnet, end.bill(), end.doneAgain(), dollars, before);
            } finally {
                stop(two);
                if (again != null) {
                    stop(again);
                }
                one.process().destroyForcibly().waitFor();
            }
        }
    }

    private static void assertRefusedInWords(Errand errand, Attachment attachment) throws InterruptedException {
        assertThat(refusal(errand.propose(ENGLISH)))
                .isEqualTo("there is no attachment, or it is empty; give its lines along with the sentence");
        assertThat(refusal(errand.propose(
                        ENGLISH,
                        Conversation.EMPTY,
                        Attachment.of(attachment.lines().subList(0, 998)))))
                .isEqualTo("the attachment has 998 lines, not 1000");
        assertThat(refusal(errand.propose(
                        "embed the 1,000 lines of the attachment with all-minilm-l6-v2-q, at most 0.005 USDC",
                        Conversation.EMPTY,
                        attachment)))
                .contains("it locks 0.01 USDC, and you allow 0.005 USDC");
        assertThat(errand.propose("rent 1 H100 for 2 hours, at most 10 USDC"))
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.facts())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Answer.Fact.Estimated.class,
                                        estimated -> assertThat(estimated.unrented())
                                                .contains("I am paid by what I answer, and not rented by the hour")));
        assertThat(errand.propose("train a 7B model on 1B tokens on 8 H100"))
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.facts())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Answer.Fact.Estimated.class,
                                        estimated -> assertThat(estimated.unrented())
                                                .contains("I am paid by what I answer, and not rented by the hour")
                                                .containsPattern("say: rent 8 H100-SXM for \\d+ hours")));
    }

    private void assertThePolicyHasTheLastWord(Devnet devnet, Attachment attachment) throws InterruptedException {
        Policy tight = Policy.of(new Policy.Limits(
                BigDecimal.ZERO, new BigDecimal("0.015"), BigDecimal.TEN, BigInteger.TEN.pow(18), Set.of(), Set.of()));
        try (Errand errand = errand(devnet, "tight.db", tight)) {
            assertThat(refusal(errand.propose(ENGLISH, Conversation.EMPTY, attachment)))
                    .contains("the limit for one execution is $0.0");
        }
    }

    private Errand errand(Devnet devnet, String journal, Policy policy) {
        return Errand.builder()
                .chain(devnet.profile())
                .signer(devnet.account(0))
                .journal(folder.resolve(journal))
                .registry(home().resolve("registry.db"))
                .patience(Patience.DEVNET)
                .policy(policy)
                .agentTimeout(Duration.ofSeconds(20)) // the machine may be busy
                .agent((profile, chain, clock) -> ComputeAgents.estimator(foreman, Catalog.bundled()))
                .build();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static ProposedStep.Rental rental(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Proposed.class);
        ProposedStep step = ((Answer.Proposed) answer).proposal().steps().getFirst();
        return (ProposedStep.Rental) step;
    }

    private static String refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return String.join("; ", ((Answer.Refused) answer).reasons());
    }

    private static void assertEqualToADirectRun(List<float[]> vectors, List<String> lines) {
        assertThat(vectors).hasSize(LINES);
        List<float[]> direct = new EmbeddedBackend().embed(lines);
        for (int i = 0; i < LINES; i++) {
            assertThat(vectors.get(i)).as("line %s", i).containsExactly(direct.get(i));
        }
    }

    /**
     * Each line is paid once, to the unit, and what was done again to compare is paid apart; all else is home, and the providers have the
     * price less the fee.
     */
    private static void assertSettledExactly(
            Devnet devnet, Bill bill, long doneAgain, Token dollars, BigInteger before) {
        assertThat(bill.isSettled()).as(bill.toString()).isTrue();
        assertThat(bill.units() - doneAgain).isEqualTo(LINES);
        assertThat(doneAgain).as("one in twenty, where both are there").isBetween(0L, LINES / 10L);
        assertThat(bill.shares())
                .allSatisfy(share ->
                        assertThat(share.paid().units()).isEqualTo(PRICE.multiply(BigInteger.valueOf(share.units()))));
        assertThat(bill.shares().stream().filter(share -> share.units() > 0))
                .as("both worked")
                .hasSize(2);
        BigInteger paid = PRICE.multiply(BigInteger.valueOf(bill.units()));
        BigInteger locked = PRICE.multiply(BigInteger.valueOf(2 * LINES)); // each could have done all
        assertThat(bill.refunded().units()).isEqualTo(locked.subtract(paid));
        assertThat(devnet.client().balance(devnet.account(0).address(), dollars).units())
                .isEqualTo(before.subtract(paid));
        LeaseMarket market = LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(9));
        BigInteger earned = BigInteger.ZERO;
        for (int account : new int[] {5, 6}) {
            Address provider = devnet.account(account).address();
            earned = earned.add(devnet.client().balance(provider, dollars).units())
                    .add(market.owed(dollars, provider))
                    .add(BigInteger.valueOf(10_000_000)) // its bond
                    .subtract(before);
        }
        BigInteger expected = bill.shares().stream()
                .map(share -> share.paid().units().subtract(fee(share.paid().units())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(earned.subtract(expected))
                .as("subsidies: half the fee, apart from the price")
                .isBetween(BigInteger.ZERO, fee(paid).shiftRight(1));
    }

    private static BigInteger fee(BigInteger gross) {
        return gross.multiply(BigInteger.valueOf(FEE_BPS)).divide(BigInteger.valueOf(10_000));
    }

    /** Starts {@code ./errand provide} as a process of its own, and waits until it says that it provides. */
    private Provider provide(Path profile, int account, int port, String offer) throws Exception {
        Path errors = folder.resolve("provider-" + account + "-" + port + ".txt");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.errand.app.Main",
                "provide",
                "--json",
                "--profile",
                profile.toString(),
                "--devnet-account",
                Integer.toString(account),
                "--port",
                Integer.toString(port)));
        if (!offer.isEmpty()) {
            command.addAll(List.of("--offer", offer));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("ERRAND_HOME", home().toString());
        Process process = builder.start();
        String line = process.inputReader()
                .lines()
                .filter(said -> said.startsWith("{")) // a logging library may complain first
                .findFirst()
                .orElse(null);
        assertThat(line).as(() -> read(errors)).isNotNull();
        JsonNode said = JSON.readTree(line);
        return new Provider(
                process,
                URI.create(said.path("url").asString()),
                said.path("offer").asString());
    }

    private static void stop(Provider provider) throws InterruptedException {
        provider.process().destroy();
        assertThat(provider.process().waitFor(60, TimeUnit.SECONDS))
                .as("it drains and stops")
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
