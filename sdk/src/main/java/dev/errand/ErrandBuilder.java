package dev.errand;

import dev.errand.account.Patience;
import dev.errand.chain.Broadcaster;
import dev.errand.chain.ChainProfile;
import dev.errand.engine.AddressBook;
import dev.errand.engine.Engine;
import dev.errand.engine.model.ModelSettings;
import dev.errand.key.Signer;
import dev.errand.policy.Policy;
import dev.errand.registry.RegistryDatabase;
import dev.errand.rental.Caution;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link Errand} needs. Not thread-safe. */
public final class ErrandBuilder {

    private static final String REGISTRY = "registry.db";
    private static final String EMBEDDINGS = "embeddings.db";

    final List<AgentFactory> agents = new ArrayList<>();

    @Nullable ChainProfile profile;

    @Nullable Signer signer;

    @Nullable Path journal;

    private @Nullable RegistryDatabase registry;
    Policy policy = Policy.of(Policy.Limits.standard());
    AddressBook contacts = AddressBook.EMPTY;
    Caution caution = Caution.STANDARD;
    InstantSource clock = InstantSource.system();
    Patience patience = Patience.STANDARD;
    Duration agentTimeout = Engine.AGENT_TIMEOUT;
    BigDecimal healthFloor = Engine.HEALTH_FLOOR;

    @Nullable ModelSettings model;

    UnaryOperator<Broadcaster> broadcaster = UnaryOperator.identity();

    ErrandBuilder() {}

    /** The chain; required. Nothing that is not in its profile is used. */
    public ErrandBuilder chain(ChainProfile profile) {
        this.profile = profile;
        return this;
    }

    /** The account's key; required. */
    public ErrandBuilder signer(Signer signer) {
        this.signer = signer;
        return this;
    }

    /** File of the journal; required. Keep one for each account: what is under way stands in it. */
    public ErrandBuilder journal(Path file) {
        this.journal = file;
        return this;
    }

    /** File of the registry in which agents are found; defaults to {@code registry.db} beside the journal. Many may share one. */
    public ErrandBuilder registry(Path file) {
        return registry(new RegistryDatabase.SqliteFile(file));
    }

    /** The same where the registry is not a file of this machine, but a database that several machines share. */
    public ErrandBuilder registry(RegistryDatabase database) {
        this.registry = database;
        return this;
    }

    RegistryDatabase database(Path journalFile) {
        return registry == null ? new RegistryDatabase.SqliteFile(journalFile.resolveSibling(REGISTRY)) : registry;
    }

    /** What was embedded once: beside the registry's file, else beside the journal. */
    Path embeddings(Path journalFile) {
        Path beside = database(journalFile) instanceof RegistryDatabase.SqliteFile(Path file) ? file : journalFile;
        return beside.resolveSibling(EMBEDDINGS);
    }

    /** Adds an agent. More can be started later by {@link Errand#start}. */
    public ErrandBuilder agent(AgentFactory agent) {
        agents.add(agent);
        return this;
    }

    /** What goes ahead without asking, and what never does; defaults to {@link Policy.Limits#standard}. */
    public ErrandBuilder policy(Policy policy) {
        this.policy = policy;
        return this;
    }

    /** The user's saved contacts; defaults to none. */
    public ErrandBuilder contacts(AddressBook contacts) {
        this.contacts = contacts;
        return this;
    }

    /** What is not taken on trust of rented machines, and whose arbiters are; defaults to {@link Caution#STANDARD}. */
    public ErrandBuilder caution(Caution caution) {
        this.caution = caution;
        return this;
    }

    /** Time for deadlines and limits; defaults to the system's. */
    public ErrandBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** How long to wait for a transaction; defaults to {@link Patience#STANDARD}. */
    public ErrandBuilder patience(Patience patience) {
        this.patience = patience;
        return this;
    }

    /** How long agents have to answer, and to show that they are alive; defaults to {@link Engine#AGENT_TIMEOUT}. */
    public ErrandBuilder agentTimeout(Duration timeout) {
        this.agentTimeout = timeout;
        return this;
    }

    /**
     * The health factor that a loan must leave; defaults to {@link Engine#HEALTH_FLOOR}. A market liquidates below 1.
     *
     * @throws IllegalArgumentException if it is not above 1
     */
    public ErrandBuilder healthFloor(BigDecimal floor) {
        if (floor.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("a health floor of " + floor.toPlainString() + " is no protection");
        }
        this.healthFloor = floor;
        return this;
    }

    /** A language model for texts that the grammars do not read; defaults to none. What it says counts only if the text says it. */
    public ErrandBuilder model(ModelSettings settings) {
        this.model = settings;
        return this;
    }

    /** Puts something before, or in the place of, the node that transactions are sent to, such as a private relay. */
    public ErrandBuilder broadcaster(UnaryOperator<Broadcaster> around) {
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
