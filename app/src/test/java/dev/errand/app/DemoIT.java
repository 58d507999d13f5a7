package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.defi.SwapAgents;
import dev.errand.devnet.Devnet;
import dev.errand.devnet.HostileAgent;
import dev.errand.engine.Answer;
import dev.errand.policy.Policy;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's own sentences, with every figure that it prints held against the chain. */
class DemoIT {

    private static final String RECIPIENT = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

    /** Chain, agents and user share one machine here, which may be a slow one. */
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Console console() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Console(out, out, true, false);
    }

    private List<JsonNode> events(String name) {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(event -> event.at("/event").asString().equals(name))
                .toList();
    }

    @Test
    void theBalancesThatItPrintsAreTheChains() throws Exception {
        try (Session session = Session.start()) {
            Dialogue dialogue = new Dialogue(session.errand(), console(), (proposal, teller) -> true);
            for (String sentence : List.of(
                    "swap 2 ETH for USDC",
                    "把100 USDC换成DAI",
                    "send 25 USDC to " + RECIPIENT,
                    "swap 1 ETH for DAI and then send half of it to @bob")) {
                printed.reset();
                Optional<Settlement> settlement = dialogue.say(sentence);
                assertThat(settlement).as(sentence).containsInstanceOf(Settlement.Executed.class);
                JsonNode receipt = events("executed").getFirst();
                long block = receipt.at("/block").asLong();
                assertThat(receipt.at("/balances").size()).isGreaterThanOrEqualTo(2);
                for (JsonNode balance : receipt.at("/balances")) {
                    Token token = session.devnet()
                            .profile()
                            .token(balance.at("/token").asString())
                            .orElseThrow();
                    assertThat(balance.at("/before").asString()).isEqualTo(held(session, token, block - 1));
                    assertThat(balance.at("/after").asString()).isEqualTo(held(session, token, block));
                }
            }
        }
    }

    /** The whole story, as {@code ./errand demo --json} tells it; it fails by itself where a chapter comes out otherwise. */
    @Test
    void theStoryComesOutAsTold() {
        PrintStream standard = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute("demo", "--json")).isZero();
        } finally {
            System.setOut(standard);
        }
        assertThat(events("executed")).hasSize(8);
        assertThat(events("reverted")).hasSize(1);
        assertThat(events("question")).hasSize(1);
        JsonNode offers = events("proposal").getFirst().at("/offers");
        assertThat(offers.at("/0/agent").asString()).isEqualTo("Best Swap");
        assertThat(new BigDecimal(offers.at("/0/afterGas").asString()))
                .isGreaterThan(new BigDecimal(offers.at("/1/afterGas").asString()))
                .isGreaterThan(new BigDecimal(offers.at("/2/afterGas").asString()));
        assertThat(events("end").getFirst().at("/asTold").asBoolean()).isTrue();
    }

    private static String held(Session session, Token token, long block) {
        return session.devnet()
                .client()
                .balance(session.errand().account(), token, block)
                .toDecimalString();
    }

    @Test
    void aThiefIsFoundOutInSimulationAndNothingIsSent() throws Exception {
        try (Session session = Session.start()) {
            HostileAgent thief = HostileAgent.thief(session.devnet());
            session.errand().agents().list().forEach(card -> session.errand().stop(card.address()));
            session.errand().start(thief.agent());
            long nonce = session.devnet().client().nonce(session.errand().account());
            List<TokenAmount> before = session.errand().admin().balances();
            assertThat(session.errand().propose("swap 1 ETH for USDC"))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.considered()).hasSize(1);
                        assertThat(refused.considered().getFirst().verdict().reason())
                                .contains("simulation", "0 USDC arrived");
                    });
            assertThat(session.devnet().client().nonce(session.errand().account()))
                    .isEqualTo(nonce);
            assertThat(session.errand().admin().balances()).isEqualTo(before);
        }
    }

    @Test
    void aTurncoatCostsGasAndNothingElse() throws Exception {
        try (Session session = Session.start()) {
            HostileAgent turncoat = HostileAgent.turncoat(session.devnet());
            session.errand().start(turncoat.agent());
            session.beforeSending(turncoat::turn);
            for (String sentence : List.of("swap 1 ETH for DAI", "swap 500 USDC for ETH")) {
                List<TokenAmount> before = session.errand().admin().balances();
                Answer.Proposed proposed = (Answer.Proposed) session.errand().propose(sentence);
                Settlement settlement =
                        session.errand().execute(proposed.proposal().approve());
                if (settlement instanceof Settlement.Reverted reverted) {
                    assertThat(reverted.reason()).contains("undid it", "were guaranteed");
                    assertOnlyGasLost(before, session.errand().admin().balances(), reverted);
                } else {
                    // it has turned for good after the first: simulation refuses it, and an honest agent is taken
                    assertThat(sentence).isEqualTo("swap 500 USDC for ETH");
                    assertThat(settlement).isInstanceOf(Settlement.Executed.class);
                }
            }
        }
    }

    private static void assertOnlyGasLost(
            List<TokenAmount> before, List<TokenAmount> after, Settlement.Reverted reverted) {
        for (int i = 0; i < before.size(); i++) {
            TokenAmount held = before.get(i);
            TokenAmount expected =
                    held.token().isNative() ? held.minus(new TokenAmount(held.token(), reverted.gasCost())) : held;
            assertThat(after.get(i)).isEqualTo(expected);
        }
    }

    @Test
    void anAbsurdOfferIsRefusedThoughNobodyElseAnswers() throws Exception {
        try (Session session = Session.start()) {
            session.errand().agents().list().forEach(card -> session.errand().stop(card.address()));
            assertThat(session.errand().propose("swap 1 ETH for USDC"))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .first()
                                    .asString()
                                    .contains("no agent"));
            session.errand().start(HostileAgent.lowballer(session.devnet()).agent());
            assertThat(session.errand().propose("swap 1 ETH for USDC"))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.considered()
                                            .getFirst()
                                            .verdict()
                                            .reason())
                                    .contains("below the reference"));
        }
    }

    @Test
    void whatCannotBeIsRefusedInWords() throws Exception {
        try (Session session = Session.start()) {
            Errand errand = session.errand();
            assertRefused(errand, "send 200000 USDC to " + RECIPIENT, "the account has 100000 USDC");
            assertRefused(errand, "send 5 DAI to @nobody", "no saved contact @nobody");
            assertRefused(errand, "send 5 DAI to somebody.eth", "stands for no address");
            assertRefused(errand, "send 5 DAI to " + errand.account(), "the account itself");
            assertRefused(errand, "send 0.0000001 USDC to " + RECIPIENT, "6 decimal places");
            assertRefused(errand, "swap 5 ETH for USDC", "the limit for one execution");
            Answer.Proposed proposed = (Answer.Proposed) errand.propose("send 5 DAI to @bob");
            assertThat(errand.execute(proposed.proposal().approve())).isInstanceOf(Settlement.Executed.class);
            // the same approval a second time does nothing
            assertThat(errand.execute(proposed.proposal().approve()))
                    .isInstanceOfSatisfying(
                            Settlement.Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .first()
                                    .asString()
                                    .contains("already"));
        }
    }

    private static void assertRefused(Errand errand, String sentence, String reason) throws InterruptedException {
        assertThat(errand.propose(sentence))
                .as(sentence)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(String.join("; ", refused.reasons())).contains(reason));
    }

    @Test
    void aQuoteThatExpiredIsNotExecuted(@TempDir Path folder) throws Exception {
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        try (Devnet devnet = Devnet.start();
                Errand errand = Errand.builder()
                        .chain(devnet.profile())
                        .signer(devnet.account(0))
                        .journal(folder.resolve("journal.db"))
                        .clock(() -> Instant.now().plus(later.get()))
                        .agentTimeout(BUSY)
                        .agent((profile, chain, clock) ->
                                SwapAgents.singlePath(devnet.account(9), profile, chain, clock))
                        .build()) {
            Answer.Proposed proposed = (Answer.Proposed) errand.propose("swap 1 ETH for USDC");
            later.set(Duration.ofMinutes(10));
            assertThat(errand.execute(proposed.proposal().approve()))
                    .isInstanceOfSatisfying(
                            Settlement.Refused.class,
                            refused -> assertThat(refused.reasons())
                                    .first()
                                    .asString()
                                    .contains("expired"));
            assertThat(errand.history()).isEmpty();
        }
    }

    @Test
    void allOfTheEtherMeansAllButTheGas(@TempDir Path folder) throws Exception {
        try (Devnet devnet = Devnet.start();
                Errand errand = Errand.builder()
                        .chain(devnet.profile())
                        .signer(devnet.account(3))
                        .journal(folder.resolve("journal.db"))
                        .patience(Patience.DEVNET)
                        .policy(Policy.of(generous()))
                        .agentTimeout(BUSY)
                        .agent((profile, chain, clock) ->
                                SwapAgents.singlePath(devnet.account(9), profile, chain, clock))
                        .build()) {
            Answer.Proposed proposed = (Answer.Proposed) errand.propose("swap all my ETH for WETH");
            assertThat(proposed.proposal().notes()).first().asString().contains("all but", "gas");
            assertThat(errand.execute(proposed.proposal().approve())).isInstanceOf(Settlement.Executed.class);
            assertThat(errand.admin().undelegate()).isInstanceOf(Settlement.Executed.class);
            assertThat(errand.admin().delegate()).isEmpty();
            assertThat(errand.admin().allowances()).isEmpty();
        }
    }

    private static Policy.Limits generous() {
        BigDecimal much = new BigDecimal("1e12");
        return new Policy.Limits(much, much, much, BigInteger.TEN.pow(18), Set.of(), Set.of());
    }
}
