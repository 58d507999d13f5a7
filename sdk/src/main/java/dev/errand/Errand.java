package dev.errand;

import dev.errand.account.AccountAdmin;
import dev.errand.account.Executor;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Scheduler;
import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.defi.PoolDollarPrices;
import dev.errand.defi.UniswapReferenceQuotes;
import dev.errand.engine.AddressBook;
import dev.errand.engine.Answer;
import dev.errand.engine.Engine;
import dev.errand.engine.Proposal;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.model.ModelReader;
import dev.errand.engine.model.ModelSettings;
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
import dev.errand.policy.Policy;
import dev.errand.registry.AgentRegistry;
import dev.errand.registry.Health;
import dev.errand.registry.Probe;
import dev.errand.registry.RegistryException;
import dev.errand.registry.Scout;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import dev.errand.rental.Leases;
import dev.errand.rental.Rental;
import dev.errand.rental.Rentals;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errand for one account on one chain: reads sentences, has agents compete, and carries out what is approved.
 *
 * <p>Thread-safe. Close it when done; what was under way is in the journal and goes on when the next one is built.
 */
public final class Errand implements AutoCloseable {

    private static final int HISTORY = 100;
    private static final String REGISTRY = "registry.db";
    static final String EMBEDDINGS = "embeddings.db";
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final ChainProfile profile;
    private final ChainClient chain;
    private final AgentRuntime runtime;
    private final StoredAgentRegistry registry;
    private final Health health;
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

    private Errand(Builder builder) {
        this.profile = Objects.requireNonNull(builder.profile, "chain(…) is required");
        Signer signer = Objects.requireNonNull(builder.signer, "signer(…) is required");
        Path file = Objects.requireNonNull(builder.journal, "journal(…) is required");
        InstantSource clock = builder.clock;
        this.chain = ChainClient.connect(profile.rpc(), profile.chainId());
        Path cards = builder.registryFile(file);
        this.registry = StoredAgentRegistry.open(
                cards, AgentIndex.withCache(cards.resolveSibling(EMBEDDINGS)), clock, Roster.LEASE);
        this.runtime = AgentRuntime.builder()
                .scheduler(Scheduler.system(clock))
                .signer(SigningKey.random())
                .network(profile.chainId(), registry)
                .start();
        this.health = new Health(new Probe(builder.agentTimeout, registry.keys()::of), clock, runtime::runs);
        this.roster = new Roster(runtime, registry, clock);
        this.credentials = new Credentials(registry, health, profile, chain);
        try {
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
            this.rentals = new Rentals(profile, chain, executor, clock);
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
    public static Builder builder() {
        return new Builder();
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
                    running.put(intentId, rentals.begin(intentId, rental.work(), rental.chosen(), rental.attachment()));
                } catch (LeaseException
                        | IllegalStateException e) { // the leases stand, and pay nothing without receipts
                    LOG.warn("the work on what was rented could not begin", e);
                }
            }
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
        roster.close();
        runtime.close();
        health.close();
        registry.close();
        chain.close();
    }

    /** Collects what an {@link Errand} needs. Not thread-safe. */
    public static final class Builder {

        private final List<AgentFactory> agents = new ArrayList<>();
        private @Nullable ChainProfile profile;
        private @Nullable Signer signer;
        private @Nullable Path journal;
        private @Nullable Path registry;
        private Policy policy = Policy.of(Policy.Limits.standard());
        private AddressBook contacts = AddressBook.EMPTY;
        private InstantSource clock = InstantSource.system();
        private Patience patience = Patience.STANDARD;
        private Duration agentTimeout = Engine.AGENT_TIMEOUT;
        private BigDecimal healthFloor = Engine.HEALTH_FLOOR;
        private @Nullable ModelSettings model;
        private UnaryOperator<Broadcaster> broadcaster = UnaryOperator.identity();

        private Builder() {}

        /** The chain; required. Nothing that is not in its profile is used. */
        public Builder chain(ChainProfile profile) {
            this.profile = profile;
            return this;
        }

        /** The account's key; required. */
        public Builder signer(Signer signer) {
            this.signer = signer;
            return this;
        }

        /** File of the journal; required. Keep one for each account: what is under way stands in it. */
        public Builder journal(Path file) {
            this.journal = file;
            return this;
        }

        /** File of the registry in which agents are found; defaults to {@code registry.db} beside the journal. Many may share one. */
        public Builder registry(Path file) {
            this.registry = file;
            return this;
        }

        private Path registryFile(Path journalFile) {
            return registry == null ? journalFile.resolveSibling(REGISTRY) : registry;
        }

        /** Adds an agent. More can be started later by {@link Errand#start}. */
        public Builder agent(AgentFactory agent) {
            agents.add(agent);
            return this;
        }

        /** What goes ahead without asking, and what never does; defaults to {@link Policy.Limits#standard}. */
        public Builder policy(Policy policy) {
            this.policy = policy;
            return this;
        }

        /** The user's saved contacts; defaults to none. */
        public Builder contacts(AddressBook contacts) {
            this.contacts = contacts;
            return this;
        }

        /** Time for deadlines and limits; defaults to the system's. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** How long to wait for a transaction; defaults to {@link Patience#STANDARD}. */
        public Builder patience(Patience patience) {
            this.patience = patience;
            return this;
        }

        /** How long agents have to answer, and to show that they are alive; defaults to {@link Engine#AGENT_TIMEOUT}. */
        public Builder agentTimeout(Duration timeout) {
            this.agentTimeout = timeout;
            return this;
        }

        /**
         * The health factor that a loan must leave; defaults to {@link Engine#HEALTH_FLOOR}. A market liquidates below 1.
         *
         * @throws IllegalArgumentException if it is not above 1
         */
        public Builder healthFloor(BigDecimal floor) {
            if (floor.compareTo(BigDecimal.ONE) <= 0) {
                throw new IllegalArgumentException("a health floor of " + floor.toPlainString() + " is no protection");
            }
            this.healthFloor = floor;
            return this;
        }

        /** A language model for texts that the grammars do not read; defaults to none. What it says counts only if the text says it. */
        public Builder model(ModelSettings settings) {
            this.model = settings;
            return this;
        }

        /** Puts something before, or in the place of, the node that transactions are sent to, such as a private relay. */
        public Builder broadcaster(UnaryOperator<Broadcaster> around) {
            this.broadcaster = around;
            return this;
        }

        /**
         * Connects, finishes what the journal has open, and starts the agents.
         *
         * @throws dev.errand.chain.ChainException if the node does not answer, serves another chain, or holds other code
         * @throws dev.errand.key.SigningException if a public development key is used off the devnet
         */
        public Errand build() {
            return new Errand(this);
        }
    }
}
