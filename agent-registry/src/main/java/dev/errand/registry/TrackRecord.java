package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.journal.Entry;
import dev.errand.journal.Journal;
import dev.errand.journal.State;
import dev.errand.registry.ranking.Execution;
import dev.errand.registry.ranking.Reputation;
import dev.errand.registry.ranking.Standing;
import dev.errand.registry.ranking.Weights;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * What agents did, as journals prove it: who is engaged is written down before anything is sent, and how it ended is read from the
 * client's journal, which knows it from a final block, or from how a lease was closed on chain. Nobody's word counts. It outlives the
 * program, in the registry's database.
 *
 * <p>Thread-safe. Methods throw {@link RegistryException} if the database cannot be read or written.
 */
public final class TrackRecord {

    /** An engagement that no journal knows after so long was never begun. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final String OPEN = " FROM engagement WHERE client = :client AND settled IS NULL";

    private final Database database;
    private final InstantSource clock;
    private final Reputation reputation = new Reputation(Weights.STANDARD);
    private long seen; // guarded by this

    TrackRecord(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes who is about to carry out an intent. To be called before it is sent.
     *
     * @param client the account that it is done for
     * @param owner who stands behind an agent; the agent itself where nothing else is known
     */
    public void engage(Bytes32 intentId, Address client, Collection<Address> agents, UnaryOperator<Address> owner) {
        write(handle -> agents.stream()
                .distinct()
                .forEach(agent -> handle.createUpdate("INSERT INTO engagement (intent_id, agent, client, owner, at)"
                                + " VALUES (:intent, :agent, :client, :owner, :at)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("intent", intentId.toString())
                        .bind("agent", agent.toString())
                        .bind("client", client.toString())
                        .bind("owner", owner.apply(agent).toString())
                        .bind("at", clock.millis())
                        .execute()));
    }

    /** Reads in the client's journal how its open engagements ended. One that is still under way stays open. */
    public void settle(Journal journal, Address client) {
        List<Bytes32> open = database.read(handle -> handle.createQuery("SELECT DISTINCT intent_id" + OPEN)
                .bind("client", client.toString())
                .mapTo(String.class)
                .map(Bytes32::parse)
                .list());
        for (Bytes32 intentId : open) {
            Optional<Entry> entry =
                    journal.find(intentId).filter(known -> known.account().equals(client));
            if (entry.isEmpty()) {
                drop(intentId, clock.instant().minus(FORGOTTEN_AFTER));
            } else if (!entry.get().state().isOpen()) {
                settle(entry.get());
            }
        }
    }

    /** A revert says who failed only where one agent took part; what never reached a block says nothing. */
    private void settle(Entry entry) {
        String intentId = entry.intentId().toString();
        write(handle -> {
            List<String> agents = handle.createQuery(
                            "SELECT agent FROM engagement WHERE intent_id = :intent AND settled IS NULL")
                    .bind("intent", intentId)
                    .mapTo(String.class)
                    .list();
            boolean succeeded = entry.state() == State.EXECUTED;
            if (succeeded || (entry.state() == State.REVERTED && agents.size() == 1)) {
                agents.forEach(agent -> handle.createUpdate("UPDATE engagement SET succeeded = :succeeded, settled ="
                                + " (SELECT coalesce(max(settled), 0) + 1 FROM engagement)"
                                + " WHERE intent_id = :intent AND agent = :agent")
                        .bind("succeeded", succeeded ? 1 : 0)
                        .bind("intent", intentId)
                        .bind("agent", agent)
                        .execute());
            } else {
                handle.execute("DELETE FROM engagement WHERE intent_id = ? AND settled IS NULL", intentId);
            }
        });
    }

    /**
     * Notes what a lease came to, which no journal tells: the chain says that it was paid and closed, and the tenant's program what it
     * found. A lease counts once, as it came to first.
     *
     * @param owner who stands behind the agent; the agent itself where nothing else is known
     * @param kept whether the work was paid on chain and nothing was found against it
     */
    public void conclude(Bytes32 lease, Address client, Address agent, Address owner, boolean kept) {
        write(handle -> handle.createUpdate(
                        "INSERT INTO engagement (intent_id, agent, client, owner, at, succeeded, settled)"
                                + " SELECT :lease, :agent, :client, :owner, :at, :kept, coalesce(max(settled), 0) + 1"
                                + " FROM engagement WHERE true ON CONFLICT (intent_id, agent) DO NOTHING")
                .bind("lease", lease.toString())
                .bind("agent", agent.toString())
                .bind("client", client.toString())
                .bind("owner", owner.toString())
                .bind("at", clock.millis())
                .bind("kept", kept ? 1 : 0)
                .execute());
    }

    private void drop(Bytes32 intentId, Instant before) {
        write(handle -> handle.execute(
                "DELETE FROM engagement WHERE intent_id = ? AND settled IS NULL AND at < ?",
                intentId.toString(),
                before.toEpochMilli()));
    }

    /** What counts for an agent now. */
    public synchronized Standing standing(AgentCard agent) {
        database.read(handle -> handle.createQuery("SELECT * FROM engagement WHERE settled > :seen ORDER BY settled")
                        .bind("seen", seen)
                        .map((row, context) -> new Settled(
                                row.getLong("settled"),
                                new Execution(
                                        row.getString("intent_id") + ":" + row.getString("agent"),
                                        row.getString("client"),
                                        row.getString("agent"),
                                        row.getString("owner"),
                                        row.getInt("succeeded") == 1,
                                        Instant.ofEpochMilli(row.getLong("at")))))
                        .list())
                .forEach(settled -> {
                    reputation.record(settled.execution());
                    seen = settled.number();
                });
        return reputation.standing(agent.address().toString(), clock.instant());
    }

    private record Settled(long number, Execution execution) {}

    private void write(Consumer<Handle> work) {
        database.write(handle -> {
            work.accept(handle);
            return true;
        });
    }
}
