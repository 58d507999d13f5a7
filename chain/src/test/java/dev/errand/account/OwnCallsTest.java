package dev.errand.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.Finality;
import dev.errand.chain.ScriptedNode;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Journal;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delegating, and taking it back: every foreseeable end is an answer. */
class OwnCallsTest {

    private static final Address CODE = Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final Token WRAPPED =
            new Token(Address.parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"), "WETH", 18);

    private final ScriptedNode node = new ScriptedNode();

    @TempDir
    private Path folder;

    @Test
    void aDelegationThatStandsIsDone() {
        Settlement settlement = ownCalls(signed -> {
                    node.code = Delegations.code(CODE);
                    return mine(signed);
                })
                .delegate(CODE);
        assertThat(settlement).isInstanceOf(Settlement.Executed.class);
    }

    @Test
    void aTransactionWhoseDelegationWasPassedOverIsNotDone() {
        assertThat(ownCalls(this::mine).delegate(CODE)).isInstanceOf(Settlement.Reverted.class);
        assertThat(ownCalls(this::mine).delegate(Address.ZERO)).isInstanceOf(Settlement.Executed.class);
    }

    @Test
    void anAccountWithoutEtherForTheGasIsRefusedInTheNodesWords() {
        Settlement settlement = ownCalls(signed -> {
                    throw ScriptedNode.refusal("insufficient funds for gas");
                })
                .delegate(CODE);
        assertThat(settlement)
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("insufficient funds"));
    }

    @Test
    void whatMayHaveArrivedIsPending() {
        Settlement settlement = ownCalls(signed -> {
                    throw ScriptedNode.silence();
                })
                .delegate(CODE);
        assertThat(settlement).isInstanceOf(Settlement.Pending.class);
    }

    @Test
    void whatBreaksAfterItWasHandedOverIsPendingToo() {
        Settlement foreign = ownCalls(signed -> {
                    throw new IllegalStateException("the relay's answer makes no sense");
                })
                .delegate(CODE);
        assertThat(foreign).isInstanceOf(Settlement.Pending.class);

        node.fail("receipt", ScriptedNode::silence);
        assertThat(ownCalls(this::mine).delegate(CODE)).isInstanceOf(Settlement.Pending.class);
    }

    private OwnCalls ownCalls(Broadcaster broadcaster) {
        ChainProfile.Deployed deployed = new ChainProfile.Deployed(CODE, Bytes32.ZERO);
        ChainProfile profile = new ChainProfile(
                ChainId.DEVNET,
                URI.create("http://127.0.0.1:1"),
                new Finality(1),
                1,
                deployed,
                deployed,
                List.of(Token.ETH, WRAPPED),
                WRAPPED,
                Map.of(),
                Optional.empty());
        SigningKey owner = SigningKey.random();
        Journal journal = Journal.open(folder.resolve("journal.db"), () -> node.time);
        Receipts receipts = new Receipts(profile, node);
        Patience patience = new Patience(Duration.ofMillis(2), Duration.ofMillis(1));
        return new OwnCalls(
                profile,
                node,
                owner,
                broadcaster,
                journal,
                new NonceOwner(node, owner.address()),
                receipts,
                new Confirmation(profile, node, broadcaster, journal, patience, receipts));
    }

    private TxHash mine(Bytes signed) {
        TxHash hash = new TxHash(Keccak256.hash(signed.toBytes()));
        node.mined.put(
                hash, new TransactionReceipt(hash, Bytes32.ZERO, node.head, true, 50_000, BigInteger.ONE, List.of()));
        return hash;
    }
}
