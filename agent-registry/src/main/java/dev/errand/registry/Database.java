package dev.errand.registry;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/*
 * An open database. Writers take turns, whichever program they are in: a number that a write gives out by looking at the largest one
 * so far is neither given twice nor seen before a smaller one.
 */
final class Database implements AutoCloseable {

    private final Jdbi jdbi;
    private final Consumer<Handle> turn;
    private final Runnable closing;

    /**
     * Wraps what is open.
     *
     * @param turn waits, in a transaction that has begun, until no other writes
     */
    Database(DataSource source, Consumer<Handle> turn, Runnable closing) {
        this.jdbi = Jdbi.create(source);
        this.turn = turn;
        this.closing = closing;
    }

    static Database open(RegistryDatabase where) {
        return switch (where) {
            case RegistryDatabase.SqliteFile(var path) -> Sqlite.open(path, "store");
            case RegistryDatabase.PostgresUrl url -> Postgres.open(url);
        };
    }

    /**
     * Brings the tables up to date.
     *
     * @param migrations folder of the migrations within this package
     * @param schemas where the tables lie; none leaves that to the database
     */
    static void migrate(DataSource source, String migrations, String... schemas) {
        Flyway.configure()
                .loggers("slf4j") // else it prints by itself where a program has no logging
                .dataSource(source)
                .schemas(schemas)
                .locations("classpath:dev/errand/registry/" + migrations)
                .load()
                .migrate();
    }

    <T> T read(Function<Handle, T> work) {
        return guarded(() -> jdbi.withHandle(work::apply));
    }

    /** Does the work in one transaction. It is durable, as the database understands it, when this returns. */
    <T> T write(Function<Handle, T> work) {
        return guarded(() -> jdbi.inTransaction(handle -> {
            turn.accept(handle);
            return work.apply(handle);
        }));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new RegistryException("the registry's store cannot be read or written", e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
