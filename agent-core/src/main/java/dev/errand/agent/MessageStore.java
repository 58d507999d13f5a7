package dev.errand.agent;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/*
 * Messages, the replay window and what agents keep, in one SQLite file (WAL, synchronous FULL). One program owns the file: two
 * would handle each message twice. Writes go through a GroupCommit on a connection of its own, reads through another.
 */
final class MessageStore implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

    private final Handle writing;
    private final Handle reading; // guarded by itself
    private final Commits commits;
    private final Optional<FileChannel> lock;
    private final AtomicLong seq;

    private MessageStore(Handle writing, Handle reading, Commits commits, Optional<FileChannel> lock) {
        this.writing = writing;
        this.reading = reading;
        this.commits = commits;
        this.lock = lock;
        this.seq = new AtomicLong(reading.createQuery("SELECT max((SELECT coalesce(max(seq), 0) FROM inbox),"
                        + " (SELECT coalesce(max(seq), 0) FROM outbox),"
                        + " (SELECT coalesce(max(seq), 0) FROM dead_letter))")
                .mapTo(Long.class)
                .one());
    }

    static MessageStore open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // it would prepare and run a query after each insert
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Path place = file.toAbsolutePath();
            Files.createDirectories(place.resolveSibling(""));
            FileChannel lock = lock(place.resolveSibling(place.getFileName() + ".lock"), file);
            migrate(source);
            Jdbi jdbi = Jdbi.create(source);
            Handle writing = jdbi.open();
            GroupCommit commits = new GroupCommit(new Statements(writing.getConnection()));
            return new MessageStore(writing, jdbi.open(), commits, Optional.of(lock));
        } catch (IOException | FlywayException | JdbiException e) {
            throw new MessageStoreException("the store at " + file + " cannot be opened", e);
        }
    }

    /** A store that is gone with the program, on one connection. */
    static MessageStore inMemory() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            migrate(new OneConnection(connection));
            Handle handle = Jdbi.open(connection);
            return new MessageStore(
                    handle, handle, new DirectCommit(new Statements(connection), handle), Optional.empty());
        } catch (SQLException | FlywayException e) {
            throw new MessageStoreException("no store can be opened in memory", e);
        }
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .loggers("slf4j") // else it prints by itself where a program has no logging
                .dataSource(source)
                .locations("classpath:dev/errand/agent/store")
                .load()
                .migrate();
    }

    private static FileChannel lock(Path path, Path file) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this very program has it open
        }
        channel.close();
        throw new MessageStoreException(
                "the store at " + file + " is in use by another runtime; give each its own file");
    }

    /** A place behind all others. */
    long nextSeq() {
        return seq.incrementAndGet();
    }

    /** See {@link Commits#write}. */
    CompletableFuture<Boolean> write(Change change) {
        return commits.write(change);
    }

    /** Writes what may as well be written after a restart: a failure is logged and forgotten. */
    void writeLater(Change change) {
        CompletableFuture<?> unused = commits.write(change).whenComplete((applied, failure) -> {
            if (failure != null) {
                LOG.warn("not stored", failure);
            }
        });
    }

    /** Writes, and waits for the disk. */
    boolean writeNow(Change change) {
        try {
            return commits.write(change).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MessageStoreException failure
                    ? failure
                    : new MessageStoreException("the store cannot be written", e);
        }
    }

    /** Messages that were accepted for {@code recipient} and not handled, in order. */
    List<StoredMessage> inbox(Address recipient) {
        return read(handle -> handle.createQuery("SELECT * FROM inbox WHERE recipient = :recipient ORDER BY seq")
                .bind("recipient", recipient.toBytes())
                .map((row, context) -> message(row))
                .list());
    }

    /** Envelopes that nobody has acknowledged, in order. */
    List<StoredMessage> outbox() {
        return read(handle -> handle.createQuery("SELECT * FROM outbox ORDER BY seq")
                .map((row, context) -> message(row))
                .list());
    }

    Optional<String> value(Address agent, String key) {
        return read(handle -> handle.createQuery("SELECT value FROM entry WHERE agent = :agent AND key = :key")
                .bind("agent", agent.toBytes())
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    List<String> keys(Address agent, String prefix) {
        return read(handle -> handle.createQuery("SELECT key FROM entry WHERE agent = :agent"
                        + " AND substr(key, 1, length(:prefix)) = :prefix ORDER BY key")
                .bind("agent", agent.toBytes())
                .bind("prefix", prefix)
                .mapTo(String.class)
                .list());
    }

    List<DeadLetter> deadLetters(int limit) {
        return read(
                handle -> handle.createQuery("SELECT * FROM dead_letter ORDER BY buried_at DESC, seq DESC LIMIT :limit")
                        .bind("limit", limit)
                        .map((row, context) -> deadLetter(row))
                        .list());
    }

    List<String> rotations() {
        return read(handle -> handle.createQuery("SELECT statement FROM rotation")
                .mapTo(String.class)
                .list());
    }

    /** Writes what was handed in, and closes the file. */
    @Override
    public void close() {
        commits.close();
        synchronized (reading) {
            reading.close();
        }
        writing.close();
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new MessageStoreException("the store's lock cannot be given back", e);
        }
    }

    private <T> T read(Function<Handle, T> query) {
        try {
            synchronized (reading) {
                return query.apply(reading);
            }
        } catch (JdbiException e) {
            throw new MessageStoreException("the store cannot be read", e);
        }
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getLong("seq"),
                Address.of(row.getBytes("recipient")),
                Address.of(row.getBytes("sender")),
                Bytes32.of(row.getBytes("id")),
                row.getString("conversation"),
                row.getString("subject"),
                Bytes32.of(row.getBytes("schema")),
                row.getString("content"),
                Instant.ofEpochMilli(row.getLong("deadline")),
                row.getInt("attempts"));
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                Bytes32.of(row.getBytes("id")),
                Address.of(row.getBytes("recipient")),
                Address.of(row.getBytes("sender")),
                row.getString("conversation"),
                row.getString("subject"),
                row.getString("content"),
                row.getInt("outgoing") == 1,
                row.getString("reason"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("buried_at")));
    }
}
