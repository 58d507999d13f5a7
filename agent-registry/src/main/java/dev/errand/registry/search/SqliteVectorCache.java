package dev.errand.registry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/*
 * Vectors in a SQLite file, by the SHA-256 of model and text. It is a cache and no truth: a file that cannot be read or written
 * costs time, never an answer, and the disk is not waited for.
 */
final class SqliteVectorCache implements VectorCache {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteVectorCache.class);
    private static final int BUSY_MILLIS = 2_000;

    private final Jdbi jdbi;

    private SqliteVectorCache(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static VectorCache open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Jdbi jdbi = Jdbi.create(source);
            jdbi.useHandle(handle -> handle.execute(
                    "CREATE TABLE IF NOT EXISTS vector (hash BLOB PRIMARY KEY, floats BLOB NOT NULL) WITHOUT ROWID"));
            return new SqliteVectorCache(jdbi);
        } catch (JdbiException e) {
            LOG.warn("the embedding cache at {} cannot be used: {}", file, e.getMessage());
            return VectorCache.none();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of " + file + " cannot be made", e);
        }
    }

    @Override
    public Map<String, float[]> find(SentenceModel model, List<String> texts) {
        Map<String, float[]> found = new HashMap<>();
        if (texts.isEmpty()) {
            return found;
        }
        try (Handle handle = jdbi.open()) {
            for (String text : texts) {
                handle.createQuery("SELECT floats FROM vector WHERE hash = :hash")
                        .bind("hash", hash(model, text))
                        .mapTo(byte[].class)
                        .findOne()
                        .filter(bytes -> bytes.length == model.dimension() * Float.BYTES)
                        .ifPresent(bytes -> found.put(text, floats(bytes)));
            }
        } catch (JdbiException e) {
            LOG.warn("the embedding cache cannot be read: {}", e.getMessage());
        }
        return found;
    }

    @Override
    public void keep(SentenceModel model, Map<String, float[]> vectors) {
        if (vectors.isEmpty()) {
            return;
        }
        try {
            jdbi.useTransaction(handle -> {
                PreparedBatch batch = handle.prepareBatch("INSERT OR IGNORE INTO vector VALUES (:hash, :floats)");
                vectors.forEach((text, vector) -> batch.bind("hash", hash(model, text))
                        .bind("floats", bytes(vector))
                        .add());
                batch.execute();
            });
        } catch (JdbiException e) {
            LOG.warn("the embedding cache cannot be written: {}", e.getMessage());
        }
    }

    private static byte[] hash(SentenceModel model, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((model.id() + '\n' + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
