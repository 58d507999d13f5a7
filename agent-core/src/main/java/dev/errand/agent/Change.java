package dev.errand.agent;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written to the store as one: all of it or nothing. Not thread-safe. */
final class Change {

    private static final String COLUMNS =
            " (seq, recipient, sender, id, conversation, subject, schema, content, deadline, attempts";

    private static final String INSERT = COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_INBOX = "INSERT INTO inbox" + INSERT;
    private static final String INSERT_OUTBOX = "INSERT INTO outbox" + INSERT;
    private static final String DELETE_HANDLED = "DELETE FROM inbox WHERE seq IN (SELECT value FROM json_each(?))";
    private static final String DELETE_INBOX = "DELETE FROM inbox WHERE seq = ?";
    private static final String DELETE_OUTBOX = "DELETE FROM outbox WHERE seq = ?";

    /** One statement; false if the whole change is void, as when a message came before. */
    @FunctionalInterface
    interface Step {

        boolean run(Statements statements) throws SQLException;
    }

    private final List<Step> steps = new ArrayList<>(2);
    private @Nullable Long handled;

    List<Step> steps() {
        return steps;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Only if nothing with this nonce came from this sender before. */
    Change first(Address sender, Bytes32 nonce, Instant until) {
        steps.add(to -> to.run(
                        "INSERT OR IGNORE INTO seen (sender, nonce, until) VALUES (?, ?, ?)",
                        sender.toBytes(),
                        nonce.toBytes(),
                        until.toEpochMilli())
                == 1);
        return this;
    }

    Change accept(StoredMessage message) {
        return insert(INSERT_INBOX, message);
    }

    Change queue(StoredMessage message) {
        return insert(INSERT_OUTBOX, message);
    }

    Change handled(long seq) {
        handled = seq;
        return delete(DELETE_INBOX, seq);
    }

    /** The message that was handled, if this change holds nothing else: many such are one statement; null otherwise. */
    @Nullable Long handledAlone() {
        return steps.size() == 1 ? handled : null;
    }

    static void deleteHandled(Statements statements, List<Long> seqs) throws SQLException {
        if (!seqs.isEmpty()) {
            statements.run(DELETE_HANDLED, seqs.toString());
        }
    }

    Change delivered(long seq) {
        return delete(DELETE_OUTBOX, seq);
    }

    Change tried(String box, long seq, int attempts) {
        steps.add(to -> to.run("UPDATE " + box + " SET attempts = ? WHERE seq = ?", attempts, seq) >= 0);
        return this;
    }

    /** Moves a message of {@code inbox} or {@code outbox} to the dead letters. */
    Change bury(String box, long seq, int attempts, String reason, Instant at) {
        steps.add(to -> to.run(
                        "INSERT INTO dead_letter" + COLUMNS + ", outgoing, reason, buried_at)"
                                + " SELECT seq, recipient, sender, id, conversation, subject, schema, content, deadline,"
                                + " ?, ?, ?, ? FROM " + box + " WHERE seq = ?",
                        attempts,
                        box.equals("outbox") ? 1 : 0,
                        reason,
                        at.toEpochMilli(),
                        seq)
                >= 0);
        return delete(box.equals("outbox") ? DELETE_OUTBOX : DELETE_INBOX, seq);
    }

    Change put(Address agent, String key, String value) {
        steps.add(to ->
                to.run("INSERT OR REPLACE INTO entry (agent, key, value) VALUES (?, ?, ?)", agent.toBytes(), key, value)
                        >= 0);
        return this;
    }

    Change remove(Address agent, String key) {
        steps.add(to -> to.run("DELETE FROM entry WHERE agent = ? AND key = ?", agent.toBytes(), key) >= 0);
        return this;
    }

    Change rotate(Address agent, String statement) {
        steps.add(to ->
                to.run("INSERT OR REPLACE INTO rotation (agent, statement) VALUES (?, ?)", agent.toBytes(), statement)
                        >= 0);
        return this;
    }

    /** Forgets what came before and would be refused as expired by now. */
    Change forgetSeen(Instant now) {
        steps.add(to -> to.run("DELETE FROM seen WHERE until < ?", now.toEpochMilli()) >= 0);
        return this;
    }

    private Change insert(String sql, StoredMessage message) {
        steps.add(to -> to.run(
                        sql,
                        message.seq(),
                        message.recipient().toBytes(),
                        message.sender().toBytes(),
                        message.id().toBytes(),
                        message.conversation(),
                        message.subject(),
                        message.schema().toBytes(),
                        message.content(),
                        message.deadline().toEpochMilli(),
                        message.attempts())
                >= 0);
        return this;
    }

    private Change delete(String sql, long seq) {
        steps.add(to -> to.run(sql, seq) >= 0);
        return this;
    }
}
