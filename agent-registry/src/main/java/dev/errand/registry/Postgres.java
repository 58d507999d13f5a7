package dev.errand.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/* How a registry in PostgreSQL is opened. How safe a commit is, the server decides (synchronous_commit, on unless it is changed). */
final class Postgres {

    private static final String SCHEMA = "errand_registry";

    /** Searches read on from the last change, writers wait for each other: few connections do. */
    private static final int MOST_CONNECTIONS = 8;

    /** A writer that falls silent in its turn is thrown out, well before the others give up. */
    private static final String TIMEOUTS = "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '10s'";

    /** A number of our own ("ErrandRe"): PostgreSQL's advisory locks have numbers, not names. */
    private static final long TURN = 0x45_72_72_61_6e_64_52_65L;

    private Postgres() {}

    static Database open(RegistryDatabase.PostgresUrl where) {
        HikariDataSource source = null;
        try {
            DriverManager.getDriver(where.url()); // refuses a malformed URL without repeating it and the password in it
            DriverManager.getConnection(where.url())
                    .close(); // who cannot be reached is told in one line, not in the pool's log
            source = new HikariDataSource(pool(where.url()));
            Database.migrate(source, "postgres", SCHEMA);
            return new Database(
                    source, handle -> handle.execute("SELECT pg_advisory_xact_lock(?)", TURN), source::close);
        } catch (SQLException | PoolInitializationException | FlywayException e) {
            if (source != null) {
                source.close();
            }
            throw new RegistryException("the registry at " + where + " cannot be opened: " + reason(e), e);
        }
    }

    private static HikariConfig pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("errand-registry");
        config.setJdbcUrl(url);
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setTransactionIsolation(
                "TRANSACTION_READ_COMMITTED"); // in its turn, a writer sees what the one before wrote
        config.setConnectionInitSql(TIMEOUTS);
        return config;
    }

    /** The first line of what the server, or the way to it, says. */
    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
