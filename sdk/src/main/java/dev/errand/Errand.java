package dev.errand;

import dev.errand.account.AccountAdmin;
import dev.errand.account.Executor;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.Settlement;
import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Scheduler;
import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.defi.PoolDollarPrices;
import dev.errand.defi.UniswapReferenceQuotes;
import dev.errand.engine.Answer;
import dev.errand.engine.Engine;
import dev.errand.engine.Proposal;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.model.ModelReader;
import dev.errand.engine.reader.Conversation;
import dev.errand.intent.Attachment;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseException;
import dev.errand.lend.AaveV3Venues;
import dev.errand.lend.LentDollarPrices;
import dev.errand.offer.DollarPrices;
import dev.errand.registry.AgentRegistry;
import dev.errand.registry.Health;
import dev.errand.registry.Probe;
import dev.errand.registry.RegistryException;
import dev.errand.registry.Scout;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import dev.errand.rental.Conduct;
import dev.errand.rental.Leases;
import dev.errand.rental.Rental;
import dev.errand.rental.Rentals;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errand for one account on one chain: reads sentences, has agents compete, and carries out what is approved.
 *
 * <p>Thread-safe. Close it when done; what was under way is in the journal and goes on when the next one is built.
 */
public final class Errand implements AutoCloseable {

    private static final int HISTORY = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final ChainProfile profile;
    private final ChainClient chain;
    private final StoredAgentRegistry registry;
    private final Roster roster;
    private final Credentials credentials;
    private final Executor executor;
    private final Engine engine;
    private final Journal journal;
    private final AccountAdmin admin;
    private final LendingVenues lending;
    private final Rentals rentals;
    private final Map<Bytes32, Rental> running = new ConcurrentHashMap<>();
    private final List<Settlement> recovered;

    /** How to close what was opened, the newest first. */
    private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();

    Errand(ErrandBuilder builder) {
        this.profile = Objects.requireNonNull(builder.profile, "chain(…) is required");
        Signer signer = Objects.requireNonNull(builder.signer, "signer(…) is required");
        Path file = Objects.requireNonNull(builder.journal, "journal(…) is required");
        InstantSource clock = builder.clock;
        try {
            this.chain = ChainClient.connect(profile.rpc(), profile.chainId());
            opened.push(chain::close);
            this.registry = StoredAgentRegistry.open(
                    builder.database(file), AgentIndex.withCache(builder.embeddings(file)), clock, Roster.LEASE);
            opened.push(registry::close);
            AgentRuntime runtime = AgentRuntime.builder()
                    .scheduler(Scheduler.system(clock))
                    .signer(SigningKey.random())
                    .network(profile.chainId(), registry)
                    .start();
            opened.push(runtime::close);
            Health health = new Health(new Probe(builder.agentTimeout, registry.keys()::of), clock, runtime::runs);
            opened.push(health::close);
            this.roster = new Roster(runtime, registry, clock);
            opened.push(roster::close);
            this.credentials = new Credentials(registry, health, profile, chain);
            DollarPrices prices = new LentDollarPrices(new PoolDollarPrices(profile, chain), profile, chain);
            this.lending = new AaveV3Venues(profile, chain);
            this.journal = Journal.open(file, clock);
            Broadcaster node = chain::broadcast;
            this.executor = new Executor(
                    profile,
                    chain,
                    signer,
                    builder.broadcaster.apply(node),
                    journal,
                    builder.policy,
                    prices,
                    clock,
                    builder.patience);
            this.recovered = List.copyOf(executor.recover());
            registry.trackRecord().settle(journal, executor.account());
            this.rentals = new Rentals(profile, chain, executor, clock, builder.caution);
            this.engine = new Engine(
                    ModelReader.of(profile.tokens().stream().map(Token::symbol).toList(), builder.model, clock),
                    profile,
                    chain,
                    executor,
                    new Scout(registry, credentials.evidence()),
                    runtime,
                    new UniswapReferenceQuotes(profile, chain),
                    lending,
                    rentals,
                    prices,
                    builder.contacts,
                    clock,
                    builder.agentTimeout,
                    builder.healthFloor);
            this.admin = new AccountAdmin(profile, chain, executor, clock);
            builder.agents.forEach(factory -> roster.start(factory.create(profile, chain, clock)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts building one. */
    public static ErrandBuilder builder() {
        return new ErrandBuilder();
    }

    /** The account. */
    public Address account() {
        return executor.account();
    }

    /** What would be done for {@code text}; nothing is signed or sent. */
    public Answer propose(String text) throws InterruptedException {
        return propose(text, Conversation.EMPTY);
    }

    /** As {@link #propose(String)}, for the next message of a conversation; see {@link Conversation#next}. */
    public Answer propose(String text, Conversation conversation) throws InterruptedException {
        return propose(text, conversation, Attachment.NONE);
    }

    /**
     * As {@link #propose(String)}, with lines that the text calls the attachment: {@code "embed the lines of the attachment with
     * all-minilm-l6-v2-q, at most 1 dollar"}. They are worked on, and never read for what is to be done.
     */
    public Answer propose(String text, Conversation conversation, Attachment attachment) throws InterruptedException {
        return engine.propose(text, conversation, attachment);
    }

    /**
     * Carries out what was approved: writes it down, signs, sends, and waits for the end. What is rented begins to work then:
     * see {@link #rental}.
     *
     * @see Proposal#approve
     */
    public Settlement execute(Proposal.Approval approval) {
        registry.trackRecord()
                .engage(
                        approval.proposal().plan().intentId(),
                        account(),
                        approval.proposal().agents(),
                        credentials::ownerOf);
        Settlement settlement = engine.execute(approval);
        try {
            registry.trackRecord().settle(journal, account());
        } catch (RegistryException e) {
            LOG.warn("what agents did is not counted yet; it is at the next start", e); // the settlement stands
        }
        if (settlement instanceof Settlement.Executed) {
            begin(approval.proposal());
        }
        return settlement;
    }

    private void begin(Proposal proposal) {
        for (ProposedStep step : proposal.steps()) {
            if (step instanceof ProposedStep.Rental rental) {
                Bytes32 intentId = proposal.plan().intentId();
                try {
                    running.put(
                            intentId,
                            rentals.begin(
                                    intentId,
                                    rental.work(),
                                    rental.chosen(),
                                    rental.attachment(),
                                    end -> remember(rental, end)));
                } catch (LeaseException
                        | IllegalStateException e) { // the leases stand, and pay nothing without receipts
                    LOG.warn("the work on what was rented could not begin", e);
                }
            }
        }
    }

    /** How each lease was kept counts for its agent from now on. */
    private void remember(ProposedStep.Rental rental, Rental.End end) {
        for (Conduct conduct : end.conducts()) {
            rental.considered().stream()
                    .filter(one -> one.offer().filter(conduct.offer()::equals).isPresent())
                    .map(one -> one.agent().address())
                    .findFirst()
                    .ifPresent(agent -> conduct.kept().ifPresent(kept -> remember(conduct.lease(), agent, kept)));
        }
    }

    private void remember(Bytes32 lease, Address agent, boolean kept) {
        try {
            registry.trackRecord().conclude(lease, account(), agent, credentials.ownerOf(agent), kept);
        } catch (RegistryException e) {
            LOG.warn("how lease {} was kept is not counted", lease, e); // the money is settled all the same
        }
    }

    /** What an executed proposal rented, at work; empty if it rented nothing. */
    public Optional<Rental> rental(Proposal proposal) {
        return Optional.ofNullable(running.get(proposal.plan().intentId()));
    }

    /**
     * Starts an agent and registers its card.
     *
     * @throws IllegalArgumentException if the registry refuses the card; the message says why
     */
    public void start(Agent agent) {
        roster.start(agent);
    }

    /** Stops an agent and takes its card out of the registry. */
    public void stop(Address agent) {
        roster.stop(agent);
    }

    /** The registered agents. */
    public AgentRegistry agents() {
        return registry;
    }

    /** The account as its owner manages it: delegation, allowances, rescue. */
    public AccountAdmin admin() {
        return admin;
    }

    /** What the account has lent and owes on lending markets, interest included. */
    public List<LendingReserve> positions() {
        return lending.holdings(account());
    }

    /**
     * Every lease that the account ever opened, by this program or one that died, and the way out of it.
     *
     * @throws LeaseException if the chain has no lease market
     */
    public Leases leases() {
        return rentals.leases();
    }

    /** What became, while this was being built, of what an earlier run had left open. */
    public List<Settlement> recovered() {
        return recovered;
    }

    /** What the account executed, newest first. */
    public List<Entry> history() {
        return journal.history(profile.chainId(), account(), HISTORY);
    }

    /** Ends what is rented, stops the agents and disconnects. */
    @Override
    public void close() {
        running.values().forEach(Rental::close);
        for (Runnable close = opened.poll(); close != null; close = opened.poll()) {
            close.run();
        }
    }
}
