package dev.errand.devnet;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.DevnetKeys;
import dev.errand.contracts.AgentStake;
import dev.errand.contracts.IdentityRegistry;
import dev.errand.contracts.ReputationRegistry;
import dev.errand.contracts.Thief;
import dev.errand.contracts.Turncoat;
import dev.errand.contracts.ValidationRegistry;
import dev.errand.key.SigningKey;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private chain on this machine, ready to trade on: an anvil that mines each transaction at once, Errand's contracts, wrapped
 * ether, six tokens with the decimals and habits of the real ones, two Uniswap v2 exchanges whose pools have been open for
 * two hours, and two lending markets of Aave v3. Its ten development accounts hold 10,000 ETH and some of every token each.
 *
 * <p>The state of its last thousand blocks can be read. It listens on 127.0.0.1 only, and ends when it is closed or when this JVM ends, however that comes about. Several may run side
 * by side. Thread-safe.
 *
 * {@snippet :
 * try (Devnet devnet = Devnet.start()) {
 *     Token usdc = devnet.profile().token("USDC").orElseThrow();
 *     TokenAmount balance = devnet.client().balance(devnet.account(0).address(), usdc); // 100000 USDC
 * }
 * }
 */
public final class Devnet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Devnet.class);

    private static final ContractFunction TRANSFER_OWNERSHIP = ContractFunction.parse("transferOwnership(address)");

    private static final ContractFunction SOURCE =
            ContractFunction.parse("getSourceOfAsset(address) returns (address)");
    private static final ContractFunction SET_PRICE = ContractFunction.parse("set(int256)");

    private final AnvilNode node;
    private final ChainClient client;
    private final Bank bank;
    private final ChainProfile profile;

    private Devnet(AnvilNode node, ChainClient client, Foundation foundation) {
        this.node = node;
        this.client = client;
        this.bank = Bank.open(client);
        this.profile = Deployment.run(client, bank, node.rpc(), foundation);
    }

    /**
     * A state of the chain to come back to.
     *
     * @param id what anvil calls it
     */
    public record Snapshot(String id) {}

    /**
     * Starts one as a child process, on any free port.
     *
     * @throws DevnetException if that cannot be
     */
    public static Devnet start() {
        return start(DevnetOptions.DEFAULT);
    }

    /**
     * Starts one in a container, on any free port.
     *
     * @throws DevnetException if that cannot be, as where there is no Docker
     */
    public static Devnet startInContainer() {
        return start(DevnetOptions.DEFAULT.inContainer());
    }

    /**
     * Starts one.
     *
     * @throws DevnetException if that cannot be
     */
    public static Devnet start(DevnetOptions options) {
        return start(options, Leash.best());
    }

    static Devnet start(DevnetOptions options, Leash leash) {
        long started = System.nanoTime();
        Instant genesis = Instant.now().minus(Deployment.HISTORY);
        Path anvil = AnvilBinary.find();
        AnvilNode node = switch (options.host()) {
            case PROCESS -> AnvilProcess.start(anvil, options.port(), genesis, leash);
            case CONTAINER -> AnvilContainer.start(anvil, options.port(), genesis);
        };
        Devnet devnet = on(node, new Foundation(anvil));
        LOG.info(
                "devnet ready at {} after {} ms",
                node.rpc(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return devnet;
    }

    /** Deploys on a fresh node; what fails stops it. */
    private static Devnet on(AnvilNode node, Foundation foundation) {
        ChainClient client = null;
        try {
            client = ChainClient.connect(node.rpc(), ChainId.DEVNET);
            return new Devnet(node, client, foundation);
        } catch (RuntimeException e) {
            if (client != null) {
                client.close();
            }
            node.close();
            throw e;
        }
    }

    /** Where the node takes requests. */
    public URI rpcUrl() {
        return node.rpc();
    }

    /** The devnet as the framework knows chains. */
    public ChainProfile profile() {
        return profile;
    }

    /** Access to the node; closed with the devnet. */
    public ChainClient client() {
        return client;
    }

    /**
     * The key of a development account. Everybody knows it.
     *
     * @throws IndexOutOfBoundsException unless {@code index} is 0 to 9
     */
    public SigningKey account(int index) {
        return DevnetKeys.key(index);
    }

    /** Gives somebody {@code amount} more than they have: ether from anvil, wrapped ether for ether, tokens newly minted. */
    public void fund(Address owner, TokenAmount amount) {
        if (amount.token().isNative()) {
            client.request("anvil_addBalance", owner.toString(), Bank.quantity(amount.units()));
        } else {
            Bank.gift(owner, amount, profile.wrappedNative()).forEach(bank::settle);
        }
    }

    /**
     * Deploys a pool that takes and never gives, as a hostile agent might have behind its offer:
     * {@code swap(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut)}, whose caller is owed the output.
     */
    public Address deployThief() {
        return bank.deploy(Bytes.parse(Thief.BINARY));
    }

    /**
     * Deploys a pool that pays whatever was promised, from what it holds, until {@code owner} calls {@code turn(true)}; then it
     * is a thief.
     */
    public Address deployTurncoat(Address owner) {
        Address turncoat = bank.deploy(Bytes.parse(Turncoat.BINARY));
        bank.settle(Bank.Order.call(turncoat, TRANSFER_OWNERSHIP, owner));
        return turncoat;
    }

    /** Where the registries of agents are on a devnet: ERC-8004's three, and the stake beside them. */
    public record AgentRegistries(Address identity, Address reputation, Address validation, Address stake) {}

    /** Deploys registries of agents, at addresses of their own each time. */
    public AgentRegistries deployAgentRegistries() {
        Address identity = bank.deploy(Bytes.parse(IdentityRegistry.BINARY));
        return new AgentRegistries(
                identity,
                bank.deploy(
                        Batch.creationCode(Bytes.parse(ReputationRegistry.BINARY), Deployment.OF_ADDRESS, identity)),
                bank.deploy(
                        Batch.creationCode(Bytes.parse(ValidationRegistry.BINARY), Deployment.OF_ADDRESS, identity)),
                bank.deploy(Batch.creationCode(Bytes.parse(AgentStake.BINARY), Deployment.OF_ADDRESS, identity)));
    }

    /**
     * Sets what the lending markets take a token to be worth; the exchanges' pools stay as they are.
     *
     * @param dollars of a whole token, to eight decimal places
     * @throws IllegalArgumentException if no market lists it
     */
    public void setPrice(Token token, BigDecimal dollars) {
        Address feed = profile.venues().values().stream()
                .filter(venue -> venue.contracts().containsKey("oracle"))
                .map(venue -> client.call(venue.contract("oracle"), SOURCE, token.address())
                        .address(0))
                .filter(source -> !source.isZero())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no market lists " + token));
        administer(feed, SET_PRICE.encode(dollars.movePointRight(8).toBigIntegerExact()));
    }

    /**
     * Calls a contract as who deployed everything here, owns the tokens and runs the markets.
     *
     * @throws DevnetException if it reverts
     */
    public void administer(Address contract, Bytes data) {
        bank.settle(Bank.Order.call(contract, data));
    }

    /** Mines a block. */
    public void mine() {
        client.request("evm_mine");
    }

    /**
     * Moves the chain's clock ahead, rounded down to seconds, and mines a block then.
     *
     * @throws IllegalArgumentException if negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a chain's clock cannot go back by " + time.negated());
        }
        client.request("evm_increaseTime", time.toSeconds());
        mine();
    }

    /** Takes note of the chain's state. */
    public Snapshot snapshot() {
        return new Snapshot(String.valueOf(client.request("evm_snapshot")));
    }

    /**
     * Goes back to a state, once; later snapshots are gone then, too. The clock goes on from the state's last block.
     *
     * @throws IllegalArgumentException if anvil does not know it, or no more
     */
    public void revert(Snapshot snapshot) {
        if (!Boolean.TRUE.equals(client.request("evm_revert", snapshot.id()))) {
            throw new IllegalArgumentException(snapshot + " is not known, or was used already");
        }
    }

    /** Stops the node; the chain is gone. */
    @Override
    public void close() {
        client.close();
        node.close();
    }

    @Override
    public String toString() {
        return "Devnet[" + rpcUrl() + "]";
    }
}
