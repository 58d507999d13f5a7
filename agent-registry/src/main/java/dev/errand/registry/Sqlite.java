package dev.errand.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/* How the registry's SQLite files are opened: what was written is on disk before the writer goes on. */
final class Sqlite {

    private static final int BUSY_MILLIS = 10_000;

    private Sqlite() {}

    /**
     * Opens a file, and brings its tables up to date.
     *
     * @param migrations folder of the migrations within this package
     */
    static Database open(Path file, String migrations) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE); // a transaction that began has its turn
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Database.migrate(source, migrations);
        } catch (IOException | FlywayException e) {
            throw new RegistryException("the registry at " + file + " cannot be opened", e);
        }
        return new Database(source, handle -> {}, () -> {});
    }
}
