package dev.errand.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/* How the registry's SQLite files are opened: what was written is on disk before the writer goes on, and writers take turns. */
final class Sqlite {

    private static final int BUSY_MILLIS = 10_000;

    private Sqlite() {}

    /**
     * Opens a file, and brings its tables up to date.
     *
     * @param migrations folder of the migrations within this package
     */
    static Jdbi open(Path file, String migrations) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Flyway.configure()
                    .loggers("slf4j") // else it prints by itself where a program has no logging
                    .dataSource(source)
                    .locations("classpath:dev/errand/registry/" + migrations)
                    .load()
                    .migrate();
        } catch (IOException | FlywayException e) {
            throw new RegistryException("the registry at " + file + " cannot be opened", e);
        }
        return Jdbi.create(source);
    }

    /** Does the work, with what the database throws as an exception of ours. */
    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new RegistryException("the registry's store cannot be read or written", e);
        }
    }
}
