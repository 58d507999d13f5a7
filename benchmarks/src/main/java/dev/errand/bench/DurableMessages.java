package dev.errand.bench;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Sending;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Messages that are on disk before they are accepted, handled, and taken off the disk again, beside SQLite doing no more than the
 * same rows: in groups as large as there are senders, with the same settings, on one thread.
 */
final class DurableMessages {

    private static final int MESSAGES = 25_600;
    private static final int SENDERS = 256;
    private static final int WARM_UP = 8; // rounds until the compiler is done with both
    private static final int MEASURED = 5; // rounds, of which the median counts
    private static final long WAIT_NANOS = 100_000;

    private DurableMessages() {}

    record Note(int number, String text) {}

    static void run(Report report) throws Exception {
        double[] runtime = new double[MEASURED];
        double[] sqlite = new double[MEASURED];
        for (int round = -WARM_UP; round < MEASURED; round++) { // in turns, so that a busy moment meets both
            double one = runtime();
            double other = sqlite();
            if (round >= 0) {
                runtime[round] = one;
                sqlite[round] = other;
            }
        }
        report.figure("messages.durable", median(runtime), "1/s", median(sqlite));
    }

    private static double median(double[] rounds) {
        Arrays.sort(rounds);
        return rounds[rounds.length / 2];
    }

    private static double runtime() throws Exception {
        Path folder = Files.createTempDirectory("errand-bench");
        try (AgentRuntime runtime = AgentRuntime.builder()
                        .store(folder.resolve("messages.db"))
                        .start();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch left = new CountDownLatch(MESSAGES);
            Agent agent = Agent.builder(SigningKey.random())
                    .name("sink")
                    .skill(Skill.of("sink", "Takes"))
                    .onMessage(Note.class, (note, context) -> left.countDown())
                    .build();
            runtime.start(agent);
            long start = System.nanoTime();
            for (int sender = 0; sender < SENDERS; sender++) {
                String conversation = "talk " + sender;
                senders.execute(() -> {
                    for (int i = 0; i < MESSAGES / SENDERS; i++) {
                        while (runtime.send(agent.address(), new Note(i, "as long as such a message is"), conversation)
                                instanceof Sending.Refused) {
                            LockSupport.parkNanos(WAIT_NANOS);
                        }
                    }
                });
            }
            left.await();
            return MESSAGES / ((System.nanoTime() - start) / 1e9);
        } finally {
            delete(folder);
        }
    }

    private static double sqlite() throws Exception {
        Path folder = Files.createTempDirectory("errand-bench");
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("bare.db"));
        try (Connection connection = source.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE inbox (seq INTEGER PRIMARY KEY, recipient BLOB NOT NULL,"
                        + " sender BLOB NOT NULL, id BLOB NOT NULL, conversation TEXT NOT NULL, subject TEXT NOT NULL,"
                        + " schema BLOB NOT NULL, content TEXT NOT NULL, deadline INTEGER NOT NULL,"
                        + " attempts INTEGER NOT NULL)");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM inbox WHERE seq = ?")) {
                long start = System.nanoTime();
                for (int first = 0; first < MESSAGES; first += SENDERS) {
                    int end = Math.min(MESSAGES, first + SENDERS);
                    for (int i = first; i < end; i++) {
                        insert(insert, i);
                    }
                    connection.commit();
                    for (int i = first; i < end; i++) {
                        delete.setLong(1, i);
                        delete.executeUpdate();
                    }
                    connection.commit();
                }
                return MESSAGES / ((System.nanoTime() - start) / 1e9);
            }
        } finally {
            delete(folder);
        }
    }

    private static void insert(PreparedStatement insert, int number) throws SQLException {
        insert.setLong(1, number);
        insert.setBytes(2, new byte[20]);
        insert.setBytes(3, new byte[20]);
        insert.setBytes(4, new byte[32]);
        insert.setString(5, "talk " + number % SENDERS);
        insert.setString(6, "Note");
        insert.setBytes(7, new byte[32]);
        insert.setString(8, "{\"number\":" + number + ",\"text\":\"as long as such a message is\"}");
        insert.setLong(9, 1_767_225_600_000L);
        insert.setInt(10, 0);
        insert.executeUpdate();
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
