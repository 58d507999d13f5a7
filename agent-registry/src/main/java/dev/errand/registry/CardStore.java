package dev.errand.registry;

import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/*
 * The rows of one SQLite file. Every write is on disk before it returns (WAL, synchronous FULL), under one write lock, whichever
 * process writes.
 */
final class CardStore {

    private final Jdbi jdbi;

    private CardStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static CardStore open(Path file) {
        return new CardStore(Sqlite.open(file, "store"));
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** One agent's row. */
    record Row(
            SignedCard signed,
            boolean retired,
            Instant registeredAt,
            Instant expiresAt,
            Instant renewedAt,
            long change) {

        boolean isLive(Instant now) {
            return !retired && now.isBefore(expiresAt);
        }
    }

    /** What may be done under the write lock. */
    static final class Writing {

        private final Handle handle;

        private Writing(Handle handle) {
            this.handle = handle;
        }

        Optional<Row> find(Address agent) {
            return CardStore.find(handle, agent);
        }

        /** Who holds a name that looks like one of these. */
        List<Row> holders(Set<String> looks) {
            return handle.createQuery(
                            "SELECT DISTINCT card.* FROM card JOIN look USING (address) WHERE look.look IN (<looks>)")
                    .bindList("looks", List.copyOf(looks))
                    .map((row, context) -> row(row))
                    .list();
        }

        /** The newest version that was ever registered; 0 if none was. */
        int lastVersion(Address agent) {
            return handle.createQuery("SELECT version FROM card WHERE address = :address"
                            + " UNION ALL SELECT version FROM gone WHERE address = :address")
                    .bind("address", agent.toString())
                    .mapTo(Integer.class)
                    .findFirst()
                    .orElse(0);
        }

        /** Whether the agent is here, or may come; of those who are gone only their versions are kept if the place is needed. */
        boolean hasRoom(Address agent, int most, Instant goneBefore) {
            if (find(agent).isPresent() || count() < most) {
                return true;
            }
            String gone = " FROM card WHERE state = 'RETIRED' OR expires_at < :before";
            long before = goneBefore.toEpochMilli();
            handle.createUpdate("INSERT INTO gone SELECT address, version, change" + gone)
                    .bind("before", before)
                    .execute();
            handle.createUpdate("DELETE FROM look WHERE address IN (SELECT address FROM gone)")
                    .execute();
            handle.createUpdate("DELETE" + gone).bind("before", before).execute();
            return count() < most;
        }

        private int count() {
            return handle.createQuery("SELECT count(*) FROM card")
                    .mapTo(Integer.class)
                    .one();
        }

        void put(SignedCard signed, Instant expiresAt, Instant renewedAt) {
            String address = signed.card().address().toString();
            handle.createUpdate(
                            "INSERT INTO card (address, version, signed, state, registered_at, expires_at, renewed_at, change)"
                                    + " VALUES (:address, :version, :signed, 'REGISTERED', :renewed, :expires, :renewed, "
                                    + NEXT + ")"
                                    + " ON CONFLICT (address) DO UPDATE SET version = excluded.version, signed = excluded.signed,"
                                    + " state = excluded.state, expires_at = excluded.expires_at,"
                                    + " renewed_at = max(renewed_at, excluded.renewed_at), change = excluded.change")
                    .bind("address", address)
                    .bind("version", signed.card().version())
                    .bind("signed", signed.toJson())
                    .bind("expires", expiresAt.toEpochMilli())
                    .bind("renewed", renewedAt.toEpochMilli())
                    .execute();
            handle.execute("DELETE FROM gone WHERE address = ?", address);
            release(address);
            Names.looks(signed.card().name())
                    .forEach(look -> handle.execute("INSERT INTO look (look, address) VALUES (?, ?)", look, address));
        }

        void renew(Address agent, Instant expiresAt, Instant signedAt) {
            handle.execute(
                    "UPDATE card SET expires_at = ?, renewed_at = ?, change = " + NEXT + " WHERE address = ?",
                    expiresAt.toEpochMilli(),
                    signedAt.toEpochMilli(),
                    agent.toString());
        }

        void retire(Address agent) {
            handle.execute(
                    "UPDATE card SET state = 'RETIRED', change = " + NEXT + " WHERE address = ? AND state <> 'RETIRED'",
                    agent.toString());
            release(agent.toString());
        }

        private void release(String address) {
            handle.execute("DELETE FROM look WHERE address = ?", address);
        }
    }

    /** One more than any before, those of rows that made room among them: or who reads on would miss a change. */
    private static final String NEXT = "(SELECT coalesce(max(last), 0) + 1 FROM"
            + " (SELECT max(change) AS last FROM card UNION ALL SELECT max(change) FROM gone) AS newest)";

    <T> T write(Function<Writing, T> work) {
        return Sqlite.guarded(() -> jdbi.inTransaction(handle -> work.apply(new Writing(handle))));
    }

    Optional<Row> find(Address agent) {
        return Sqlite.guarded(() -> jdbi.withHandle(handle -> find(handle, agent)));
    }

    /** Rows that changed after {@code change}, in the order in which they did; 0 gives all. */
    List<Row> changedAfter(long change) {
        return Sqlite.guarded(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM card WHERE change > :change ORDER BY change")
                        .bind("change", change)
                        .map((row, context) -> row(row))
                        .list()));
    }

    private static Optional<Row> find(Handle handle, Address agent) {
        return handle.createQuery("SELECT * FROM card WHERE address = :address")
                .bind("address", agent.toString())
                .map((row, context) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        return switch (SignedCard.parse(row.getString("signed"))) {
            case SignedCard.Reading.Card(SignedCard signed) ->
                new Row(
                        signed,
                        row.getString("state").equals("RETIRED"),
                        Instant.ofEpochMilli(row.getLong("registered_at")),
                        Instant.ofEpochMilli(row.getLong("expires_at")),
                        Instant.ofEpochMilli(row.getLong("renewed_at")),
                        row.getLong("change"));
            case SignedCard.Reading.Malformed(String reason) ->
                throw new SQLException("the card of " + row.getString("address") + " is damaged: " + reason);
        };
    }
}
