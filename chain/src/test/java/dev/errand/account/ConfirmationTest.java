package dev.errand.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Finality;
import dev.errand.chain.Log;
import dev.errand.chain.ScriptedNode;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.State;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks after signing, nobody is told that nothing was paid unless that is certain. */
class ConfirmationTest {

    private static final Address ACCOUNT = Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final Token WRAPPED =
            new Token(Address.parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"), "WETH", 18);
    private static final ContractEvent EXECUTED = ContractEvent.parse("Executed(uint256,bytes32,bytes32)");
    private static final long NONCE = 7;
    private static final int CONFIRMATIONS = 3;

    private final ScriptedNode node = new ScriptedNode();

    @TempDir
    private Path folder;

    private Journal journal;
    private Entry entry;

    @BeforeEach
    void writeDown() {
        journal = Journal.open(folder.resolve("journal.db"), () -> node.time);
        entry = new Entry(
                Bytes32.random(),
                ChainId.DEVNET,
                ACCOUNT,
                Bytes32.random(),
                Bytes32.random(),
                "a test",
                NONCE,
                new TxHash(Bytes32.random()),
                Bytes.parse("0x02f8"),
                node.time.plusSeconds(60),
                BigInteger.TEN,
                Optional.empty(),
                Set.of(),
                State.SIGNED,
                "",
                node.time);
        journal.append(ChainId.DEVNET, ACCOUNT, ledger -> Optional.of(entry));
    }

    @Nested
    class Sending {

        @Test
        void endsWithTheAccountsOwnLogInAFinalBlock() {
            Settlement settlement = confirmation(signed -> mine(5)).send(entry);
            assertThat(settlement)
                    .isInstanceOfSatisfying(
                            Settlement.Executed.class,
                            executed ->
                                    assertThat(executed.receipt().balances()).hasSize(2));
            assertThat(state()).isEqualTo(State.EXECUTED);
        }

        @Test
        void isRefusedOnlyWhereTheNodeDoesNotKnowTheTransaction() {
            Settlement settlement = confirmation(signed -> {
                        throw ScriptedNode.refusal("insufficient funds");
                    })
                    .send(entry);
            assertThat(settlement).isInstanceOf(Settlement.Refused.class);
            assertThat(state()).isEqualTo(State.REJECTED);
        }

        @Test
        void staysOpenWhereTheNodeRefusesAndThenFallsSilent() {
            node.fail("knows", ScriptedNode::silence);
            Settlement settlement = confirmation(signed -> {
                        throw ScriptedNode.refusal("already known");
                    })
                    .send(entry);
            assertThat(settlement).isInstanceOf(Settlement.Pending.class);
            assertThat(state()).isEqualTo(State.SIGNED);
        }

        @Test
        void staysOpenWhereNoAnswerComes() {
            Settlement settlement = confirmation(signed -> {
                        throw ScriptedNode.silence();
                    })
                    .send(entry);
            assertThat(settlement).isInstanceOf(Settlement.Pending.class);
            assertThat(state()).isEqualTo(State.SIGNED);
        }

        /** A broadcaster may be anybody's code. */
        @Test
        void staysOpenWhateverTheBroadcasterThrowsThoughTheNodeDoesNotKnowIt() {
            Settlement settlement = confirmation(signed -> {
                        throw new IllegalArgumentException("'0x' is not 32 bytes of hex");
                    })
                    .send(entry);
            assertThat(settlement)
                    .isInstanceOfSatisfying(
                            Settlement.Pending.class,
                            pending -> assertThat(pending.why()).contains("it was signed", "'0x' is not"));
            assertThat(state()).isEqualTo(State.SIGNED);
            assertThat(confirmation(signed -> mine(5)).settle(entry)).isInstanceOf(Settlement.Executed.class);
        }

        @Test
        void staysOpenWhereTheNodeFailsAfterwards() {
            node.fail("receipt", () -> ScriptedNode.refusal("rate limit exceeded"));
            Settlement settlement = confirmation(signed -> mine(5)).send(entry);
            assertThat(settlement)
                    .isInstanceOfSatisfying(
                            Settlement.Pending.class,
                            pending -> assertThat(pending.why()).contains("rate limit"));
            assertThat(state()).isEqualTo(State.SENT);
        }

        @Test
        void neverSaysThatNothingWasSentWhereTheJournalBreaksAfterwards() {
            Settlement settlement = confirmation(signed -> {
                        breakTheJournal();
                        return mine(5);
                    })
                    .send(entry);
            assertThat(settlement)
                    .isInstanceOfSatisfying(
                            Settlement.Pending.class,
                            pending -> assertThat(pending.why())
                                    .contains("it was signed")
                                    .doesNotContain("nothing is sent"));
        }

        @Test
        void isDoneOnceThoughAnotherProgramWasQuickerToSeeIt() {
            Settlement settlement = confirmation(signed -> {
                        mine(5);
                        journal.move(entry.intentId(), State.SIGNED, State.SENT, "");
                        journal.move(entry.intentId(), State.SENT, State.INCLUDED, "");
                        journal.move(entry.intentId(), State.INCLUDED, State.EXECUTED, "");
                        return entry.transaction();
                    })
                    .send(entry);
            assertThat(settlement).isInstanceOf(Settlement.Executed.class);
            assertThat(state()).isEqualTo(State.EXECUTED);
        }
    }

    @Nested
    class Recovering {

        private final Broadcaster silent = signed -> entry.transaction();

        @Test
        void provesWhatWasDoneThoughTheNodeHasForgottenTheBalances() {
            node.remembersBalances = false;
            mine(5);
            Settlement settlement = confirmation(silent).settle(entry);
            assertThat(settlement)
                    .isInstanceOfSatisfying(
                            Settlement.Executed.class,
                            executed ->
                                    assertThat(executed.receipt().balances()).isEmpty());
            assertThat(state()).isEqualTo(State.EXECUTED);
        }

        @Test
        void doesNotCallItReplacedBeforeTheOtherTransactionIsFinal() {
            node.nonces.put(node.head, NONCE + 1);
            assertThat(confirmation(silent).settle(entry)).isInstanceOf(Settlement.Pending.class);
            assertThat(state()).isEqualTo(State.SIGNED);

            node.nonces.put(node.head - CONFIRMATIONS + 1, NONCE + 1);
            assertThat(confirmation(silent).settle(entry)).isInstanceOf(Settlement.Lapsed.class);
            assertThat(state()).isEqualTo(State.REPLACED);
        }

        @Test
        void isSentAgainAsTheVeryBytesThatWereWrittenDown() {
            Settlement settlement = confirmation(signed -> {
                        assertThat(signed).isEqualTo(entry.signedTransaction());
                        return mine(5);
                    })
                    .settle(entry);
            assertThat(settlement).isInstanceOf(Settlement.Executed.class);
        }

        @Test
        void expiresByTheChainsClock() {
            node.time = entry.deadline().plusSeconds(1);
            assertThat(confirmation(silent).settle(entry)).isInstanceOf(Settlement.Lapsed.class);
            assertThat(state()).isEqualTo(State.EXPIRED);
        }

        @Test
        void reportsASilentNodeInsteadOfFailing() {
            node.fail("receipt", ScriptedNode::silence);
            assertThat(confirmation(silent).settle(entry)).isInstanceOf(Settlement.Pending.class);
            assertThat(state()).isEqualTo(State.SIGNED);
        }
    }

    private Confirmation confirmation(Broadcaster broadcaster) {
        ChainProfile.Deployed deployed = new ChainProfile.Deployed(ACCOUNT, Bytes32.ZERO);
        ChainProfile profile = new ChainProfile(
                ChainId.DEVNET,
                URI.create("http://127.0.0.1:1"),
                new Finality(CONFIRMATIONS),
                1,
                deployed,
                deployed,
                List.of(Token.ETH, WRAPPED),
                WRAPPED,
                Map.of(),
                Optional.empty());
        return new Confirmation(
                profile,
                node,
                broadcaster,
                journal,
                new Patience(Duration.ofMillis(2), Duration.ofMillis(1)),
                new Receipts(profile, node));
    }

    /** Puts the transaction, with the log that proves it, into a block. */
    private TxHash mine(long block) {
        Log proof = new Log(
                ACCOUNT,
                List.of(EXECUTED.topic(), entry.intentId(), entry.planHash(), entry.proposalHash()),
                Bytes.EMPTY,
                block);
        node.mined.put(
                entry.transaction(),
                new TransactionReceipt(
                        entry.transaction(), Bytes32.ZERO, block, true, 21_000, BigInteger.ONE, List.of(proof)));
        return entry.transaction();
    }

    private State state() {
        return journal.find(entry.intentId()).orElseThrow().state();
    }

    private void breakTheJournal() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE execution");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
