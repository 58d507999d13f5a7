package dev.errand.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.TxHash;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The journal of one user, in one SQLite file.
 *
 * <p>Every write is on disk before the method returns (WAL, synchronous FULL). {@link #append} decides and writes under one
 * write lock, so that two executions, in one process or two, cannot both pass a limit that only one of them fits in, nor take
 * the same nonce. All methods throw {@link JournalException} if the file cannot be read or written.
 */
public final class Journal {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int BUSY_MILLIS = 10_000;
    private static final String OPEN = "('SIGNED', 'SENT', 'INCLUDED')";

    /** What counts against the day's limit: whatever was done or still may be. */
    private static final String COUNTED = "('SIGNED', 'SENT', 'INCLUDED', 'EXECUTED')";

    private final Jdbi jdbi;
    private final InstantSource clock;

    private Journal(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Opens the journal in {@code file}, and makes it if it is not there. */
    public static Journal open(Path file, InstantSource clock) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            migrate(source, file.resolveSibling(file.getFileName() + ".lock"));
        } catch (IOException | FlywayException e) {
            throw new JournalException("the journal at " + file + " cannot be opened; nothing is sent without it", e);
        }
        return new Journal(Jdbi.create(source), clock);
    }

    /**
     * Makes the tables, one opener at a time: SQLite answers "busy" at once, whatever its timeout, where two switch a new file
     * to WAL. The file lock keeps out other processes, the monitor other threads of this one, for which Java's file locks throw.
     */
    private static void migrate(SQLiteDataSource source, Path lockFile) throws IOException {
        synchronized (Journal.class) {
            try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE)) {
                channel.lock(); // until it is closed
                Flyway.configure()
                        .loggers("slf4j") // else it prints by itself where a program has no logging
                        .dataSource(source)
                        .locations("classpath:dev/errand/journal")
                        .load()
                        .migrate();
            }
        }
    }

    /** What an account has under way and has spent, at the moment of deciding. */
    public record Ledger(List<Entry> open, BigDecimal dollarsToday, Set<Address> paidBefore) {}

    /** The ledger as it stands now. It may be outdated at once: only {@link #append} decides by it. */
    public Ledger ledger(ChainId chain, Address account) {
        return guarded(() -> jdbi.withHandle(handle -> ledger(handle, chain, account)));
    }

    /**
     * Writes an execution down, if {@code decision} makes an entry of the ledger: empty writes nothing.
     *
     * @return what was written
     */
    public Optional<Entry> append(ChainId chain, Address account, Function<Ledger, Optional<Entry>> decision) {
        return guarded(() -> jdbi.inTransaction(handle -> {
            Optional<Entry> entry = decision.apply(ledger(handle, chain, account));
            entry.ifPresent(written -> insert(handle, written));
            return entry;
        }));
    }

    /**
     * Moves an execution to another state.
     *
     * @return whether it did: false if it stands elsewhere than in {@code from} by now
     * @throws IllegalArgumentException if the table of {@link State} has no such transition
     */
    public boolean move(Bytes32 intentId, State from, State to, String detail) {
        if (!from.next().contains(to)) {
            throw new IllegalArgumentException("no way from " + from + " to " + to);
        }
        return guarded(() -> jdbi.inTransaction(
                handle -> handle.createUpdate("UPDATE execution SET state = :to, detail = :detail, updated_at = :now"
                                        + " WHERE intent_id = :id AND state = :from")
                                .bind("to", to.name())
                                .bind("detail", detail)
                                .bind("now", clock.instant().toEpochMilli())
                                .bind("id", intentId.toString())
                                .bind("from", from.name())
                                .execute()
                        == 1));
    }

    /** One execution; empty if there is none of this intent. */
    public Optional<Entry> find(Bytes32 intentId) {
        return guarded(
                () -> jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM execution WHERE intent_id = :id")
                        .bind("id", intentId.toString())
                        .map((row, context) -> entry(row))
                        .findOne()));
    }

    /** The account's executions, newest first. */
    public List<Entry> history(ChainId chain, Address account, int limit) {
        return guarded(() -> jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM execution WHERE chain_id = :chain AND account = :account"
                                + " ORDER BY written_at DESC, nonce DESC LIMIT :limit")
                        .bind("chain", chain.value())
                        .bind("account", account.toString())
                        .bind("limit", limit)
                        .map((row, context) -> entry(row))
                        .list()));
    }

    private Ledger ledger(Handle handle, ChainId chain, Address account) {
        String where = " WHERE chain_id = :chain AND account = :account AND state IN ";
        List<Entry> open = handle.createQuery("SELECT * FROM execution" + where + OPEN + " ORDER BY nonce")
                .bind("chain", chain.value())
                .bind("account", account.toString())
                .map((row, context) -> entry(row))
                .list();
        BigDecimal today = handle
                .createQuery("SELECT dollars FROM execution" + where + COUNTED
                        + " AND written_at > :since AND dollars IS NOT NULL")
                .bind("chain", chain.value())
                .bind("account", account.toString())
                .bind("since", clock.instant().minus(DAY).toEpochMilli())
                .mapTo(String.class)
                .stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Set<Address> paid = handle
                .createQuery("SELECT recipients FROM execution WHERE chain_id = :chain AND account = :account"
                        + " AND state = 'EXECUTED' AND recipients <> ''")
                .bind("chain", chain.value())
                .bind("account", account.toString())
                .mapTo(String.class)
                .stream()
                .flatMap(text -> addresses(text).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Ledger(open, today, paid);
    }

    private void insert(Handle handle, Entry entry) {
        Update insert = handle.createUpdate(
                "INSERT INTO execution (intent_id, chain_id, account, plan_hash, proposal_hash, summary, nonce, tx_hash,"
                        + " signed_tx, deadline, most_gas_cost, dollars, recipients, state, detail, written_at, updated_at)"
                        + " VALUES (:intent, :chain, :account, :plan, :proposal, :summary, :nonce, :tx, :signed,"
                        + " :deadline, :gas, :dollars, :recipients, :state, :detail, :now, :now)");
        insert.bind("intent", entry.intentId().toString())
                .bind("chain", entry.chain().value())
                .bind("account", entry.account().toString())
                .bind("plan", entry.planHash().toString())
                .bind("proposal", entry.proposalHash().toString())
                .bind("summary", entry.summary())
                .bind("nonce", entry.nonce())
                .bind("tx", entry.transaction().toString())
                .bind("signed", entry.signedTransaction().toBytes())
                .bind("deadline", entry.deadline().getEpochSecond())
                .bind("gas", entry.mostGasCost().toString())
                .bind("dollars", entry.dollars().map(BigDecimal::toPlainString).orElse(null))
                .bind(
                        "recipients",
                        entry.recipients().stream()
                                .map(Address::toString)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .bind("state", entry.state().name())
                .bind("detail", entry.detail())
                .bind("now", entry.writtenAt().toEpochMilli())
                .execute();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String dollars = row.getString("dollars");
        return new Entry(
                Bytes32.parse(row.getString("intent_id")),
                new ChainId(row.getLong("chain_id")),
                Address.parse(row.getString("account")),
                Bytes32.parse(row.getString("plan_hash")),
                Bytes32.parse(row.getString("proposal_hash")),
                row.getString("summary"),
                row.getLong("nonce"),
                TxHash.parse(row.getString("tx_hash")),
                Bytes.of(row.getBytes("signed_tx")),
                Instant.ofEpochSecond(row.getLong("deadline")),
                new BigInteger(row.getString("most_gas_cost")),
                dollars == null ? Optional.empty() : Optional.of(new BigDecimal(dollars)),
                addresses(row.getString("recipients")),
                State.valueOf(row.getString("state")),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("written_at")));
    }

    private static Set<Address> addresses(String list) {
        return Arrays.stream(list.split(","))
                .filter(text -> !text.isEmpty())
                .map(Address::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new JournalException("the journal cannot be read or written; nothing is sent without it", e);
        }
    }
}
