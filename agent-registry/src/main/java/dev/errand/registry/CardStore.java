package dev.errand.registry;

import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/* The cards in a database. */
final class CardStore {

    private final Database database;

    CardStore(Database database) {
        this.database = database;
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

    /** What may be done in the turn of a writer. */
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
            if (find(agent).isPresent() || changes() < most || count() < most) {
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

        /** There are at least as many changes as cards, and the number of the last is at hand: counting takes time. */
        private long changes() {
            return handle.createQuery("SELECT coalesce(max(change), 0) FROM card")
                    .mapTo(Long.class)
                    .one();
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
                                    + " renewed_at = CASE WHEN card.renewed_at > excluded.renewed_at THEN card.renewed_at ELSE excluded.renewed_at END, change = excluded.change")
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
        return database.write(handle -> work.apply(new Writing(handle)));
    }

    Optional<Row> find(Address agent) {
        return database.read(handle -> find(handle, agent));
    }

    /** Rows that changed after {@code change}, in the order in which they did; 0 gives all. */
    List<Row> changedAfter(long change) {
        return database.read(handle -> handle.createQuery("SELECT * FROM card WHERE change > :change ORDER BY change")
                .bind("change", change)
                .map((row, context) -> row(row))
                .list());
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
