package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.ContractFunction;
import dev.errand.devnet.Devnet;
import dev.errand.registry.AgentIndexer.Progress;
import dev.errand.registry.AgentIndexer.Registries;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentIndexerIT {

    private static final ContractFunction REGISTER = ContractFunction.parse("register(string)");
    private static final ContractFunction SET_METADATA = ContractFunction.parse("setMetadata(uint256,string,bytes)");
    private static final ContractFunction SET_URI = ContractFunction.parse("setAgentURI(uint256,string)");
    private static final ContractFunction TRANSFER = ContractFunction.parse("transferFrom(address,address,uint256)");
    private static final ContractFunction GIVE =
            ContractFunction.parse("giveFeedback(uint256,int128,uint8,string,string,string,string,bytes32)");
    private static final ContractFunction REVOKE = ContractFunction.parse("revokeFeedback(uint256,uint64)");
    private static final ContractFunction STAKE = ContractFunction.parse("stake(uint256)");
    private static final ContractFunction UNSTAKE = ContractFunction.parse("requestUnstake(uint256,uint256)");
    private static final Bytes32 CARD = Keccak256.hash("a card");

    private static Devnet devnet;

    @TempDir
    private Path folder;

    private Devnet.AgentRegistries contracts;
    private Registries registries;
    private AgentIndexer indexer;

    @BeforeAll
    static void start() {
        devnet = Devnet.start();
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @BeforeEach
    void deploy() {
        long since = devnet.client().head().number() + 1;
        contracts = devnet.deployAgentRegistries();
        registries = new Registries(contracts.identity(), contracts.reputation(), contracts.stake(), since);
        indexer = open("index.db");
    }

    @Test
    void knowsWhatTheRegistriesSay() {
        register(0, "https://agent.example");
        send(0, contracts.identity(), SET_METADATA, 1, OnChainAgent.CARD_KEY, Bytes.of(CARD.toBytes()));
        register(1, "");
        send(1, contracts.identity(), SET_URI, 2, "ipfs://moved");
        send(1, contracts.identity(), TRANSFER, account(1), account(2), 2);
        send(3, contracts.reputation(), GIVE, 1, 9977, 2, "uptime", "week", "", "", Bytes32.ZERO);
        send(3, contracts.reputation(), GIVE, 1, -32, 1, "tradingYield", "", "", "", Bytes32.ZERO);
        send(3, contracts.reputation(), REVOKE, 1, 1);
        pay(4, contracts.stake(), STAKE, 5_000, 1);
        send(4, contracts.stake(), UNSTAKE, 1, 2_000);

        indexer.follow();

        OnChainAgent first = indexer.find(BigInteger.ONE).orElseThrow();
        assertThat(first.owner()).isEqualTo(account(0));
        assertThat(first.uri()).isEqualTo("https://agent.example");
        assertThat(first.wallet()).contains(account(0));
        assertThat(first.cardHash()).contains(CARD);
        assertThat(first.stake()).isEqualTo(3_000);
        OnChainAgent second = indexer.find(BigInteger.TWO).orElseThrow();
        assertThat(second.owner()).isEqualTo(account(2));
        assertThat(second.uri()).isEqualTo("ipfs://moved");
        assertThat(second.wallet()).as("a sold agent is paid nowhere").isEqualTo(Optional.empty());
        assertThat(indexer.feedback(BigInteger.ONE))
                .containsExactly(
                        new Feedback(BigInteger.ONE, account(3), 1, new BigDecimal("99.77"), "uptime", "week", true),
                        new Feedback(BigInteger.ONE, account(3), 2, new BigDecimal("-3.2"), "tradingYield", "", false));
    }

    @Test
    void readsOnAfterARestartAndAfterDays() {
        register(0, "one");
        indexer.follow();
        devnet.client().request("anvil_mine", "0x40"); // more blocks than are asked for at once
        register(1, "two");

        AgentIndexer restarted = open("index.db");
        assertThat(restarted.agents()).extracting(OnChainAgent::uri).containsExactly("one");
        Progress progress = restarted.follow();

        assertThat(restarted.agents()).extracting(OnChainAgent::uri).containsExactly("one", "two");
        assertThat(progress.block()).isEqualTo(devnet.client().head().number());
        assertThat(progress.undone()).isZero();
        assertThat(restarted.follow().events()).as("nothing is read twice").isZero();
    }

    @Test
    void forgetsWhatAReorganisationTookOut() {
        register(0, "stays");
        indexer.follow();
        Devnet.Snapshot before = devnet.snapshot();
        register(1, "is taken out");
        send(3, contracts.reputation(), GIVE, 1, 100, 0, "starred", "", "", "", Bytes32.ZERO);
        indexer.follow();
        devnet.revert(before);
        register(2, "takes its place");

        Progress progress = indexer.follow();

        assertThat(progress.undone()).isPositive();
        assertThat(indexer.agents()).extracting(OnChainAgent::uri).containsExactly("stays", "takes its place");
        assertThat(indexer.feedback(BigInteger.ONE)).isEmpty();
    }

    /** Whatever happens in between, an index that followed all along says what one says that reads the chain anew. */
    @Test
    void endsWhereAFreshIndexDoesAfterRandomReorganisations() {
        Random random = new Random(8004);
        register(0, "first");
        for (int round = 0; round < 12; round++) {
            Devnet.Snapshot snapshot = devnet.snapshot();
            for (int i = random.nextInt(6); i >= 0; i--) {
                act(random);
                if (random.nextInt(3) == 0) {
                    indexer.follow();
                }
            }
            if (random.nextBoolean()) {
                devnet.revert(snapshot);
            }
            if (random.nextInt(4) == 0) {
                indexer = open("index.db");
            }
        }
        register(0, "last");
        indexer.follow();

        AgentIndexer fresh = open("fresh.db");
        fresh.follow();
        assertThat(indexer.agents()).isEqualTo(fresh.agents()).isNotEmpty();
        fresh.agents()
                .forEach(agent ->
                        assertThat(indexer.feedback(agent.agentId())).isEqualTo(fresh.feedback(agent.agentId())));
    }

    private void act(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> register(random.nextInt(3), "agent " + random.nextInt());
            case 1 ->
                send(3, contracts.reputation(), GIVE, 1, random.nextInt(100), 0, "starred", "", "", "", Bytes32.ZERO);
            case 2 -> pay(4, contracts.stake(), STAKE, 1 + random.nextInt(1_000), 1);
            default -> send(0, contracts.identity(), SET_URI, 1, "moved " + random.nextInt());
        }
    }

    private AgentIndexer open(String file) {
        return AgentIndexer.open(folder.resolve(file), devnet.client(), registries, 10);
    }

    private void register(int who, String uri) {
        send(who, contracts.identity(), REGISTER, uri);
    }

    private static Address account(int index) {
        return devnet.account(index).address();
    }

    private static void send(int who, Address to, ContractFunction function, Object... arguments) {
        pay(who, to, function, 0, arguments);
    }

    private static void pay(int who, Address to, ContractFunction function, long wei, Object... arguments) {
        Map<String, String> transaction = new HashMap<>(Map.of(
                "from", account(who).toString(),
                "to", to.toString(),
                "value", "0x" + Long.toHexString(wei),
                "data", function.encode(arguments).toString()));
        Object receipt = devnet.client().request("eth_sendTransactionSync", transaction);
        assertThat(receipt)
                .isInstanceOf(Map.class)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("status", "0x1");
    }
}
