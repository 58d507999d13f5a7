package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Skill;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.State;
import dev.errand.key.SigningKey;
import dev.errand.registry.ranking.Standing;
import dev.errand.registry.search.AgentIndex;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@InEachDatabase
class TrackRecordTest {

    private static final Address ALICE = SigningKey.random().address();

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private Journal journal;
    private RegistryDatabase database;
    private StoredAgentRegistry registry;
    private long nonce;

    @BeforeEach
    void open() {
        journal = Journal.open(folder.resolve("journal.db"), () -> now);
        database = kind.fresh(folder);
        registry = registry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private StoredAgentRegistry registry() {
        return StoredAgentRegistry.open(database, AgentIndex.inMemory(), () -> now, Duration.ofDays(1));
    }

    private static AgentCard agent() {
        return new AgentCard(SigningKey.random().address(), "Agent", "", 1, "", List.of(Skill.of("swap", "Swaps")));
    }

    private Bytes32 engage(AgentCard... agents) {
        Bytes32 intentId = Bytes32.random();
        registry.trackRecord()
                .engage(
                        intentId,
                        ALICE,
                        List.of(agents).stream().map(AgentCard::address).toList(),
                        UnaryOperator.identity());
        return intentId;
    }

    private void journal(Bytes32 intentId, State... states) {
        journal.append(
                ChainId.DEVNET,
                ALICE,
                ledger -> Optional.of(new Entry(
                        intentId,
                        ChainId.DEVNET,
                        ALICE,
                        Bytes32.random(),
                        Bytes32.random(),
                        "swap",
                        nonce++,
                        TxHash.parse(Bytes32.random().toString()),
                        Bytes.of(new byte[] {1}),
                        now.plusSeconds(60),
                        BigInteger.ONE,
                        Optional.empty(),
                        Set.of(),
                        State.SIGNED,
                        "",
                        now)));
        State from = State.SIGNED;
        for (State to : states) {
            assertThat(journal.move(intentId, from, to, "")).isTrue();
            from = to;
        }
    }

    private Standing standing(AgentCard agent) {
        return registry.trackRecord().standing(agent);
    }

    private void settle() {
        registry.trackRecord().settle(journal, ALICE);
    }

    @Test
    void aLeaseCountsOnceForOrAgainstItsAgent() {
        AgentCard kept = agent();
        AgentCard broken = agent();
        Bytes32 lease = Bytes32.random();
        conclude(lease, kept, true);
        conclude(lease, kept, false);
        conclude(Bytes32.random(), broken, false);
        settle(); // no journal knows of it, and none is asked
        assertThat(standing(kept)).isEqualTo(new Standing(1, 0));
        assertThat(standing(broken)).isEqualTo(new Standing(0, 1));
    }

    private void conclude(Bytes32 lease, AgentCard agent, boolean kept) {
        registry.trackRecord().conclude(lease, ALICE, agent.address(), agent.address(), kept);
    }

    @Test
    void whatTheJournalSaysWasExecutedCountsOnce() {
        AgentCard agent = agent();
        journal(engage(agent), State.SENT, State.INCLUDED, State.EXECUTED);
        assertThat(standing(agent).untried()).isTrue();
        settle();
        settle();
        assertThat(standing(agent)).isEqualTo(new Standing(1, 0));
    }

    @Test
    void nothingCountsWhileItIsUnderWay() {
        AgentCard agent = agent();
        Bytes32 intentId = engage(agent);
        journal(intentId, State.SENT, State.INCLUDED);
        settle();
        assertThat(standing(agent).untried()).isTrue();
        journal.move(intentId, State.INCLUDED, State.REVERTED, "");
        settle();
        assertThat(standing(agent)).isEqualTo(new Standing(0, 1));
    }

    @Test
    void aRevertOfSeveralAgentsPlanSaysNotWhoFailed() {
        AgentCard one = agent();
        AgentCard other = agent();
        journal(engage(one, other), State.SENT, State.INCLUDED, State.REVERTED);
        journal(engage(one, other), State.SENT, State.INCLUDED, State.EXECUTED);
        journal(engage(one), State.REJECTED);
        settle();
        assertThat(standing(one)).isEqualTo(new Standing(1, 0));
        assertThat(standing(other)).isEqualTo(new Standing(1, 0));
    }

    @Test
    void aProgramThatDiedBetweenSendingAndCountingCountsAtItsNextStart() {
        AgentCard agent = agent();
        journal(engage(agent), State.SENT, State.INCLUDED, State.EXECUTED);
        registry.close();
        registry = registry();
        settle();
        assertThat(standing(agent)).isEqualTo(new Standing(1, 0));
    }

    @Test
    void whatAnAgentWasOnlyEngagedForIsForgottenAfterADay() {
        AgentCard agent = agent();
        Bytes32 intentId = engage(agent);
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        settle();
        journal(intentId, State.SENT, State.INCLUDED, State.EXECUTED);
        settle();
        assertThat(standing(agent).untried()).isTrue();
    }
}
