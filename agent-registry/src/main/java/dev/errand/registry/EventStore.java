package dev.errand.registry;

import dev.errand.chain.Block;
import dev.errand.chain.Log;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/* The events that the indexer read, and up to which blocks. Both change in one transaction, so that a crash leaves them in step. */
final class EventStore {

    /** Marks that are kept: a reorganisation deeper than the oldest one makes the indexer begin anew. */
    private static final int MARKS = 256;

    private final Database database;

    private EventStore(Database database) {
        this.database = database;
    }

    static EventStore open(Path file) {
        return new EventStore(Sqlite.open(file, "onchain"));
    }

    /** A block up to which everything was read. */
    record Mark(long number, Bytes32 hash) {}

    /** The marks, newest first. */
    List<Mark> marks() {
        return marks(MARKS);
    }

    private List<Mark> marks(int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT number, hash FROM mark ORDER BY number DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> new Mark(row.getLong("number"), Bytes32.parse(row.getString("hash"))))
                .list());
    }

    Optional<Mark> newestMark() {
        return marks(1).stream().findFirst();
    }

    /** Hands out all events in the order in which they were read. */
    void replay(Consumer<Log> reader) {
        database.read(handle -> {
            handle.createQuery("SELECT * FROM event ORDER BY id")
                    .map((row, context) -> new Log(
                            Address.parse(row.getString("address")),
                            Arrays.stream(row.getString("topics").split(",", -1))
                                    .map(Bytes32::parse)
                                    .toList(),
                            Bytes.parse(row.getString("data")),
                            row.getLong("block")))
                    .forEach(reader);
            return true;
        });
    }

    /** Takes in all events up to a block. */
    void append(List<Log> logs, Block end) {
        database.write(handle -> {
            for (Log log : logs) {
                handle.execute(
                        "INSERT INTO event (block, address, topics, data) VALUES (?, ?, ?, ?)",
                        log.blockNumber(),
                        log.address().toString(),
                        log.topics().stream().map(Bytes32::toString).collect(Collectors.joining(",")),
                        log.data().toString());
            }
            handle.execute(
                    "INSERT INTO mark (number, hash) VALUES (?, ?)",
                    end.number(),
                    end.hash().toString());
            handle.execute(
                    "DELETE FROM mark WHERE number NOT IN (SELECT number FROM mark ORDER BY number DESC LIMIT ?)",
                    MARKS);
            return true;
        });
    }

    /** Forgets what came after a block. */
    void rewind(long number) {
        database.write(handle -> {
            handle.execute("DELETE FROM event WHERE block > ?", number);
            handle.execute("DELETE FROM mark WHERE number > ?", number);
            return true;
        });
    }
}
